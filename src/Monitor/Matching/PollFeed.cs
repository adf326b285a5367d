using System.Diagnostics;
using Monitor.Feeds;
using Monitor.Feeds.Http;
using Monitor.Storage;

namespace Monitor.Matching;

/// <summary>
/// Polls one feed and stores what came of it. This is the edge at which a feed's faults end: whatever happens here is written
/// down for this feed, and the others go on.
/// </summary>
internal sealed class PollFeed(FetchFeed fetch, PrepareItems prepare, TakeInPoll takeIn, TimeProvider time, ILogger<PollFeed> log)
{
    public async Task<PollReport> RunAsync(Feed feed, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var start = Stopwatch.GetTimestamp();
        try
        {
            var result = await fetch.RunAsync(feed, ct);
            var items = result is FetchResult.Fresh fresh ? await prepare.OfPollAsync(feed, fresh.Document, now, ct) : [];
            var took = Stopwatch.GetElapsedTime(start);
            return await takeIn.RunAsync(new PolledFeed(feed, result, await prepare.WithVectorsAsync(feed, items, ct), now, took), ct);
        }
        catch (DatabaseBusyException e)
        {
            log.PollNotStored(feed.Id.Value, e.Message);
            return PollReport.Nothing with { Busy = 1 };
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.PollBroke(feed.Id.Value, e);
            return await RecordAsync(feed, e, now, Stopwatch.GetElapsedTime(start), ct);
        }
    }

    /// <summary>A fault of ours on this feed counts as a failed poll; when even that cannot be stored, the feed stays due.</summary>
    private async Task<PollReport> RecordAsync(Feed feed, Exception fault, DateTimeOffset now, TimeSpan took, CancellationToken ct)
    {
        try
        {
            var reason = $"{WebAddress.Shown(feed.Url)}: Monitor could not take it in ({fault.GetType().Name}: {fault.Message.ReplaceLineEndings(" ")})";
            return await takeIn.RunAsync(new PolledFeed(feed, new FetchResult.Failed(reason, null), [], now, took), ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.PollNotStored(feed.Id.Value, e.Message);
            return PollReport.Nothing with { Busy = 1 };
        }
    }
}
