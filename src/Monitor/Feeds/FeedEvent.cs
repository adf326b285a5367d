namespace Monitor.Feeds;

/// <summary>What happened to a feed beyond a poll's outcome; the daily log tells it, and some of it is mailed to the operator.</summary>
internal sealed record FeedEvent
{
    public required FeedId FeedId { get; init; }
    public required DateTimeOffset HappenedAt { get; init; }
    public required FeedEventKind Kind { get; init; }

    /// <summary>One line for people.</summary>
    public required string Detail { get; init; }

    /// <summary>Of a gap: the period items may be lost of.</summary>
    public DateTimeOffset? FromAt { get; init; }
    public DateTimeOffset? ToAt { get; init; }

    /// <summary>The operator is to be told by mail.</summary>
    public bool Tell { get; init; }
}

internal enum FeedEventKind
{
    /// <summary>No entry of the last window was left: items in between may be lost.</summary>
    Gap,

    /// <summary>More than half of a known feed came anew at once.</summary>
    Republished,

    /// <summary>Its new address was stored.</summary>
    Moved,

    /// <summary>410: it is not polled any more.</summary>
    Gone,

    /// <summary>404 for seven days: it is still polled.</summary>
    Missing,

    /// <summary>Its server gave equal validators to different bodies.</summary>
    Validators,

    /// <summary>A WebSub subscription began, was refused or ended.</summary>
    Push,
}
