namespace Monitor.Feeds.Documents;

/// <summary>
/// Walks once through the tokens of a date and sorts them into <see cref="DateParts"/>. What it does not understand makes the
/// whole text no date: nothing is guessed past a strange word.
/// </summary>
internal static class DateScanner
{
    private const string Separators = ",.-/:;'|•·~–—_@°\"+)";

    public static bool Scan(in DateLine line, ref DateParts parts)
    {
        var (at, offsetMayStand) = (0, false);
        while (at < line.Count)
        {
            var hadClock = parts.HasClock;
            var taken = (offsetMayStand && IsSigned(line, at)) || IsOffsetBehindDate(line, at, parts) ? ZoneReader.Number(line, at, ref parts)
                : line.IsNumber(at) ? Number(line, at, ref parts)
                : line.IsWord(at) ? Word(line, at, ref parts)
                : Sign(line, at, ref parts);
            if (taken <= 0)
                return false;
            offsetMayStand = parts.HasClock && (!hadClock || (offsetMayStand && !line.IsNumber(at)));
            at += taken;
        }

        return true;
    }

    /// <summary>Not the dash between two parts, which has a space on either side.</summary>
    private static bool IsSigned(in DateLine line, int at) => line.IsPlusOrMinus(at) && (!line[at].Spaced || line.Attached(at + 1));

    /// <summary>"15:04, 24 Nov 2026 +0100": the clock came first.</summary>
    private static bool IsOffsetBehindDate(in DateLine line, int at, in DateParts parts) =>
        parts is { HasClock: true, HasDate: true } && line.IsPlusOrMinus(at) && line[at].Spaced && line.Attached(at + 1)
        && line.IsNumber(at + 1) && (line[at + 1].Length == 4 || line.Continues(at + 2, ':', 2));

    private static int Number(in DateLine line, int at, ref DateParts parts)
    {
        if (Unit(line, at, ref parts) is > 0 and var unit)
            return unit;
        if (ClockReader.Read(line, at, ref parts) is not 0 and var clock)
            return clock;
        if (CompactDates.Read(line, at, ref parts) is not 0 and var compact)
            return compact;
        if (line[at].Length > 6)
            return ClockReader.Broken;
        var ordinal = line.Attached(at + 1) && line.Has(at + 1, WordRoles.Ordinal);
        var year = line.IsSign(at - 1, '\'') && line.Attached(at);
        var joint = line.IsNumber(at - 2) && line.IsSign(at - 1) && line.Attached(at - 1) ? (char)line[at - 1].Value : ' ';
        var number = new DateNumber((int)line[at].Value, line[at].Length, joint, ordinal, year);
        return !parts.Add(number) ? ClockReader.Broken : ordinal ? 2 : 1;
    }

    /// <summary>2026年, 11월, 24日: the unit says what the number is.</summary>
    private static int Unit(in DateLine line, int at, ref DateParts parts)
    {
        const WordRoles Units = WordRoles.Year | WordRoles.Month | WordRoles.Day;
        var role = line.Meaning(at + 1).Roles & Units;
        if (role == 0 || line[at].Length > 4)
            return 0;
        var number = (int)line[at].Value;
        ref var part = ref (role == WordRoles.Year ? ref parts.Year : ref (role == WordRoles.Month ? ref parts.Month : ref parts.Day));
        if (part != 0 || number == 0)
            return ClockReader.Broken;
        part = number;
        parts.IsKorean |= IsHangul(line.Text(at + 1)[0]);
        return 2;
    }

    private static int Word(in DateLine line, int at, ref DateParts parts)
    {
        if (line.Text(at) is "T" or "t" && line.IsNumber(at - 1) && line.IsNumber(at + 1))
            return line.IsSign(at + 2, ':') ? 1 : ClockReader.Compact(line, at + 1, ref parts) is > 0 and var clock ? 1 + clock : ClockReader.Broken;
        if (parts.HasClock && ZoneReader.Word(line, at, ref parts) is not 0 and var zone)
            return zone;
        if (IsLetterOfNoDate(line, at, parts))
            return parts.OffsetIsNumeric && line.IsSign(at + 1, '=') ? line.Count - at : ClockReader.Broken;
        if (line.IsWord(at + 1) && DateWords.Of(line.Text(at, at + 1)) is { IsKnown: true } pair)
            return Named(line, at, pair, ref parts) ? 2 : ClockReader.Broken;
        var meaning = line.Meaning(at);
        if ((meaning.Roles & WordRoles.MonthAhead) != 0 && line.IsNumber(at + 1, 2) && parts.Month == 0)
        {
            parts.Month = (int)line[at + 1].Value;
            return 2;
        }

        if (meaning.IsKnown && Named(line, at, meaning, ref parts))
            return 1;
        if (ZoneReader.Word(line, at, ref parts) is not 0 and var dateZone)
            return dateZone;
        return StrangeWord(line, at, parts);
    }

    /// <summary>A military zone (16:00 M), the v of a version, or the m under which Go prints its monotonic clock (m=+0.1).</summary>
    private static bool IsLetterOfNoDate(in DateLine line, int at, in DateParts parts) =>
        line[at].Length == 1 && ((parts.HasClock && char.IsAsciiLetterUpper(line.Text(at)[0])) || line.IsSign(at + 1, '=') || (line.IsNumber(at + 1) && line.Attached(at + 1)));

    private static bool Named(in DateLine line, int at, WordMeaning meaning, ref DateParts parts)
    {
        parts.IsDayFirst |= (meaning.Roles & WordRoles.DayFirst) != 0;
        if (meaning.Month > 0 && SetMonth(meaning, ref parts))
            return true;
        if (meaning.Weekday > 0 && (meaning.Roles & WordRoles.Filler) == 0)
            parts.Weekday = meaning.Weekday;
        else if (IsHalfAhead(line, at, meaning.Roles, parts))
            (parts.Half, parts.IsKorean) = (meaning.Roles & (WordRoles.Am | WordRoles.Pm), parts.IsKorean | IsHangul(line.Text(at)[0]));
        else
            return (meaning.Roles & WordRoles.Filler) != 0 || (at == 0 && line.Text(at) is "am" or "Am");
        return true;
    }

    /// <summary>"mar. 24 nov. 2026": what may be a day's name gives way to the month that follows, or was told before.</summary>
    private static bool SetMonth(WordMeaning meaning, ref DateParts parts)
    {
        if (parts.HasName && parts.Named.Month != meaning.Month)
        {
            if (parts.Named.Weekday == 0)
                return false;
            parts.Weekday = parts.Named.Weekday;
        }

        (parts.Named, parts.NumbersBeforeName) = (meaning, parts.Count);
        return true;
    }

    /// <summary>In East Asia the half of the day stands before the hour; an English AM there would be a German "am".</summary>
    private static bool IsHalfAhead(in DateLine line, int at, WordRoles roles, in DateParts parts) =>
        (roles & (WordRoles.Am | WordRoles.Pm)) != 0 && !parts.HasClock && line.IsNumber(at + 1, 2) && line.Text(at)[0] > 0x7F;

    private static bool IsHangul(char c) => c is >= '\uAC00' and <= '\uD7A3';

    /// <summary>"+0530 IST": where a number has told the zone, its name need not be known.</summary>
    private static int StrangeWord(in DateLine line, int at, in DateParts parts) =>
        parts.OffsetIsNumeric && line[at].Spaced && line[at].Length is >= 2 and <= 5 && !line.Text(at).ContainsAnyExceptInRange('A', 'Z')
            ? 1 : DayBeforeComma(line, at, parts);

    /// <summary>RFC 822 puts the day's name before the first comma: whatever stands there, in whatever language or damage, is skipped.</summary>
    private static int DayBeforeComma(in DateLine line, int at, in DateParts parts)
    {
        if (parts.HasName || parts.HasDate || parts.Count > 0 || parts.HasClock)
            return ClockReader.Broken;
        for (var end = at; end < line.Count && !line.IsNumber(end) && line.Meaning(end).Month == 0; end++)
        {
            if (line.IsSign(end, ',') && end > at)
                return end - at;
        }

        return ClockReader.Broken;
    }

    private static int Sign(in DateLine line, int at, ref DateParts parts)
    {
        if (line.IsSign(at, '('))
            return ZoneReader.Bracketed(line, at, ref parts);
        if (line.IsSign(at, '+') && IsZoneOfDay(line, at, parts))
            return ZoneReader.Number(line, at, ref parts);
        return Separators.Contains((char)line[at].Value) ? 1 : DayBeforeComma(line, at, parts);
    }

    /// <summary>XML Schema's date with a zone, <c>2026-11-24+01:00</c>; with a minus it might be a time as well.</summary>
    private static bool IsZoneOfDay(in DateLine line, int at, in DateParts parts) =>
        parts.HasDate && !parts.HasClock && line.IsNumber(at + 1, 2) && line.Continues(at + 2, ':', 2);
}
