using System.Globalization;
using Microsoft.AspNetCore.Http;
using Monitor.Feeds;
using Monitor.Tests.Matching;
using Monitor.Tests.Storage;
using Xunit;

namespace Monitor.Tests.Feeds;

/// <summary>T14 of the reliability plan at a tenth of its size: a day with twenty feeds whose servers speak HTTP well.</summary>
public sealed class EtiquetteTests
{
    private const int Feeds = 20;

    private static readonly TimeSpan Tick = TimeSpan.FromMinutes(5);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_day_of_polling_asks_for_no_more_than_it_must()
    {
        await using var rig = await PollRig.StartAsync("sqlite");
        var servers = await StartAsync(rig, maxAge: 0, ttl: 0);

        await RunADayAsync(rig);

        Assert.All(servers, server =>
        {
            Assert.InRange(server.Requests.Count, 10, 24 * 12);
            Assert.InRange(server.Requests.Count(r => r.Etag.Length == 0), 1, 2);
            Assert.Equal(0, server.Strange);
        });
    }

    [Theory]
    [InlineData(3_600, 0, 60)]
    [InlineData(0, 90, 90)]
    [InlineData(7_200, 90, 120)]
    public async Task A_feed_that_asks_for_time_says_so_to_the_schedule(int maxAge, int ttl, int minutes)
    {
        await using var rig = await PollRig.StartAsync("sqlite");
        await StartAsync(rig, maxAge, ttl);

        await rig.PollAsync();
        Assert.All(await rig.Feeds.ListAsync(Ct), feed => Assert.Equal(minutes * 60_000, feed.AskedInterval));
        rig.Clock.Advance(TimeSpan.FromHours(3));
        await rig.PollAsync();

        Assert.All(await rig.Feeds.ListAsync(Ct), feed => Assert.Equal(minutes * 60_000, feed.AskedInterval));
    }

    [Theory]
    [InlineData(3_600, 0, 60)]
    [InlineData(0, 90, 90)]
    [InlineData(7_200, 90, 120)]
    public async Task No_feed_is_polled_before_the_time_it_asked_for(int maxAge, int ttl, int minutes)
    {
        await using var rig = await PollRig.StartAsync("sqlite");
        var servers = await StartAsync(rig, maxAge, ttl);

        await RunADayAsync(rig);

        Assert.All(servers, server =>
        {
            var times = server.Requests.Select(r => r.At).ToList();
            Assert.InRange(times.Count, 2, (24 * 60 / minutes) + 1);
            Assert.All(times.Zip(times.Skip(1), (a, b) => b - a), gap => Assert.True(gap >= TimeSpan.FromMinutes(minutes)));
        });
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Retry_after_counts_for_every_feed_of_the_host_and_for_no_other(string kind)
    {
        await using var rig = await PollRig.StartAsync(kind);
        await using var other = await FeedHost.StartAsync();
        other.Serve("/feed", SampleFeeds.Rss(SampleFeeds.Item("1")));
        rig.Host.Fail("/busy", 503, "7200");
        for (var i = 0; i < 3; i++)
            rig.Host.Serve($"/{i}", SampleFeeds.Rss(SampleFeeds.Item($"{i}")));
        await rig.AddAsync("/busy");
        await rig.PollAsync();
        for (var i = 0; i < 3; i++)
            await rig.AddAsync($"/{i}");
        await rig.Feeds.AddAsync(new FeedEntry(other.Url("/feed")), rig.Clock.GetUtcNow(), Ct);
        var until = rig.Clock.GetUtcNow().AddHours(2);

        var report = await rig.PollAsync();

        Assert.Equal((1, 0, 1), (report.Ok, report.Failed, report.Feeds));
        Assert.Single(rig.Host.Requests);
        var feeds = await rig.Feeds.ListAsync(Ct);
        Assert.All(feeds.Where(feed => feed.Url.StartsWith(rig.Host.Address, StringComparison.Ordinal)), feed => Assert.True(feed.NextDueAt >= until));
        Assert.All(feeds.Where(feed => feed.Url != rig.Host.Url("/busy")), feed => Assert.Null(feed.FailingSince));

        rig.Host.Serve("/busy", SampleFeeds.Rss(SampleFeeds.Item("b")));
        rig.Clock.Advance(TimeSpan.FromHours(2.5));
        var after = await rig.PollAsync();
        Assert.Equal((4, 1), (after.Ok, after.Unchanged));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_pause_is_written_to_the_due_times_so_that_a_restart_keeps_it(string kind)
    {
        await using var rig = await PollRig.StartAsync(kind);
        rig.Host.Serve("/well", SampleFeeds.Rss(SampleFeeds.Item("1")));
        await rig.AddAsync("/well");
        await rig.PollAsync();
        rig.Host.Fail("/busy", 429, "36000");
        await rig.AddAsync("/busy");

        await rig.PollAsync();

        var until = rig.Clock.GetUtcNow().AddHours(10);
        Assert.All(await rig.Feeds.ListAsync(Ct), feed => Assert.True(feed.NextDueAt >= until));
        Assert.Null((await rig.FeedAsync("/well")).FailingSince);
    }

    /// <summary>Feeds with an entry an hour, at a minute of their own, and validators that any byte changed would show.</summary>
    private static async Task<List<Server>> StartAsync(PollRig rig, int maxAge, int ttl)
    {
        var servers = Enumerable.Range(0, Feeds).Select(i => new Server(rig, i, maxAge, ttl)).ToList();
        foreach (var server in servers)
            await rig.AddAsync(server.Path);
        return servers;
    }

    private static async Task RunADayAsync(PollRig rig)
    {
        for (var i = 0; i < TimeSpan.FromDays(1) / Tick; i++)
        {
            await rig.PollAsync();
            rig.Clock.Advance(Tick);
        }
    }

    private sealed class Server
    {
        private readonly PollRig rig;
        private readonly int number;
        private readonly int maxAge;
        private readonly int ttl;
        private string lastEtag = "";
        private string lastModified = "";

        public Server(PollRig rig, int number, int maxAge, int ttl)
        {
            (this.rig, this.number, this.maxAge, this.ttl) = (rig, number, maxAge, ttl);
            rig.Host.Answer(Path, AnswerAsync);
        }

        public string Path => string.Create(CultureInfo.InvariantCulture, $"/{number}");

        public List<(DateTimeOffset At, string Etag)> Requests { get; } = [];

        /// <summary>Validators that came back otherwise than they were sent.</summary>
        public int Strange { get; private set; }

        private Task AnswerAsync(HttpContext context)
        {
            var now = rig.Clock.GetUtcNow();
            var (etag, modified) = (context.Request.Headers.IfNoneMatch.ToString(), context.Request.Headers.IfModifiedSince.ToString());
            Requests.Add((now, etag));
            if (etag.Length > 0 && (etag != lastEtag || modified != lastModified))
                Strange++;
            var hour = (int)(now.AddMinutes(number) - DateTimeOffset.UnixEpoch).TotalHours;
            lastEtag = $"W/\"{hour}, '-gzip\"";
            lastModified = string.Create(CultureInfo.InvariantCulture, $"Tue,  03 Nov 2026 {hour % 24:00}:00:00 +0000");
            context.Response.Headers.ETag = lastEtag;
            context.Response.Headers.LastModified = lastModified;
            if (maxAge > 0)
                context.Response.Headers.CacheControl = $"max-age={maxAge}";
            if (etag == lastEtag)
            {
                context.Response.StatusCode = 304;
                return Task.CompletedTask;
            }

            var items = Enumerable.Range(0, 10).Select(i => SampleFeeds.Item($"{number}-{hour - i}"));
            return context.Response.WriteAsync(SampleFeeds.Rss([ttl > 0 ? $"<ttl>{ttl}</ttl>" : "", .. items]), Ct);
        }
    }
}
