using System.Globalization;

namespace Monitor.Subscriptions;

/// <summary>How often a subscription is served.</summary>
internal abstract record Rhythm
{
    private Rhythm() { }

    /// <summary>As each match comes.</summary>
    public sealed record Immediate : Rhythm
    {
        public override string ToString() => "immediate";
    }

    /// <summary>On the hour, of the person's clock.</summary>
    public sealed record Hourly : Rhythm
    {
        public override string ToString() => "hourly";
    }

    public sealed record Daily(TimeOnly At) : Rhythm
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"daily@{At:HH\\:mm}");
    }

    public sealed record Weekly(DayOfWeek Day, TimeOnly At) : Rhythm
    {
        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"weekly@{Day.ToString()[..3].ToUpperInvariant()}@{At:HH\\:mm}");
    }

    /// <summary>Reads <c>immediate</c>, <c>hourly</c>, <c>daily@07:30</c>, <c>weekly@MON@07:30</c>; null when it is none of them.</summary>
    public static Rhythm? TryParse(string text)
    {
        var parts = text.Trim().Split('@');
        return (parts[0].ToLowerInvariant(), parts.Length) switch
        {
            ("immediate", 1) => new Immediate(),
            ("hourly", 1) => new Hourly(),
            ("daily", 2) when ReadTime(parts[1]) is { } at => new Daily(at),
            ("weekly", 3) when ReadDay(parts[1]) is { } day && ReadTime(parts[2]) is { } at => new Weekly(day, at),
            _ => null,
        };
    }

    private static TimeOnly? ReadTime(string text) =>
        TimeOnly.TryParseExact(text, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static DayOfWeek? ReadDay(string text)
    {
        foreach (var day in Enum.GetValues<DayOfWeek>())
            if (day.ToString().Equals(text, StringComparison.OrdinalIgnoreCase)
                || day.ToString()[..3].Equals(text, StringComparison.OrdinalIgnoreCase))
                return day;
        return null;
    }
}
