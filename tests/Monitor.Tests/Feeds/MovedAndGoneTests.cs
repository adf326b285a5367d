using Monitor.Feeds;
using Monitor.Tests.Matching;
using Monitor.Tests.Storage;
using Xunit;

namespace Monitor.Tests.Feeds;

/// <summary>T16 of the reliability plan: redirects that are passing, proven, hostile or endless, and feeds that are gone.</summary>
public sealed class MovedAndGoneTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_permanent_redirect_that_holds_for_a_day_becomes_the_address(string kind)
    {
        await using var rig = await PollRig.StartAsync(kind);
        rig.Host.Redirect("/old", "/new", 301);
        rig.Host.ServeWithEtag("/new", SampleFeeds.Rss(SampleFeeds.Item("1")), "\"1\"");
        await rig.AddAsync("/old");

        await PollEachHourAsync(rig, 23);
        var before = await rig.FeedAsync("/old");
        Assert.Equal((rig.Host.Url("/new"), 23), (before.MovedTo, before.MovedAnswers));
        await PollEachHourAsync(rig, 3);

        var moved = await rig.FeedAsync("/new");
        Assert.Equal((before.Id, 0), (moved.Id, moved.MovedAnswers));
        Assert.Equal($"moved from {rig.Host.Url("/old")} to {rig.Host.Url("/new")}", Assert.Single(await rig.EventsAsync(FeedEventKind.Moved)));
        rig.Host.Requests.Clear();
        await PollEachHourAsync(rig, 1);
        Assert.All(rig.Host.Requests, r => Assert.Equal("/new", r.Path));
        Assert.Single(await rig.Items.NewestAsync(9, Ct));
    }

    [Theory]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    public async Task A_passing_redirect_is_followed_and_never_stored(int status)
    {
        await using var rig = await PollRig.StartAsync("sqlite");
        rig.Host.Redirect("/old", "/new", status);
        rig.Host.Serve("/new", SampleFeeds.Rss(SampleFeeds.Item("1")));
        await rig.AddAsync("/old");

        await PollEachHourAsync(rig, 30);

        var feed = await rig.FeedAsync("/old");
        Assert.Equal((null, null, 0), (feed.FailingSince, feed.MovedTo, feed.MovedAnswers));
    }

    [Fact]
    public async Task One_permanent_redirect_and_then_the_feed_itself_leaves_no_trace()
    {
        await using var rig = await PollRig.StartAsync("sqlite");
        rig.Host.Redirect("/old", "/new", 301);
        rig.Host.Serve("/new", SampleFeeds.Rss(SampleFeeds.Item("1")));
        await rig.AddAsync("/old");
        await PollEachHourAsync(rig, 1);
        Assert.Equal(1, (await rig.FeedAsync("/old")).MovedAnswers);

        rig.Host.Serve("/old", SampleFeeds.Rss(SampleFeeds.Item("1")));
        await PollEachHourAsync(rig, 30);

        Assert.Equal((null, null, 0), await rig.FeedAsync("/old") is var feed ? (feed.MovedTo, feed.MovedSince, feed.MovedAnswers) : default);
    }

    [Fact]
    public async Task Another_target_starts_the_count_anew_and_a_failure_leaves_it()
    {
        await using var rig = await PollRig.StartAsync("sqlite");
        rig.Host.Redirect("/old", "/new", 301);
        rig.Host.Serve("/new", SampleFeeds.Rss(SampleFeeds.Item("1")));
        rig.Host.Serve("/newer", SampleFeeds.Rss(SampleFeeds.Item("1")));
        await rig.AddAsync("/old");
        await PollEachHourAsync(rig, 5);
        rig.Host.Fail("/old", 500);
        await PollEachHourAsync(rig, 1);
        Assert.Equal(5, (await rig.FeedAsync("/old")).MovedAnswers);

        rig.Host.Redirect("/old", "/newer", 308);
        rig.Clock.Advance(TimeSpan.FromHours(20));
        await PollEachHourAsync(rig, 1);

        Assert.Equal((rig.Host.Url("/newer"), 1), await rig.FeedAsync("/old") is var feed ? (feed.MovedTo, feed.MovedAnswers) : default);
    }

    [Fact]
    public async Task A_redirect_to_a_page_is_a_failure_and_no_move()
    {
        await using var rig = await PollRig.StartAsync("sqlite");
        rig.Host.Redirect("/old", "/sale", 301);
        rig.Host.Serve("/sale", "<!doctype html>This domain is for sale", "text/html");
        await rig.AddAsync("/old");

        await PollEachHourAsync(rig, 30);

        var feed = await rig.FeedAsync("/old");
        Assert.NotNull(feed.FailingSince);
        Assert.Equal(0, feed.MovedAnswers);
    }

    [Fact]
    public async Task A_redirect_into_a_private_network_or_a_loop_is_a_failure_and_stores_nothing()
    {
        await using var rig = await PollRig.StartAsync("sqlite");
        rig.Host.Redirect("/inner", "http://10.0.0.5/feed", 308);
        rig.Host.Redirect("/loop", "/loop", 301);
        await rig.AddAsync("/inner");
        await rig.AddAsync("/loop");

        await PollEachHourAsync(rig, 26);

        var (inner, loop) = (await rig.FeedAsync("/inner"), await rig.FeedAsync("/loop"));
        Assert.Contains("the address 10.0.0.5 is private", inner.LastError, StringComparison.Ordinal);
        Assert.Contains("more than 5 redirects", loop.LastError, StringComparison.Ordinal);
        Assert.Equal((null, null), (inner.MovedTo, loop.MovedTo));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_move_to_another_feeds_address_is_told_once_and_not_made(string kind)
    {
        await using var rig = await PollRig.StartAsync(kind);
        rig.Host.Redirect("/old", "/new", 301);
        rig.Host.Serve("/new", SampleFeeds.Rss(SampleFeeds.Item("1")));
        await rig.AddAsync("/old");
        await rig.AddAsync("/new");

        await PollEachHourAsync(rig, 60);

        Assert.Equal(2, (await rig.Feeds.ListAsync(Ct)).Count);
        Assert.EndsWith("which is another feed here already; remove this one", Assert.Single(await rig.EventsAsync(FeedEventKind.Moved)), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_feed_that_is_gone_is_told_and_left_alone_until_someone_asks(string kind)
    {
        await using var rig = await PollRig.StartAsync(kind);
        rig.Host.Fail("/feed", 410);
        await rig.AddAsync("/feed");

        await PollEachHourAsync(rig, 30);

        Assert.Single(rig.Host.Requests);
        Assert.Single(await rig.EventsAsync(FeedEventKind.Gone));
        Assert.Equal(1, await rig.Test.Database.ReadAsync(s => s.FirstAsync<long>("SELECT tell FROM feed_events"), Ct));

        await rig.PollAsync(all: true);
        Assert.NotNull((await rig.FeedAsync("/feed")).GoneAt);
        Assert.Single(await rig.EventsAsync(FeedEventKind.Gone));

        rig.Host.Serve("/feed", SampleFeeds.Rss(SampleFeeds.Item("1")));
        await rig.PollAsync(all: true);
        Assert.Equal((null, null), await rig.FeedAsync("/feed") is var feed ? (feed.GoneAt, feed.FailingSince) : default);
    }

    [Fact]
    public async Task A_feed_that_was_gone_is_polled_again_when_it_is_added_again_and_answers()
    {
        await using var rig = await PollRig.StartAsync("sqlite");
        rig.Host.Fail("/feed", 410);
        await rig.AddAsync("/feed");
        await rig.PollAsync();
        var entry = new FeedEntry(rig.Host.Url("/feed"));

        Assert.IsType<AddedFeed.Refused>(await rig.Get<AddFeed>().RunAsync(entry, Ct));
        rig.Host.Serve("/feed", SampleFeeds.Rss(SampleFeeds.Item("1")));
        Assert.IsType<AddedFeed.Revived>(await rig.Get<AddFeed>().RunAsync(entry, Ct));

        Assert.Equal(1, (await rig.PollAsync()).Ok);
    }

    [Fact]
    public async Task A_feed_that_is_not_found_for_a_week_is_told_once_and_still_polled()
    {
        await using var rig = await PollRig.StartAsync("sqlite");
        await rig.AddAsync("/feed");

        await PollEachHourAsync(rig, 6 * 24);
        Assert.Empty(await rig.EventsAsync(FeedEventKind.Missing));
        await PollEachHourAsync(rig, 4 * 24);

        Assert.Single(await rig.EventsAsync(FeedEventKind.Missing));
        var polls = rig.Host.Requests.Count;
        await PollEachHourAsync(rig, 24);
        Assert.InRange(rig.Host.Requests.Count - polls, 1, 4);
    }

    /// <summary>The clock is turned before each poll.</summary>
    private static async Task PollEachHourAsync(PollRig rig, int hours)
    {
        for (var i = 0; i < hours; i++)
        {
            rig.Clock.Advance(TimeSpan.FromHours(1));
            await rig.PollAsync();
        }
    }
}
