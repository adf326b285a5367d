using Microsoft.Extensions.Options;
using Monitor.Feeds;
using Monitor.Items;
using Monitor.Storage;

namespace Monitor.Matching;

/// <summary>One poll as it came back, before anything of it is stored.</summary>
/// <param name="Items">Drafts of the document's entries; empty unless the fetch was fresh.</param>
internal sealed record PolledFeed(Feed Feed, FetchResult Result, IReadOnlyList<Item> Items, DateTimeOffset At, TimeSpan Took);

/// <summary>
/// Stores a poll in one transaction: items, matches, journal, and only then validators and due time. A crash in between leaves
/// the feed as it was, so the next poll fetches again and no 304 can hide items that were never stored.
/// </summary>
internal sealed class TakeInPoll(Database database, FeedStore feeds, TakeInItems takeIn, MatchItems match, IOptions<FeedsOptions> options)
{
    /// <summary>As many items as tell a feed's rhythm.</summary>
    private const int RhythmItems = 20;

    public Task<PollReport> RunAsync(PolledFeed poll, CancellationToken ct) =>
        database.WriteAsync(session => StoreAsync(session, poll), ct);

    private async Task<PollReport> StoreAsync(Session session, PolledFeed poll)
    {
        var taken = await takeIn.RunAsync(session, poll.Feed, poll.Items, poll.At);
        var counts = taken.Added.Count > 0 ? await match.RunAsync(session, taken.Added, poll.At) : new MatchCounts(0, 0, 0);
        var published = poll.Result is FetchResult.Failed ? [] : await ItemStore.PublishedAsync(session, poll.Feed.Id, RhythmItems);
        var feed = FeedHealth.After(poll.Feed, poll.Result, poll.At, published, options.Value);
        await feeds.SavePollAsync(session, feed, Journal(poll, taken.Added.Count));
        return Report(poll.Result) with { ItemsNew = taken.Added.Count, Matched = counts.Matched, Near = counts.Near };
    }

    private static PollReport Report(FetchResult result) => result switch
    {
        FetchResult.Fresh => PollReport.Nothing with { Ok = 1 },
        FetchResult.Unchanged => PollReport.Nothing with { Unchanged = 1 },
        _ => PollReport.Nothing with { Failed = 1 },
    };

    private static Poll Journal(PolledFeed poll, int itemsNew)
    {
        var (outcome, status, reason) = poll.Result switch
        {
            FetchResult.Fresh fresh => ("ok", fresh.HttpStatus, fresh.Document.Repairs.Count > 0 ? string.Join("; ", fresh.Document.Repairs) : null),
            FetchResult.Unchanged unchanged => ("unchanged", unchanged.HttpStatus, null),
            FetchResult.Failed failed => ("failed", failed.HttpStatus, failed.Reason),
            _ => throw new InvalidOperationException($"a fetch result of an unknown kind: {poll.Result.GetType().Name}"),
        };
        return new Poll(poll.Feed.Id, poll.At, outcome, status, reason, poll.Items.Count, itemsNew, (long)poll.Took.TotalMilliseconds);
    }
}
