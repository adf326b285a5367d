namespace Monitor.DailyLog;

/// <summary>Where a local day begins and ends on the world's clock.</summary>
internal static class LocalDay
{
    /// <returns>Its first instant and the first one after it; 23 to 25 hours apart.</returns>
    public static (DateTimeOffset From, DateTimeOffset To) Bounds(DateOnly date, TimeZoneInfo zone) =>
        (Midnight(date, zone), Midnight(date.AddDays(1), zone));

    public static DateOnly At(DateTimeOffset instant, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    private static DateTimeOffset Midnight(DateOnly date, TimeZoneInfo zone)
    {
        var midnight = date.ToDateTime(TimeOnly.MinValue);
        // Some zones spring forward at midnight: the day then begins at the jump, which the offset before it gives.
        var offset = zone.IsInvalidTime(midnight) ? zone.GetUtcOffset(midnight.AddHours(-3))
            // Those that fall back at midnight have it twice: the first one counts.
            : zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max()
            : zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUniversalTime();
    }
}
