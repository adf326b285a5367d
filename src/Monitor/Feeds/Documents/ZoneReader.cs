using System.Buffers;

namespace Monitor.Feeds.Documents;

/// <summary>
/// The zone: <c>Z</c>, <c>CEST</c>, <c>GMT+2</c>, <c>UTC+02:00</c>, <c>-0500</c>, <c>Europe/Paris</c>, in brackets or not. Answers
/// the number of tokens it took, 0 when no zone stands there, <see cref="ClockReader.Broken"/> for a wrong or a second, other one.
/// </summary>
internal static class ZoneReader
{
    /// <summary>The tz database knows no wider offset than Manila's -15:56 of 1844.</summary>
    private static readonly TimeSpan Widest = new(15, 59, 0);

    private static readonly SearchValues<char> InRegionName =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_/+-");

    public static int Word(in DateLine line, int at, ref DateParts parts)
    {
        if (line.IsSign(at + 1, '/'))
            return Region(line, at, ref parts);
        if (ZoneNames.Offset(line.Text(at)) is { } offset)
        {
            if (line.IsPlusOrMinus(at + 1) && line.Attached(at + 2) && Number(line, at + 1, ref parts) is not 0 and var number)
                return number < 0 ? number : 1 + number;
            return Set(offset, numeric: false, ref parts) ? 1 : ClockReader.Broken;
        }

        if (ZoneNames.Customary(line.Text(at)) is not { } zone || parts.HasZone)
            return 0;
        parts.Zone = zone;
        return 1;
    }

    /// <summary>From the plus or minus on: <c>+2</c>, <c>+02</c>, <c>+530</c>, <c>+0200</c>, <c>+02:00</c>.</summary>
    public static int Number(in DateLine line, int at, ref DateParts parts)
    {
        if (!line.IsNumber(at + 1) || !line.Attached(at + 1))
            return 0;
        var (value, length) = (line[at + 1].Value, line[at + 1].Length);
        var colon = length <= 2 && line.Continues(at + 2, ':', 2);
        var (hours, minutes) = colon ? (value, line[at + 3].Value) : length <= 2 ? (value, 0) : (value / 100, value % 100);
        if (length > 4 || minutes > 59 || (colon && line.IsSign(at, '-') && IsEnd(hours, minutes, parts)))
            return ClockReader.Broken;
        var offset = new TimeSpan((int)hours, (int)minutes, 0);
        return offset <= Widest && Set(line.IsSign(at, '+') ? offset : -offset, numeric: true, ref parts) ? colon ? 4 : 2 : ClockReader.Broken;
    }

    /// <summary>"14:00-15:30" is more likely a beginning and an end than a time and its offset.</summary>
    private static bool IsEnd(long hours, long minutes, in DateParts parts) =>
        parts.ClockMayBegin && (hours * 60) + minutes > (parts.Hour * 60) + parts.Minute;

    /// <summary>
    /// <c>(CEST)</c>, <c>[Europe/Paris]</c>, <c>(화)</c>. RFC 822 makes it a comment, so beside a zone it counts for nothing; alone it
    /// must be one we know.
    /// </summary>
    public static int Bracketed(in DateLine line, int at, ref DateParts parts)
    {
        var end = at + 1;
        while (end < line.Count && !line.IsSign(end, ')'))
            end++;
        var inside = end - at - 1;
        if (inside > 0 && DateWords.Of(line.Text(at + 1, end - 1)).Weekday is > 0 and var day)
            parts.Weekday = day;
        else if (!parts.HasZone && Zone(line, at + 1, ref parts) != inside)
            parts.HasStrangeRemark = true;
        return Math.Min(end + 1, line.Count) - at;
    }

    private static int Zone(in DateLine line, int at, ref DateParts parts) =>
        line.IsWord(at) ? Word(line, at, ref parts) : line.IsPlusOrMinus(at) ? Number(line, at, ref parts) : 0;

    private static int Region(in DateLine line, int at, ref DateParts parts)
    {
        var end = at + 1;
        while (end < line.Count && line.Attached(end) && !line.Text(end).ContainsAnyExcept(InRegionName))
            end++;
        if (ZoneNames.Region(line.Text(at, end - 1)) is not { } zone)
            return 0;
        if (!parts.HasZone)
            parts.Zone = zone;
        return end - at;
    }

    /// <summary>A number outweighs a name that follows it (+0200 CEST); two that contradict each other make no zone.</summary>
    private static bool Set(TimeSpan offset, bool numeric, ref DateParts parts)
    {
        if (parts.Zone is not null || (parts.Offset is { } other && other != offset && (numeric || !parts.OffsetIsNumeric)))
            return false;
        parts.Offset ??= offset;
        parts.OffsetIsNumeric |= numeric;
        return true;
    }
}
