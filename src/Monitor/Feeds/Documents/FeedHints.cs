namespace Monitor.Feeds.Documents;

/// <summary>What a document says about how to be read: how often, when not, where the older pages are, who pushes it.</summary>
internal sealed record FeedHints
{
    public static FeedHints None { get; } = new();

    /// <summary>Time between two polls by RSS ttl (minutes) or the syndication module (sy:updatePeriod, sy:updateFrequency); the longer one.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>Hours of the day, UTC, in which the feed is not to be polled (RSS skipHours).</summary>
    public IReadOnlyList<int> SkipHours { get; init; } = [];

    /// <summary>Days on which the feed is not to be polled (RSS skipDays), UTC.</summary>
    public IReadOnlyList<DayOfWeek> SkipDays { get; init; } = [];

    /// <summary>Absolute address of the WebSub hub (rel=hub).</summary>
    public string? Hub { get; init; }

    /// <summary>The feed's own name for itself (rel=self), absolute: the topic of WebSub.</summary>
    public string? Self { get; init; }

    /// <summary>The page with older entries (RFC 5005: rel=next or rel=prev-archive), absolute.</summary>
    public string? OlderPage { get; init; }

    /// <summary>Its generator is WordPress, which pages with <c>?paged=2</c>.</summary>
    public bool IsWordPress { get; init; }
}
