using Microsoft.Extensions.Options;
using Monitor.Feeds;
using Monitor.Feeds.Documents;
using Monitor.Hosting;
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
internal sealed class TakeInPoll(Database database, TakeInItems takeIn, MatchItems match, ClosePoll close, IOptions<FeedsOptions> options)
{
    public async Task<PollReport> RunAsync(PolledFeed poll, CancellationToken ct)
    {
        Failpoint.Hit(Failpoint.FeedFetched);
        var report = await database.WriteAsync(session => StoreAsync(session, poll), ct);
        Failpoint.Hit(Failpoint.FeedCommitted);
        return report;
    }

    private async Task<PollReport> StoreAsync(Session session, PolledFeed poll)
    {
        if (poll.Result is FetchResult.PutOff putOff)
        {
            await close.RunAsync(session, poll.Feed, putOff);
            return PollReport.Nothing;
        }

        var taken = await takeIn.RunAsync(session, poll.Feed, poll.Items, isPush: poll.Result is FetchResult.Pushed, poll.At);
        Failpoint.Hit(Failpoint.ItemsStored);
        var counts = taken.Added.Count > 0 ? await match.RunAsync(session, taken.Added, poll.At) : new MatchCounts(0, 0, 0);
        Failpoint.Hit(Failpoint.MatchesStored);
        await SaveAsync(session, poll, taken);
        return Report(poll.Result) with { ItemsNew = taken.Added.Count, Matched = counts.Matched, Near = counts.Near };
    }

    private async Task SaveAsync(Session session, PolledFeed poll, TakenIn taken)
    {
        var journal = Journal(poll, taken.Added.Count);
        if (poll.Result is FetchResult.Pushed)
        {
            await close.RunAsync(session, journal);
            return;
        }

        var window = await PollWindow.ReadAsync(session, poll, taken);
        var feed = FeedHealth.After(poll.Feed, poll.Result, poll.At, window, options.Value) with { Slow = poll.Took >= options.Value.SlowAfter };
        await close.RunAsync(session, new ClosingPoll(poll.Feed, poll.Result, feed, window), journal);
    }

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
