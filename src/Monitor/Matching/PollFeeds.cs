using Monitor.Feeds;
using Monitor.Feeds.Http;

namespace Monitor.Matching;

/// <summary>One cycle: the due feeds are fetched side by side, politely to each host, and each is taken in by itself.</summary>
internal sealed class PollFeeds(FeedStore feeds, PollFeed pollFeed, FetchGate gate, TimeProvider time, ILogger<PollFeeds> log)
{
    /// <summary>A cycle takes the longest overdue feeds; the rest is due at the next tick.</summary>
    private const int MostFeeds = 5_000;

    /// <summary>A host with more feeds than it can be asked for in this time goes on at the next tick: the others do not wait for it.</summary>
    private static readonly TimeSpan LongestQueue = TimeSpan.FromSeconds(20);

    /// <param name="all">Every feed, due or not.</param>
    public async Task<PollReport> RunAsync(bool all, CancellationToken ct)
    {
        var due = all ? await feeds.ListAsync(ct) : Fitting(await feeds.DueAsync(time.GetUtcNow(), MostFeeds, ct));
        var polls = await Task.WhenAll(due.Select(feed => gate.RunAsync(HostOf(feed), () => pollFeed.RunAsync(feed, ct), ct)));
        var sum = polls.Aggregate(PollReport.Nothing, (a, b) => a + b);
        if (sum.Feeds > 0)
            log.Polled(sum.Feeds, sum.Ok, sum.Unchanged, sum.Failed, sum.Busy, sum.ItemsNew, sum.Matched, sum.Near);
        return sum;
    }

    private List<Feed> Fitting(IReadOnlyList<Feed> due) =>
        due.GroupBy(HostOf).SelectMany(host => host.Take(gate.TurnsWithin(LongestQueue))).ToList();

    private static string HostOf(Feed feed) => Uri.TryCreate(feed.Url, UriKind.Absolute, out var url) ? url.Authority : feed.Url;
}
