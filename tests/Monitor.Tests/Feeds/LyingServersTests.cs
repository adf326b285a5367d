using Microsoft.AspNetCore.Http;
using Monitor.Feeds;
using Monitor.Tests.Matching;
using Xunit;

namespace Monitor.Tests.Feeds;

/// <summary>T15 of the reliability plan, and what else servers get wrong about versions and failures.</summary>
public sealed class LyingServersTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_item_behind_an_ETag_that_never_changes_is_seen_within_a_day()
    {
        await using var rig = await PollRig.StartAsync("sqlite");
        rig.Host.ServeWithEtag("/feed", SampleFeeds.Rss(SampleFeeds.Item("1")), "\"always\"");
        await rig.AddAsync("/feed");
        await rig.PollAsync();
        rig.Host.ServeWithEtag("/feed", SampleFeeds.Rss(SampleFeeds.Item("2"), SampleFeeds.Item("1")), "\"always\"");

        await PollAsync(rig, TimeSpan.FromMinutes(20), 3 * 25);

        Assert.Equal(2, (await rig.Items.NewestAsync(9, Ct)).Count);
        Assert.True((await rig.FeedAsync("/feed")).ValidatorsBroken);
        Assert.Single(await rig.EventsAsync(FeedEventKind.Validators));

        // From now on the next poll sees what is new.
        rig.Host.ServeWithEtag("/feed", SampleFeeds.Rss(SampleFeeds.Item("3"), SampleFeeds.Item("2")), "\"always\"");
        await PollAsync(rig, TimeSpan.FromMinutes(20), 1);
        Assert.Equal(3, (await rig.Items.NewestAsync(9, Ct)).Count);
    }

    [Fact]
    public async Task An_honest_server_that_changes_is_not_taken_for_a_liar()
    {
        await using var rig = await PollRig.StartAsync("sqlite");
        await rig.AddAsync("/feed");
        for (var hour = 0; hour < 60; hour++)
        {
            rig.Host.ServeWithEtag("/feed", SampleFeeds.Rss(SampleFeeds.Item($"{hour / 7}")), $"\"{hour / 7}\"");
            await PollAsync(rig, TimeSpan.FromHours(1), 1);
        }

        Assert.False((await rig.FeedAsync("/feed")).ValidatorsBroken);
        Assert.Empty(await rig.EventsAsync(FeedEventKind.Validators));
    }

    [Fact]
    public async Task A_changing_ETag_under_the_same_Last_Modified_costs_no_full_fetch()
    {
        // CommaFeed #1746: the 304 brings a new ETag, and a reader that keeps the old one never gets a 304 again.
        await using var rig = await PollRig.StartAsync("sqlite");
        var (version, unconditional, stale) = (0, 0, 0);
        rig.Host.Answer("/feed", context =>
        {
            var asked = context.Request.Headers.IfNoneMatch.ToString();
            var isCurrent = asked == $"\"{version}\"";
            unconditional += asked.Length == 0 ? 1 : 0;
            stale += asked.Length > 0 && !isCurrent ? 1 : 0;
            version++;
            context.Response.Headers.ETag = $"\"{version}\"";
            context.Response.Headers.LastModified = "Tue, 03 Nov 2026 08:00:00 GMT";
            context.Response.StatusCode = isCurrent ? 304 : 200;
            return isCurrent ? Task.CompletedTask : context.Response.WriteAsync(SampleFeeds.Rss(SampleFeeds.Item("1")));
        });
        await rig.AddAsync("/feed");

        await PollAsync(rig, TimeSpan.FromMinutes(30), 40);

        Assert.Equal((1, 0), (unconditional, stale));
        Assert.InRange(version, 30, 40);
    }

    [Fact]
    public async Task A_304_without_headers_keeps_both_validators()
    {
        await using var rig = await PollRig.StartAsync("sqlite");
        rig.Host.Answer("/feed", context =>
        {
            if (context.Request.Headers.IfNoneMatch == "W/\"1\"")
            {
                context.Response.StatusCode = 304;
                return Task.CompletedTask;
            }

            context.Response.Headers.ETag = "W/\"1\"";
            context.Response.Headers.LastModified = "yesterday, about noon";
            return context.Response.WriteAsync(SampleFeeds.Rss(SampleFeeds.Item("1")));
        });
        await rig.AddAsync("/feed");

        await PollAsync(rig, TimeSpan.FromMinutes(30), 5);

        Assert.All(rig.Host.Requests.Skip(1), r => Assert.Equal(("W/\"1\"", "yesterday, about noon"), (r.Headers.IfNoneMatch.ToString(), r.Headers.IfModifiedSince.ToString())));
        Assert.Equal(("W/\"1\"", "yesterday, about noon"), await rig.FeedAsync("/feed") is var feed ? (feed.Etag, feed.LastModified) : default);
    }

    [Fact]
    public async Task A_304_after_a_failure_does_not_make_the_feed_healthy()
    {
        await using var rig = await PollRig.StartAsync("sqlite");
        rig.Host.ServeWithEtag("/feed", SampleFeeds.Rss(SampleFeeds.Item("1")), "\"1\"");
        await rig.AddAsync("/feed");
        await rig.PollAsync();
        rig.Host.Serve("/feed", "<!doctype html>Maintenance", "text/html");
        await PollAsync(rig, TimeSpan.FromHours(1), 1);
        var failing = await rig.FeedAsync("/feed");

        rig.Host.Fail("/feed", 304);
        await PollAsync(rig, TimeSpan.FromHours(2), 1);

        var still = await rig.FeedAsync("/feed");
        Assert.Equal((failing.FailingSince, failing.LastError, failing.Failures), (still.FailingSince, still.LastError, still.Failures));
        Assert.True(still.PolledAt > failing.PolledAt);
        Assert.Empty(rig.Host.Requests.Last().Headers.IfNoneMatch.ToString());

        rig.Host.ServeWithEtag("/feed", SampleFeeds.Rss(SampleFeeds.Item("1")), "\"1\"");
        await PollAsync(rig, TimeSpan.FromHours(2), 1);
        Assert.Null((await rig.FeedAsync("/feed")).FailingSince);
    }

    [Fact]
    public async Task An_outage_of_our_own_climbs_no_ladder()
    {
        await using var rig = await PollRig.StartAsync("sqlite");
        await rig.Feeds.AddAsync(new FeedEntry("http://nowhere.invalid/feed"), rig.Clock.GetUtcNow(), Ct);

        await PollAsync(rig, TimeSpan.FromMinutes(20), 5);

        var feed = (await rig.Feeds.FindAsync("http://nowhere.invalid/feed", Ct))!;
        Assert.Equal((0, true), (feed.Failures, feed.FailingSince is not null));
        Assert.Contains("the name cannot be resolved", feed.LastError, StringComparison.Ordinal);
        Assert.InRange((feed.NextDueAt - rig.Clock.GetUtcNow()).TotalMinutes, 13, 17);

        rig.Host.Serve("/well", SampleFeeds.Rss(SampleFeeds.Item("1")));
        await rig.AddAsync("/well");
        await rig.PollAsync();
        rig.Clock.Advance(TimeSpan.FromMinutes(1));
        await rig.PollAsync(all: true);
        Assert.Equal(1, (await rig.Feeds.FindAsync("http://nowhere.invalid/feed", Ct))!.Failures);
    }

    /// <summary>The clock is turned before each poll.</summary>
    private static async Task PollAsync(PollRig rig, TimeSpan step, int times)
    {
        for (var i = 0; i < times; i++)
        {
            rig.Clock.Advance(step);
            await rig.PollAsync();
        }
    }
}
