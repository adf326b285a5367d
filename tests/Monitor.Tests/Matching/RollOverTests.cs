using System.Globalization;
using Monitor.Feeds;
using Monitor.Tests.Feeds;
using Monitor.Tests.Storage;
using Xunit;

namespace Monitor.Tests.Matching;

/// <summary>Feeds that publish faster than their document is long (T17).</summary>
public sealed class RollOverTests
{
    private const int Window = 20;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_fast_feed_is_polled_often_enough_after_three_polls_and_loses_nothing_then(string kind)
    {
        await using var rig = await PollRig.StartAsync(kind, options: ("MinimumInterval", "00:00:10"));
        var stream = new Stream(rig, () => TimeSpan.FromSeconds(20));
        await rig.AddAsync("/fast");

        for (var i = 0; i < 3; i++)
            await stream.PollAtDueAsync();
        var seen = stream.Emitted;
        for (var i = 0; i < 20; i++)
            Assert.InRange(await stream.PollAtDueAsync(), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(133.4));

        Assert.Empty(await stream.LostAsync(from: seen - Window));
    }

    [Fact]
    public async Task A_burst_is_told_once_and_loses_only_what_came_before_the_reaction()
    {
        await using var rig = await PollRig.StartAsync("sqlite", options: ("MinimumInterval", "00:00:05"));
        var pace = TimeSpan.FromMinutes(2);
        var stream = new Stream(rig, () => pace);
        await rig.AddAsync("/fast");
        for (var i = 0; i < 5; i++)
            await stream.PollAtDueAsync();

        pace = TimeSpan.FromSeconds(1);
        var burst = rig.Clock.GetUtcNow();
        await stream.PollAtDueAsync();
        var beforeReaction = stream.Emitted;
        while (rig.Clock.GetUtcNow() < burst.AddMinutes(10))
            await stream.PollAtDueAsync();

        var lost = await stream.LostAsync(from: 0);
        Assert.All(lost, number => Assert.True(number <= beforeReaction, $"item {number} was lost after the reaction at {beforeReaction}"));
        var gap = Assert.Single(await rig.EventsAsync(FeedEventKind.Gap));
        Assert.StartsWith("none of its 20 entries was known: about ", gap, StringComparison.Ordinal);
        Assert.NotEmpty(lost);
    }

    [Fact]
    public async Task A_gap_is_closed_from_the_older_pages_where_the_feed_has_them()
    {
        await using var rig = await PollRig.StartAsync("sqlite");
        rig.Host.Serve("/feed", Page(1, 5, older: "/feed?page=2"));
        await rig.AddAsync("/feed");
        await rig.PollAsync();

        rig.Clock.Advance(TimeSpan.FromHours(3));
        rig.Host.Serve("/feed", Page(11, 5, older: "/older"));
        rig.Host.Serve("/older", Page(6, 5, older: "/oldest"));
        rig.Host.Serve("/oldest", Page(1, 5, older: "/nothing"));
        await rig.PollAsync();

        Assert.Equal(15, (await rig.Items.NewestAsync(99, Ct)).Count);
        Assert.Empty(await rig.EventsAsync(FeedEventKind.Gap));
        Assert.Equal(["/feed", "/feed", "/older", "/oldest"], rig.Host.Requests.Select(request => request.Path));
    }

    [Fact]
    public async Task A_gap_whose_older_pages_do_not_answer_is_told_and_tried_once()
    {
        await using var rig = await PollRig.StartAsync("sqlite");
        rig.Host.Serve("/feed", Page(1, 5, older: "/older"));
        await rig.AddAsync("/feed");
        await rig.PollAsync();
        foreach (var first in (int[])[11, 21, 31])
        {
            rig.Clock.Advance(TimeSpan.FromHours(3));
            rig.Host.Serve("/feed", Page(first, 5, older: "/older"));
            await rig.PollAsync();
        }

        Assert.Equal(3, (await rig.EventsAsync(FeedEventKind.Gap)).Count);
        Assert.Single(rig.Host.Requests, request => request.Path == "/older");
        Assert.Equal(20, (await rig.Items.NewestAsync(99, Ct)).Count);
    }

    private static string Page(int first, int count, string older) =>
        $"""
        <feed xmlns="http://www.w3.org/2005/Atom"><title>Pages</title><link rel="next" href="{older}"/>
        {string.Concat(Enumerable.Range(first, count).Reverse().Select(number =>
            $"<entry><title>Entry {number}</title><id>urn:{number}</id><link href=\"https://a.example/{number}\"/></entry>"))}
        </feed>
        """;

    /// <summary>A newsroom that publishes at a pace and shows its last twenty items; its own ledger is the number of items.</summary>
    private sealed class Stream(PollRig rig, Func<TimeSpan> pace)
    {
        private readonly List<DateTimeOffset> published = [rig.Clock.GetUtcNow().AddMinutes(-10)];

        public int Emitted => published.Count;

        /// <summary>Turns the clock to when the feed is due, polls, and tells how long it had waited.</summary>
        public async Task<TimeSpan> PollAtDueAsync()
        {
            var feed = await rig.FeedAsync("/fast");
            var wait = feed.NextDueAt - rig.Clock.GetUtcNow();
            if (wait > TimeSpan.Zero)
                rig.Clock.Advance(wait);
            Publish();
            var report = await rig.PollAsync();
            Assert.True(report is { Feeds: 1, Failed: 0 }, (await rig.FeedAsync("/fast")).LastError);
            return wait;
        }

        public async Task<IReadOnlyList<int>> LostAsync(int from)
        {
            var stored = (await rig.Items.NewestAsync(100_000, Ct)).Select(item => int.Parse(item.ItemKey, CultureInfo.InvariantCulture)).ToHashSet();
            return Enumerable.Range(Math.Max(from, stored.Min()), Emitted - Math.Max(from, stored.Min())).Where(number => !stored.Contains(number)).ToList();
        }

        private void Publish()
        {
            while (published[^1] + pace() <= rig.Clock.GetUtcNow())
                published.Add(published[^1] + pace());
            var shown = Enumerable.Range(0, published.Count).TakeLast(Window).Reverse()
                .Select(i => SampleFeeds.Item(i.ToString(CultureInfo.InvariantCulture), date: published[i].ToString("r", CultureInfo.InvariantCulture)));
            rig.Host.Serve("/fast", SampleFeeds.Rss([.. shown]));
        }
    }
}
