using System.Globalization;

namespace Monitor.Feeds;

/// <summary>How much a feed wants a person's eye.</summary>
internal enum FeedMood
{
    Good,
    Quiet,
    Strained,
    Bad,
}

/// <summary>A feed's state in words: every feed has one that people see.</summary>
/// <param name="Word">One or two words.</param>
/// <param name="Detail">One line, where there is more to say.</param>
internal sealed record FeedCondition(string Word, FeedMood Mood, string? Detail)
{
    /// <summary>Windows overlap at least this often in a feed that is polled in time; below it, items may be lost.</summary>
    private const double Safe = 1.5;

    public static FeedCondition Of(Feed feed) => feed switch
    {
        { GoneAt: { } gone } => new("gone", FeedMood.Bad, $"since {Instant(gone)}; it is not polled any more"),
        { PolledAt: null } => new("not polled yet", FeedMood.Quiet, null),
        { FailingSince: { } since } => new("failing", FeedMood.Bad, $"since {Instant(since)}"),
        _ when Overlap(feed) is < Safe and { } overlap => new("runs short", FeedMood.Strained, Short(feed, overlap)),
        { WatchfulPolls: > 0 } => new("watched", FeedMood.Strained, "items were lost; it is polled more often for a while"),
        { Slow: true } => new("slow", FeedMood.Strained, "its last answer took very long; it is polled apart from the others"),
        { PushedUntil: { } until } when until > feed.PolledAt => new("pushed", FeedMood.Good, $"by its hub until {Instant(until)}"),
        _ => new("ok", FeedMood.Good, null),
    };

    /// <summary>How many polls fit into the window it shows (its safety ratio); null when that is not known.</summary>
    private static double? Overlap(Feed feed) =>
        feed.WindowMs is { } window && feed.PolledAt is { } polled && feed.NextDueAt > polled
            ? window / (feed.NextDueAt - polled).TotalMilliseconds
            : null;

    private static string Short(Feed feed, double overlap) => string.Create(CultureInfo.InvariantCulture,
        $"it shows {feed.WindowMs / 60_000d:0.#} minutes and is polled every {feed.WindowMs / overlap / 60_000d:0.#}: items may be lost");

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
