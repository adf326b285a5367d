using System.Globalization;

namespace Monitor.Feeds;

/// <summary>Says in words what a feed may have lost when its window rolled over between two polls.</summary>
internal static class FeedGap
{
    /// <param name="feed">As it was before the poll.</param>
    public static FeedEvent Seen(Feed feed, FeedWindow window, DateTimeOffset now)
    {
        var from = feed.SucceededAt ?? now;
        var to = window.Oldest is { } oldest && oldest > from && oldest < now ? oldest : now;
        return new FeedEvent
        {
            FeedId = feed.Id,
            HappenedAt = now,
            Kind = FeedEventKind.Gap,
            FromAt = from,
            ToAt = to,
            Detail = $"none of its {window.Entries} entries was known: {Lost(window, to - from)} may be lost between {Instant(from)} and {Instant(to)}{Mend(feed, window)}",
        };
    }

    /// <summary>The pace of the window over the time that no window covered.</summary>
    private static string Lost(FeedWindow window, TimeSpan uncovered)
    {
        if (window.Span is not { } span)
            return "items";
        var about = (long)Math.Round(window.Entries * (uncovered / span));
        return about <= 1 ? "an item" : string.Create(CultureInfo.InvariantCulture, $"about {about} items");
    }

    private static string Mend(Feed feed, FeedWindow window) =>
        window.Span is { } span && feed.AskedInterval is { } asked && TimeSpan.FromMilliseconds(asked) > span / 3
            ? string.Create(CultureInfo.InvariantCulture,
                $"; it asks for {asked / 60_000d:0.#} minutes between polls but shows only {span.TotalMinutes:0.#}")
            : "; it is polled more often now";

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
