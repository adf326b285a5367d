using System.Diagnostics;
using Monitor.Feeds;
using Monitor.Feeds.Push;

namespace Monitor.Matching;

/// <summary>
/// Takes in what a hub brought, through the transaction that stores polls: the same identity, the same matching, a journal row
/// of outcome <c>push</c>. What polling knows of the feed does not move: a push may hold only a part of the document.
/// </summary>
internal sealed class TakeInPush(ReadPush read, PrepareItems prepare, TakeInPoll takeIn, TimeProvider time, ILogger<TakeInPush> log)
{
    /// <param name="body">Fetches the message; not called for a callback that is not ours.</param>
    /// <returns>False when the callback is not, or no longer, ours.</returns>
    public async Task<bool> RunAsync(string token, Func<Task<PushMessage>> body, CancellationToken ct)
    {
        if (await read.FindAsync(token, ct) is not ({ } push, { } feed))
            return false;
        var now = time.GetUtcNow();
        var start = Stopwatch.GetTimestamp();
        if (await read.RunAsync(push, feed, await body(), ct) is not { } pushed)
            return true;
        var items = await prepare.OfPushAsync(feed, pushed.Document, now, ct);
        var result = new FetchResult.Pushed(pushed.Document);
        var took = Stopwatch.GetElapsedTime(start);
        var report = await takeIn.RunAsync(new PolledFeed(feed, result, await prepare.WithVectorsAsync(feed, items, ct), now, took), ct);
        log.Pushed(feed.Id.Value, items.Count, report.ItemsNew, report.Matched);
        return true;
    }
}
