using Monitor.Feeds;
using Monitor.Items;
using Monitor.Storage;

namespace Monitor.Matching;

/// <summary>Reads what a poll saw of its feed's pace, once its items are stored.</summary>
internal static class PollWindow
{
    /// <summary>As many items as tell a feed's rhythm.</summary>
    private const int RhythmItems = 20;

    public static async Task<FeedWindow> ReadAsync(Session session, PolledFeed poll, TakenIn taken)
    {
        if (poll.Result is FetchResult.Failed)
            return FeedWindow.Unseen;
        var published = await ItemStore.PublishedAsync(session, poll.Feed.Id, RhythmItems);
        if (poll.Result is not FetchResult.Fresh)
            return FeedWindow.Unseen with { Published = published, Span = GrownSpan(poll) };
        var hadItems = taken.Known > 0 || await ItemStore.CountAsync(session, poll.Feed.Id) > taken.Added.Count;
        return new FeedWindow
        {
            Published = published,
            Span = FeedWindow.SpanOf(poll.Items.Select(item => item.PublishedAt), poll.At),
            Oldest = poll.Items.Min(item => item.PublishedAt),
            Entries = taken.Known + taken.Added.Count,
            New = taken.Added.Count,
            Since = hadItems ? poll.At - poll.Feed.SucceededAt : null,
        };
    }

    /// <summary>The same entries as last time, and the time that has passed since.</summary>
    private static TimeSpan? GrownSpan(PolledFeed poll) =>
        poll.Feed.WindowMs is { } ms ? TimeSpan.FromMilliseconds(ms) + (poll.At - poll.Feed.PolledAt) : null;
}
