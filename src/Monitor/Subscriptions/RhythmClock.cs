using System.Globalization;

namespace Monitor.Subscriptions;

/// <summary>
/// When a rhythm is due on a person's clock. A wall time that is skipped in spring is due at the first instant after the gap,
/// one that comes twice in autumn at its first occurrence; an hour that comes twice is two hours.
/// </summary>
internal static class RhythmClock
{
    /// <summary>The last period that is due at <paramref name="now"/>; null for <see cref="Rhythm.Immediate"/>, which knows no periods.</summary>
    public static Period? Latest(Rhythm rhythm, TimeZoneInfo zone, DateTimeOffset now) => rhythm switch
    {
        Rhythm.Hourly => LatestHour(zone, now),
        Rhythm.Daily daily => LatestDay(daily.At, zone, now),
        Rhythm.Weekly weekly => LatestWeek(weekly, zone, now),
        _ => null,
    };

    /// <summary>The first due instant after <paramref name="now"/>; null for <see cref="Rhythm.Immediate"/>.</summary>
    public static DateTimeOffset? Next(Rhythm rhythm, TimeZoneInfo zone, DateTimeOffset now) => rhythm switch
    {
        Rhythm.Hourly => NextHour(zone, now),
        Rhythm.Daily daily => Days(zone, now, -1, 2).Select(day => Instant(day, daily.At, zone)).First(due => due > now),
        Rhythm.Weekly weekly => Days(zone, now, -1, 9).Where(day => day.DayOfWeek == weekly.Day)
            .Select(day => Instant(day, weekly.At, zone)).First(due => due > now),
        _ => null,
    };

    /// <summary>The instant of a local wall time, by the rules above.</summary>
    public static DateTimeOffset Instant(DateOnly day, TimeOnly at, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(at);
        // Zone changes fall on whole minutes; the longest gap known is the day that Samoa left out in 2011.
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(1);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    private static Period LatestDay(TimeOnly at, TimeZoneInfo zone, DateTimeOffset now)
    {
        var day = Days(zone, now, -2, 1).Last(day => Instant(day, at, zone) <= now);
        return new Period(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Instant(day, at, zone));
    }

    private static Period LatestWeek(Rhythm.Weekly weekly, TimeZoneInfo zone, DateTimeOffset now)
    {
        var day = Days(zone, now, -8, 1).Last(day => day.DayOfWeek == weekly.Day && Instant(day, weekly.At, zone) <= now);
        var date = day.ToDateTime(TimeOnly.MinValue);
        var key = string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(date):0000}-W{ISOWeek.GetWeekOfYear(date):00}");
        return new Period(key, Instant(day, weekly.At, zone));
    }

    private static Period LatestHour(TimeZoneInfo zone, DateTimeOffset now)
    {
        var offset = zone.GetUtcOffset(now);
        var local = now.ToOffset(offset);
        var due = new DateTimeOffset(local.Year, local.Month, local.Day, local.Hour, 0, 0, offset);
        var key = due.ToString("yyyy-MM-ddTHHzzz", CultureInfo.InvariantCulture);
        // A change within the hour (Lord Howe: half an hour): the hour on this side of it starts with it.
        while (zone.GetUtcOffset(due) != offset)
            due = due.AddMinutes(1);
        return new Period(key, due.ToUniversalTime());
    }

    private static DateTimeOffset NextHour(TimeZoneInfo zone, DateTimeOffset now)
    {
        var later = now;
        while (LatestHour(zone, later).DueAt <= now)
            later = later.AddMinutes(15);
        return LatestHour(zone, later).DueAt;
    }

    /// <summary>Local days around <paramref name="now"/>, in order.</summary>
    private static IEnumerable<DateOnly> Days(TimeZoneInfo zone, DateTimeOffset now, int from, int to)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        for (var offset = from; offset <= to; offset++)
            yield return today.AddDays(offset);
    }
}
