namespace Monitor.Feeds.Documents;

/// <summary>
/// Which number is the day, which the month, which the year. Every order that somebody writes is tried; the date is sure when
/// all that are possible mean one day, or the day of the week that stands beside leaves one.
/// </summary>
internal static class DateOrder
{
    private const int FirstYear = 1970;
    private const int LastYear = 2199;
    private static readonly TimeSpan Korea = TimeSpan.FromHours(9);

    public static bool IsYear(int year) => year is >= FirstYear and <= LastYear;

    public static bool IsDay(int year, int month, int day) =>
        IsYear(year) && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    /// <summary>RFC 2822 §4.3: two digits up to 49 are this century's.</summary>
    public static int Century(int year) => year + (year < 50 ? 2000 : 1900);

    public static DateTimeOffset? Instant(int year, int month, int day) =>
        IsDay(year, month, day) ? new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero) : null;

    /// <summary>Six digits that some order reads as a day with a year of two digits.</summary>
    public static bool MayBeShortDay(long digits)
    {
        var (a, b, c) = ((int)(digits / 10_000), (int)(digits / 100 % 100), (int)(digits % 100));
        return IsDay(Century(a), b, c) || IsDay(Century(c), b, a) || IsDay(Century(c), a, b);
    }

    public static DateTimeOffset? Instant(ref DateParts parts)
    {
        TakeTrailingClock(ref parts);
        if (Day(parts) is not { } day || (parts.HasStrangeRemark && !parts.HasZone))
            return null;
        if (!parts.HasClock)
            return Zoned(day, parts);
        var hour = Hour(parts);
        // A leap second has no instant of its own here; it counts as the second before it.
        if (hour is null or > 24 || parts.Minute > 59 || parts.Second > 60 || (hour == 24 && parts.Minute + parts.Second > 0))
            return null;
        return Zoned(day.AddHours(hour.Value).AddMinutes(parts.Minute).AddSeconds(Math.Min(parts.Second, 59)), parts);
    }

    private static DateTimeOffset? Zoned(DateTime local, in DateParts parts)
    {
        if (parts.Zone is { } zone && (zone.IsInvalidTime(local) || zone.IsAmbiguousTime(local)))
            return null;
        // Korean is written in one zone only; the peers read its clock so too. A day without a clock stays the day it names.
        var offset = parts.Offset ?? parts.Zone?.GetUtcOffset(local) ?? (parts.IsKorean && parts.HasClock ? Korea : TimeSpan.Zero);
        var instant = new DateTimeOffset(local, TimeSpan.Zero) - offset;
        return IsYear(instant.Year) ? instant : null;
    }

    private static int? Hour(in DateParts parts) => parts.Half switch
    {
        WordRoles.None => parts.Hour,
        WordRoles.Pm when parts.Hour is > 12 and < 24 => parts.Hour,
        _ when parts.Hour > 12 => null,
        WordRoles.Am => parts.Hour % 12,
        _ => (parts.Hour % 12) + 12,
    };

    /// <summary>"24 Nov 2026 0800": four or six digits behind a whole date with a whole year are its time.</summary>
    private static void TakeTrailingClock(ref DateParts parts)
    {
        if (parts.HasClock || parts.Count == 0 || (parts.Year == 0 && parts.Count < (parts.HasName ? 3 : 4)))
            return;
        var whole = parts.Year > 0;
        for (var at = 0; at < parts.Count - 1; at++)
            whole |= parts.Numbers[at].Digits == 4;
        var last = parts.Numbers[parts.Count - 1];
        if (whole && last is { Digits: 4 or 6, Joint: ' ' } && ClockReader.SetCompact(last.Value, last.Digits, ref parts))
            parts.Count--;
    }

    private static DateTime? Day(in DateParts parts)
    {
        // "mar. 24/11/2026": beside three numbers the name is the day's.
        var dayNamed = parts.Count == 3 && parts.Named.Weekday > 0;
        var candidates = new DateCandidates(dayNamed ? parts.Named.Weekday : parts.Weekday);
        if (parts.Year > 0)
            OfUnits(parts, ref candidates);
        else if (!dayNamed && (parts.HasName || parts.Month > 0))
            OfNamedMonth(parts, ref candidates);
        else if (parts.Count == 3)
            candidates.AddNumbers(parts.Numbers[0], parts.Numbers[1], parts.Numbers[2], parts.IsDayFirst);
        else if (parts.Count == 2 && !parts.HasClock)
            candidates.AddNumbers(parts.Numbers[0], parts.Numbers[1]);
        return candidates.Sure;
    }

    private static void OfUnits(in DateParts parts, ref DateCandidates candidates)
    {
        if (parts.Count == 0 && !parts.HasName && parts.Month > 0 && (parts.Day > 0 || !parts.HasClock))
            candidates.Add(parts.Year, parts.Month, Math.Max(parts.Day, 1));
    }

    private static void OfNamedMonth(in DateParts parts, ref DateCandidates candidates)
    {
        var (first, second) = (parts.Numbers[0], parts.Numbers[1]);
        var (year, day) = parts.Count switch
        {
            1 when first.Digits == 4 && !parts.HasClock && parts.Day == 0 => (first.Value, 1),
            2 when first.IsDay || second.IsYear || (first.IsShort && !second.IsDay && second.Digits <= 4) => (Year(second), first.Value),
            2 when second.IsShort && first.Digits is 2 or 4 => (Year(first), second.Value),
            _ => (0, 0),
        };
        // "08 27 Oct" may be either; nobody writes so.
        if (parts.Count == 2 && parts.NumbersBeforeName == 2 && first.IsShort && second.IsShort)
            return;
        // "99-Jan-05": what is no day is the year.
        if (parts.Count == 2 && first is { IsDay: false, Digits: 2, Value: > 31 } && second.IsShort)
            (year, day) = (Year(first), second.Value);
        candidates.Add(year, parts.HasName ? parts.Named.Month : parts.Month, day);
        if (parts.Named.OtherMonth > 0)
            candidates.Add(year, parts.Named.OtherMonth, day);
    }

    private static int Year(DateNumber number) => number.Digits switch
    {
        2 => Century(number.Value),
        3 => number.Value + 1900,
        4 => number.Value,
        _ => 0,
    };
}
