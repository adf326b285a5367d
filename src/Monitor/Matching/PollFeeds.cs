using Monitor.Feeds;
using Monitor.Feeds.Http;

namespace Monitor.Matching;

/// <summary>Which feeds a cycle takes.</summary>
internal enum PollScope
{
    /// <summary>The due ones that answer in time.</summary>
    Usual,

    /// <summary>The due ones of the slow lane.</summary>
    Slow,

    /// <summary>All that are due.</summary>
    Due,

    /// <summary>Every feed, due or not.</summary>
    All,
}

/// <summary>One cycle: the due feeds are fetched side by side, politely to each host, and each is taken in by itself.</summary>
internal sealed class PollFeeds(FeedStore feeds, PollFeed pollFeed, FetchGate gate, TimeProvider time, ILogger<PollFeeds> log)
{
    /// <summary>A cycle takes the longest overdue feeds; the rest is due at the next tick.</summary>
    private const int MostFeeds = 5_000;

    /// <summary>A host with more feeds than it can be asked for in this time goes on at the next tick: the others do not wait for it.</summary>
    private static readonly TimeSpan LongestQueue = TimeSpan.FromSeconds(20);

    public async Task<PollReport> RunAsync(PollScope scope, CancellationToken ct)
    {
        var taken = scope == PollScope.All ? await feeds.ListAsync(ct) : Fitting(await feeds.DueAsync(time.GetUtcNow(), LaneOf(scope), MostFeeds, ct));
        var polls = await Task.WhenAll(taken.Select(feed => gate.RunAsync(HostOf(feed), feed.Slow, () => pollFeed.RunAsync(feed, ct), ct)));
        var sum = polls.Aggregate(PollReport.Nothing, (a, b) => a + b);
        if (sum.Feeds > 0)
            log.Polled(sum.Feeds, sum.Ok, sum.Unchanged, sum.Failed, sum.Busy, sum.ItemsNew, sum.Matched, sum.Near);
        return sum;
    }

    private List<Feed> Fitting(IReadOnlyList<Feed> due) =>
        due.GroupBy(HostOf).SelectMany(host => host.Take(gate.TurnsWithin(LongestQueue))).ToList();

    private static bool? LaneOf(PollScope scope) => scope == PollScope.Due ? null : scope == PollScope.Slow;

    private static string HostOf(Feed feed) => WebAddress.HostOf(feed.Url);
}
