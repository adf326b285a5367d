using Microsoft.Extensions.Options;
using Monitor.Feeds;
using Monitor.Feeds.Documents;
using Monitor.Items;
using Monitor.Storage;

namespace Monitor.Matching;

/// <summary>One poll as it came back, before anything of it is stored.</summary>
/// <param name="Items">Drafts of the document's entries; empty unless there is a document.</param>
internal sealed record PolledFeed(Feed Feed, FetchResult Result, IReadOnlyList<Item> Items, DateTimeOffset At, TimeSpan Took);

/// <summary>
/// Stores a poll in one transaction: items, matches, journal, and only then validators and due time. A crash in between leaves
/// the feed as it was, so the next poll fetches again and no 304 can hide items that were never stored.
/// </summary>
internal sealed class TakeInPoll(
    Database database, ClosePoll close, FeedEventStore events, ItemStore items, MatchItems match, IOptions<FeedsOptions> options)
{
    /// <summary>As many items as tell a feed's rhythm.</summary>
    private const int RhythmItems = 20;

    /// <summary>A poll that takes this long hangs or drips: its feed goes on in the slow lane, where it cannot hold up the others.</summary>
    private static readonly TimeSpan SlowAfter = TimeSpan.FromSeconds(10);

    public Task<PollReport> RunAsync(PolledFeed poll, CancellationToken ct) =>
        database.WriteAsync(session => StoreAsync(session, poll), ct);

    private async Task<PollReport> StoreAsync(Session session, PolledFeed poll)
    {
        if (poll.Result is FetchResult.PutOff putOff)
        {
            await close.RunAsync(session, poll.Feed, putOff);
            return PollReport.Nothing;
        }

        var added = await items.InsertNewAsync(session, poll.Items);
        var counts = added.Count > 0 ? await match.RunAsync(session, added, poll.At) : new MatchCounts(0, 0, 0);
        await SaveAsync(session, poll, added.Count);
        return Report(poll.Result) with { ItemsNew = added.Count, Matched = counts.Matched, Near = counts.Near };
    }

    private async Task SaveAsync(Session session, PolledFeed poll, int added)
    {
        var journal = Journal(poll, added);
        if (poll.Result is FetchResult.Pushed)
        {
            await close.RunAsync(session, journal);
            return;
        }

        var window = await WindowAsync(session, poll, added);
        var feed = FeedHealth.After(poll.Feed, poll.Result, poll.At, window, options.Value) with { Slow = poll.Took >= SlowAfter };
        if (window.IsGap)
            await events.AddAsync(session, FeedGap.Seen(poll.Feed, window, poll.At, poll.Items.Min(item => item.PublishedAt)));
        await close.RunAsync(session, poll.Feed, poll.Result, feed, journal);
    }

    private async Task<FeedWindow> WindowAsync(Session session, PolledFeed poll, int added)
    {
        if (poll.Result is FetchResult.Failed)
            return FeedWindow.Unseen;
        var published = await items.PublishedAsync(session, poll.Feed.Id, RhythmItems);
        if (poll.Result is not FetchResult.Fresh)
            return FeedWindow.Unseen with { Published = published, Span = GrownSpan(poll) };
        var total = await items.CountAsync(session, poll.Feed.Id);
        return new FeedWindow
        {
            Published = published,
            Span = FeedWindow.SpanOf(poll.Items.Select(item => item.PublishedAt), poll.At),
            Entries = poll.Items.Count,
            New = added,
            Since = total > added ? poll.At - poll.Feed.SucceededAt : null,
        };
    }

    /// <summary>The same entries as last time, and the time that has passed since.</summary>
    private static TimeSpan? GrownSpan(PolledFeed poll) =>
        poll.Feed.WindowMs is { } ms ? TimeSpan.FromMilliseconds(ms) + (poll.At - poll.Feed.PolledAt) : null;

    private static PollReport Report(FetchResult result) => result switch
    {
        FetchResult.Fresh or FetchResult.Pushed => PollReport.Nothing with { Ok = 1 },
        FetchResult.Unchanged => PollReport.Nothing with { Unchanged = 1 },
        _ => PollReport.Nothing with { Failed = 1 },
    };

    private static Poll Journal(PolledFeed poll, int itemsNew)
    {
        (string, int?, string?) told = poll.Result switch
        {
            FetchResult.Fresh fresh => ("ok", fresh.HttpStatus, Repairs(fresh.Document)),
            FetchResult.Pushed pushed => ("push", null, Repairs(pushed.Document)),
            FetchResult.Unchanged unchanged => ("unchanged", unchanged.HttpStatus, null),
            FetchResult.Failed failed => ("failed", failed.HttpStatus, failed.Reason),
            _ => throw new InvalidOperationException($"a fetch result of an unknown kind: {poll.Result.GetType().Name}"),
        };
        var (outcome, status, reason) = told;
        return new Poll(poll.Feed.Id, poll.At, outcome, status, reason, poll.Items.Count, itemsNew, (long)poll.Took.TotalMilliseconds);
    }

    private static string? Repairs(ParsedFeed document) => document.Repairs.Count > 0 ? string.Join("; ", document.Repairs) : null;
}
