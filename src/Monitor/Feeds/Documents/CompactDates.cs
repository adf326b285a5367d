using System.Globalization;

namespace Monitor.Feeds.Documents;

/// <summary>Dates that are one run of digits, ISO 8601 weeks and ordinal days, and texts that are nothing but a number.</summary>
internal static class CompactDates
{
    private const int Broken = ClockReader.Broken;

    /// <summary>Seconds of 2001-09-09 and 2032-06-04: between them ten digits cannot be read as a date with an hour.</summary>
    private const long FirstUnixTime = 1_000_000_000;
    private const long EndOfUnixTimes = 1_970_000_000;

    public static int Read(in DateLine line, int at, ref DateParts parts)
    {
        if (parts.HasDate || !line.IsNumber(at))
            return 0;
        return line[at].Length switch
        {
            8 => SetDay(line[at].Value, ref parts) ? 1 : Broken,
            12 => SetDay(line[at].Value / 10_000, ref parts) && ClockReader.SetCompact(line[at].Value % 10_000, 4, ref parts) ? 1 : Broken,
            14 => SetDay(line[at].Value / 1_000_000, ref parts) && ClockReader.SetCompact(line[at].Value % 1_000_000, 6, ref parts)
                ? line.Continues(at + 1, '.', 9) ? 3 : 1 : Broken,
            4 when parts.Count == 0 && !parts.HasName => OfYear(line, at, ref parts),
            7 => Ordinal((int)(line[at].Value / 1000), (int)(line[at].Value % 1000), ref parts) ? 1 : Broken,
            _ => 0,
        };
    }

    /// <summary>A text of one number: a year, a month (201412), or the seconds, milli-, micro- or nanoseconds of a Unix time.</summary>
    public static bool IsAlone(in DateToken number, out DateTimeOffset? instant)
    {
        instant = number.Length switch
        {
            4 => DateOrder.Instant((int)number.Value, 1, 1),
            // Year and month, unless it may be a day with a year of two digits.
            6 when !DateOrder.MayBeShortDay(number.Value) => DateOrder.Instant((int)(number.Value / 100), (int)(number.Value % 100), 1),
            10 => Unix(number.Value),
            13 => Unix(number.Value / 1_000),
            16 => Unix(number.Value / 1_000_000),
            19 => Unix(number.Value / 1_000_000_000),
            _ => null,
        };
        return number.Kind == DateTokenKind.Number && number.Length is not (7 or 8 or 12 or 14);
    }

    /// <summary>ISO 8601:2000 §5.2.1.3: <c>-YY-MM</c> and <c>-YYMM</c>, a month of the century at hand.</summary>
    public static bool IsTruncated(in DateLine line, out DateTimeOffset? instant)
    {
        instant = null;
        if (!line.IsSign(0, '-') || !line.Attached(1) || !line.IsNumber(1, 4))
            return false;
        var joined = line.Count == 2 && line[1].Length == 4;
        if (!joined && !(line.Count == 4 && line[1].Length == 2 && line.Continues(2, '-', 2) && line[3].Length == 2))
            return false;
        var (year, month) = joined ? (line[1].Value / 100, line[1].Value % 100) : (line[1].Value, line[3].Value);
        instant = DateOrder.Instant(DateOrder.Century((int)year), (int)month, 1);
        return true;
    }

    private static DateTimeOffset? Unix(long seconds) =>
        seconds is >= FirstUnixTime and < EndOfUnixTimes ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    private static bool SetDay(long yyyymmdd, ref DateParts parts)
    {
        if (parts.Count > 0 || parts.HasName || yyyymmdd % 10_000 == 0)
            return false;
        (parts.Year, parts.Month, parts.Day) = ((int)(yyyymmdd / 10_000), (int)(yyyymmdd / 100 % 100), (int)(yyyymmdd % 100));
        return parts.Month > 0 && parts.Day > 0;
    }

    private static bool SetOrdinal(int year, int day, ref DateParts parts)
    {
        if (!DateOrder.IsYear(year) || day < 1 || day > (DateTime.IsLeapYear(year) ? 366 : 365) || parts.Count > 0)
            return false;
        var date = new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddDays(day - 1);
        (parts.Year, parts.Month, parts.Day) = (date.Year, date.Month, date.Day);
        return true;
    }

    /// <summary>ISO 8601 without a hyphen, 2026335; not 2026112, which may be a date that lost a zero.</summary>
    private static bool Ordinal(int year, int day, ref DateParts parts) =>
        !DateOrder.IsDay(year, day / 100, day % 100) && !DateOrder.IsDay(year, day / 10, day % 10) && SetOrdinal(year, day, ref parts);

    private static int OfYear(in DateLine line, int at, ref DateParts parts)
    {
        if (line.Continues(at + 1, ':', 2) && line.Continues(at + 3, ':', 2))
            return OfExif(line, at, ref parts);
        if (line.Continues(at + 1, '-', 3) && line[at + 2].Length == 3 && !line.Continues(at + 3, '-', 2))
            return SetOrdinal((int)line[at].Value, (int)line[at + 2].Value, ref parts) ? 3 : Broken;
        return Week(line, at, ref parts);
    }

    /// <summary><c>2026-W48-2</c>, <c>2026W482</c>, <c>2026-W48</c> (its Monday).</summary>
    private static int Week(in DateLine line, int at, ref DateParts parts)
    {
        var word = line.IsSign(at + 1, '-') ? at + 2 : at + 1;
        if (!line.IsWord(word) || line.Text(word) is not ("W" or "w") || !line.Attached(word) || !line.IsNumber(word + 1, 3) || !line.Attached(word + 1))
            return 0;
        var (week, day, taken) = ((int)line[word + 1].Value, 1, word + 2 - at);
        if (line[word + 1].Length == 3)
            (week, day) = (week / 10, week % 10);
        else if (line.Continues(word + 2, '-', 1))
            (day, taken) = ((int)line[word + 3].Value, taken + 2);
        var year = (int)line[at].Value;
        if (!DateOrder.IsYear(year) || day is < 1 or > 7 || week < 1 || week > ISOWeek.GetWeeksInYear(year))
            return Broken;
        var date = ISOWeek.ToDateTime(year, week, (DayOfWeek)(day % 7));
        (parts.Year, parts.Month, parts.Day) = (date.Year, date.Month, date.Day);
        return taken;
    }

    /// <summary><c>2026:11:24</c>, as cameras write; the clock would take the month for an hour.</summary>
    private static int OfExif(in DateLine line, int at, ref DateParts parts)
    {
        (parts.Year, parts.Month, parts.Day) = ((int)line[at].Value, (int)line[at + 2].Value, (int)line[at + 4].Value);
        return parts.Month > 0 && parts.Day > 0 ? 5 : Broken;
    }
}
