using Microsoft.Data.Sqlite;
using Monitor.Feeds;
using Monitor.Tests.Feeds;
using Monitor.Tests.Storage;
using Xunit;

namespace Monitor.Tests.Matching;

public sealed class PollFeedsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_feed_is_stored_once_and_then_answers_304(string kind)
    {
        await using var rig = await PollRig.StartAsync(kind);
        rig.Host.ServeWithEtag("/a", SampleFeeds.Rss(SampleFeeds.Item("1"), SampleFeeds.Item("2")), "\"v1\"");
        await rig.AddAsync("/a");

        var first = await rig.PollAsync();
        var early = await rig.PollAsync();
        rig.Clock.Advance(TimeSpan.FromHours(1));
        var second = await rig.PollAsync();

        Assert.Equal((1, 0, 2), (first.Ok, first.Unchanged, first.ItemsNew));
        Assert.Equal(0, early.Feeds);
        Assert.Equal((0, 1, 0), (second.Ok, second.Unchanged, second.ItemsNew));
        var feed = await rig.FeedAsync("/a");
        Assert.Equal(("Harbour Post", "\"v1\"", "en"), (feed.Title, feed.Etag, feed.Language));
        Assert.Equal(["2", "1"], (await rig.Items.NewestAsync(9, Ct)).Select(i => i.ItemKey));
        Assert.Equal("\"v1\"", rig.Host.Requests.Last().Headers.IfNoneMatch);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Nothing_moves_when_the_transaction_breaks_after_the_items(string kind)
    {
        await using var rig = await PollRig.StartAsync(kind);
        rig.Host.ServeWithEtag("/a", SampleFeeds.Rss(SampleFeeds.Item("1")), "\"v1\"");
        await rig.AddAsync("/a");
        var before = await rig.FeedAsync("/a");

        await rig.SqlAsync("ALTER TABLE polls RENAME TO polls_away");
        var broken = await rig.PollAsync();

        Assert.Equal((1, 0), (broken.Busy, broken.ItemsNew));
        Assert.Equal(before, await rig.FeedAsync("/a"));
        Assert.Empty(await rig.Items.NewestAsync(9, Ct));

        await rig.SqlAsync("ALTER TABLE polls_away RENAME TO polls");
        Assert.Equal(1, (await rig.PollAsync()).ItemsNew);
        Assert.Empty(rig.Host.Requests.Last().Headers.IfNoneMatch.ToString());
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task The_past_of_a_new_feed_is_stored_and_held_and_its_dates_tell_its_rhythm(string kind)
    {
        await using var rig = await PollRig.StartAsync(kind);
        var past = Enumerable.Range(1, 12).Select(day => SampleFeeds.Item($"{day}", $"Day {day}", rig.Clock.GetUtcNow().AddDays(-day).ToString("r")));
        var future = SampleFeeds.Item("99", "To come", "Thu, 31 Dec 2099 08:00:00 GMT");
        rig.Host.Serve("/a", SampleFeeds.Rss([.. past, future]));
        await rig.AddAsync("/a");

        Assert.Equal(13, (await rig.PollAsync()).ItemsNew);

        var items = await rig.Items.NewestAsync(20, Ct);
        Assert.Equal(["4", "5", "6", "7", "8", "9", "10", "11", "12"], items.Where(item => item.Held == "old").Select(item => item.ItemKey).Reverse());
        Assert.InRange((await rig.FeedAsync("/a")).NextDueAt - rig.Clock.GetUtcNow(), TimeSpan.FromHours(10.8), TimeSpan.FromHours(13.2));
        rig.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, (await rig.PollAsync()).ItemsNew);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Bad_feeds_do_not_stop_the_good_ones(string kind)
    {
        await using var rig = await PollRig.StartAsync(kind);
        rig.Host.Serve("/good", SampleFeeds.Rss(SampleFeeds.Item("1")));
        rig.Host.Serve("/page", "<html></html>", "text/html");
        rig.Host.Answer("/cut", context => { context.Abort(); return Task.CompletedTask; });
        rig.Host.Answer("/hang", context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        foreach (var path in (string[])["/page", "/404", "/cut", "/hang", "/good"])
            await rig.AddAsync(path);

        var report = await rig.PollAsync();

        Assert.Equal((1, 4, 0, 1), (report.Ok, report.Failed, report.Busy, report.ItemsNew));
        var failing = await rig.FeedAsync("/404");
        Assert.Equal((rig.Clock.GetUtcNow(), 1), (failing.FailingSince, failing.Failures));
        Assert.Equal($"{rig.Host.Url("/404")}: the server answered 404 Not Found", failing.LastError);
        Assert.InRange(failing.NextDueAt - rig.Clock.GetUtcNow(), TimeSpan.FromMinutes(27), TimeSpan.FromMinutes(33));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_feed_that_comes_back_is_healthy_and_climbs_down_one_step(string kind)
    {
        await using var rig = await PollRig.StartAsync(kind);
        await rig.AddAsync("/a");
        await rig.PollAsync(all: true);
        await rig.PollAsync(all: true);
        rig.Host.Serve("/a", SampleFeeds.Rss(SampleFeeds.Item("1")));

        await rig.PollAsync(all: true);

        var feed = await rig.FeedAsync("/a");
        Assert.Equal((1, null, null), (feed.Failures, feed.FailingSince, feed.LastError));
        Assert.Equal(rig.Clock.GetUtcNow(), feed.SucceededAt);
    }

    [Fact]
    public async Task Retry_after_is_kept_across_a_restart()
    {
        await using var rig = await PollRig.StartAsync("sqlite");
        rig.Host.Fail("/a", 503, "7200");
        await rig.AddAsync("/a");

        await rig.PollAsync();

        Assert.Equal(TimeSpan.FromHours(2), (await rig.FeedAsync("/a")).NextDueAt - rig.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_feed_whose_poll_meets_a_busy_database_stays_due()
    {
        await using var rig = await PollRig.StartAsync("sqlite", busyTimeout: TimeSpan.FromSeconds(1));
        rig.Host.Serve("/a", SampleFeeds.Rss(SampleFeeds.Item("1")));
        await rig.AddAsync("/a");
        var before = await rig.FeedAsync("/a");

        await using (var other = new SqliteConnection(rig.Test.Database.SqliteConnectionString))
        {
            await other.OpenAsync(Ct);
            await using var hold = other.BeginTransaction(deferred: false);
            Assert.Equal(1, (await rig.PollAsync()).Busy);
        }

        Assert.Equal(before, await rig.FeedAsync("/a"));
        Assert.Equal(1, (await rig.PollAsync()).ItemsNew);
    }

    [Fact]
    public async Task A_private_feed_address_is_a_failed_poll()
    {
        await using var rig = await PollRig.StartAsync("sqlite");
        await rig.Feeds.AddAsync(new FeedEntry("http://169.254.169.254/latest"), rig.Clock.GetUtcNow(), Ct);

        Assert.Equal(1, (await rig.PollAsync()).Failed);

        Assert.Contains("169.254.169.254 is link-local", Assert.Single(await rig.Feeds.ListAsync(Ct)).LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_with_many_feeds_does_not_hold_up_the_cycle()
    {
        await using var rig = await PollRig.StartAsync("sqlite", spacing: TimeSpan.FromMinutes(1));
        foreach (var path in (string[])["/a", "/b", "/c"])
        {
            rig.Host.Serve(path, SampleFeeds.Rss(SampleFeeds.Item("1")));
            await rig.AddAsync(path);
        }

        Assert.Equal(1, (await rig.PollAsync()).Feeds);

        Assert.Equal(2, (await rig.Feeds.DueAsync(rig.Clock.GetUtcNow(), slow: null, 9, Ct)).Count);
    }
}
