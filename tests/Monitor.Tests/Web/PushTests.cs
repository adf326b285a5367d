using System.Net;
using Microsoft.AspNetCore.Http;
using Monitor.Feeds;
using Monitor.Feeds.Push;
using Monitor.Items;
using Monitor.Matching;
using Monitor.Storage;
using Monitor.Tests.Feeds;
using Monitor.Tests.Feeds.Push;
using Xunit;

namespace Monitor.Tests.Web;

/// <summary>WebSub from the feed's document to the stored item, with a hub on loopback and a clock that is turned.</summary>
public sealed class PushTests : IAsyncLifetime
{
    private const string Public = "https://monitor.example";
    private const string Shells = "North Korea ships artillery shells to Russia";

    private FeedHost host = null!;
    private WebApp web = null!;
    private TestHub hub = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = await FeedHost.StartAsync();
        await StartAsync(Public);
    }

    public async ValueTask DisposeAsync()
    {
        await web.DisposeAsync();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task A_feed_that_names_a_hub_is_pushed_from_then_on()
    {
        hub.Publish();
        var feed = await PolledAsync();

        await RoundAsync();
        Assert.Equal(("subscribe", hub.Topic, "604800"), (hub.Asked["hub.mode"], hub.Asked["hub.topic"], hub.Asked["hub.lease_seconds"]));
        Assert.StartsWith(Public + "/push/", hub.Asked["hub.callback"], StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "kiwi<b>"), await hub.VerifyAsync());
        Assert.Equal(web.Time.GetUtcNow().AddDays(7), (await FeedAsync()).PushedUntil);
        Assert.Equal(HttpStatusCode.Accepted, await hub.DistributeAsync(hub.Document(null, SampleFeeds.Item("p1", Shells))));

        var item = (await web.Get<ItemStore>().NewestAsync(1, Ct))[0];
        Assert.Equal(("p1", Shells, feed.Id), (item.ItemKey, item.Title, item.FeedId));
        Assert.Equal(1, await CountAsync("SELECT COUNT(*) FROM matches m JOIN items i ON i.id = m.item_id WHERE i.item_key = 'p1'"));
        Assert.Equal($"push began: {host.Url("/hub")} brings what is new", await EventsAsync());
    }

    [Fact]
    public async Task A_hub_in_the_header_of_the_answer_is_a_hub()
    {
        host.Answer("/feed", async context =>
        {
            context.Response.Headers.Link = $"<{host.Url("/hub")}>; rel=\"hub\", <https://publisher.example/feed>; rel=\"self\"";
            await context.Response.WriteAsync(SampleFeeds.Rss(), Ct);
        });

        var feed = await PolledAsync();

        Assert.Equal((host.Url("/hub"), "https://publisher.example/feed"), (feed.Hub, feed.SelfUrl));
    }

    [Fact]
    public async Task A_push_moves_nothing_that_polling_knows_of_the_feed()
    {
        hub.Publish(null, SampleFeeds.Item("a"), SampleFeeds.Item("b"));
        await PolledAsync();
        await RoundAsync();
        await hub.VerifyAsync();
        var before = await FeedAsync();
        web.Time.Advance(TimeSpan.FromMinutes(3));

        await hub.DistributeAsync(hub.Document(null, SampleFeeds.Item("b"), SampleFeeds.Item("c")));

        Assert.Equal(before, await FeedAsync());
        Assert.Equal(1, await CountAsync("SELECT COUNT(*) FROM polls WHERE outcome = 'push' AND entries = 2 AND items_new = 1"));
    }

    [Fact]
    public async Task A_push_of_many_new_items_with_older_dates_holds_none_of_them()
    {
        hub.Publish(null, SampleFeeds.Item("a"));
        await PolledAsync();
        await RoundAsync();
        await hub.VerifyAsync();
        var lastWeek = web.Time.GetUtcNow().AddDays(-7).ToString("r", System.Globalization.CultureInfo.InvariantCulture);

        await hub.DistributeAsync(hub.Document(null, [.. Enumerable.Range(0, 6).Select(i => SampleFeeds.Item($"n{i}", $"A report of harbour {i}", lastWeek))]));

        Assert.Equal(6, await CountAsync("SELECT COUNT(*) FROM items WHERE item_key LIKE 'n%' AND held IS NULL"));
    }

    [Fact]
    public async Task A_forged_message_is_answered_like_a_true_one_and_left_out()
    {
        hub.Publish();
        await PolledAsync();
        await RoundAsync();
        await hub.VerifyAsync();
        var document = hub.Document(null, SampleFeeds.Item("forged"));

        foreach (var signature in (string[])["", "sha256=", "sha256=" + new string('0', 64), "md5=0"])
            Assert.Equal(HttpStatusCode.Accepted, await hub.DistributeAsync(document, signature));

        Assert.Equal(0, await CountAsync("SELECT COUNT(*) FROM items WHERE item_key = 'forged'"));
        Assert.Equal(4, await CountAsync("SELECT forged FROM pushes"));
        Assert.Equal(HttpStatusCode.Gone, await hub.DistributeAsync(document, callback: "/push/" + new string('0', 64)));
    }

    [Fact]
    public async Task A_message_beyond_the_bound_is_refused()
    {
        await web.DisposeAsync();
        await StartAsync(Public, ("Feeds:MaximumBytes", "20000"));
        hub.Publish();
        await PolledAsync();
        await RoundAsync();

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await hub.DistributeAsync(hub.Document(null, SampleFeeds.Item(new string('x', 30_000)))));
        Assert.Equal(HttpStatusCode.Accepted, await hub.DistributeAsync("no feed at all"));
    }

    [Fact]
    public async Task A_verification_we_did_not_ask_for_is_not_confirmed()
    {
        hub.Publish();
        await PolledAsync();
        await RoundAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await hub.VerifyAsync(topic: "https://other.example/feed")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await hub.VerifyAsync(mode: "unsubscribe")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await hub.VerifyAsync(mode: "publish")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await hub.VerifyAsync(challenge: "")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await hub.VerifyAsync(callback: "/push/" + new string('0', 64))).Status);
        Assert.Null((await FeedAsync()).PushedUntil);
        Assert.Equal(HttpStatusCode.OK, (await hub.VerifyAsync()).Status);
    }

    [Fact]
    public async Task A_verification_counts_once()
    {
        hub.Publish();
        await PolledAsync();
        await RoundAsync();
        await hub.VerifyAsync();
        web.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(HttpStatusCode.NotFound, (await hub.VerifyAsync(lease: "999999")).Status);
        Assert.Equal(web.Time.GetUtcNow().AddDays(7).AddHours(-1), (await FeedAsync()).PushedUntil);
    }

    [Fact]
    public async Task A_hub_may_verify_while_it_still_answers()
    {
        hub.Publish();
        await PolledAsync();
        hub.Meanwhile = async () => Assert.Equal(HttpStatusCode.OK, (await hub.VerifyAsync()).Status);

        await RoundAsync();

        Assert.NotNull((await FeedAsync()).PushedUntil);
    }

    [Fact]
    public async Task A_lease_is_renewed_before_it_ends_and_with_the_same_callback()
    {
        hub.Publish();
        await PolledAsync();
        await RoundAsync();
        await hub.VerifyAsync(lease: "86400");
        var first = hub.Asked;

        await RoundAsync(TimeSpan.FromHours(19));
        Assert.Equal(1, hub.Requests);
        await RoundAsync(TimeSpan.FromHours(1));
        Assert.Equal(2, hub.Requests);
        Assert.Equal(first, hub.Asked);
        Assert.NotNull((await FeedAsync()).PushedUntil);
        await hub.VerifyAsync(lease: "86400");

        Assert.Equal(web.Time.GetUtcNow().AddDays(1), (await FeedAsync()).PushedUntil);
        Assert.Equal(1, await CountAsync("SELECT COUNT(*) FROM feed_events"));
    }

    [Fact]
    public async Task A_hub_that_does_not_renew_ends_the_push_and_is_asked_more_and_more_rarely()
    {
        hub.Publish();
        await PolledAsync();
        await RoundAsync();
        await hub.VerifyAsync(lease: "86400");
        hub.Status = 503;

        await RoundAsync(TimeSpan.FromHours(20));
        foreach (var (wait, requests) in new[] { (29, 2), (1, 3), (59, 3), (1, 4), (119, 4), (1, 5), (60, 5) })
        {
            await RoundAsync(TimeSpan.FromMinutes(wait));
            Assert.Equal(requests, hub.Requests);
        }

        Assert.Null((await FeedAsync()).PushedUntil);
        Assert.Contains("push ended: the lease ran out and the hub did not renew it (" + host.Url("/hub") + ": the server answered 503", await EventsAsync(), StringComparison.Ordinal);
        hub.Status = 202;
        await RoundAsync(TimeSpan.FromHours(4));
        Assert.Equal(HttpStatusCode.OK, (await hub.VerifyAsync()).Status);
        Assert.NotNull((await FeedAsync()).PushedUntil);
    }

    [Fact]
    public async Task A_hub_that_denies_is_left_in_peace_for_a_week()
    {
        hub.Publish();
        await PolledAsync();
        await RoundAsync();

        Assert.Equal(HttpStatusCode.NoContent, await hub.DenyAsync("no\nroom <b>here</b>"));
        Assert.Equal(HttpStatusCode.NotFound, (await hub.VerifyAsync()).Status);
        await RoundAsync(TimeSpan.FromDays(6));
        Assert.Equal(1, hub.Requests);

        Assert.Contains($"push denied by {host.Url("/hub")}: no room", await EventsAsync(), StringComparison.Ordinal);
        await RoundAsync(TimeSpan.FromDays(1));
        Assert.Equal(2, hub.Requests);
    }

    [Fact]
    public async Task A_hub_at_a_private_address_is_never_asked()
    {
        hub.Publish(hub: "http://10.1.2.3/hub");
        await PolledAsync();

        await RoundAsync();

        Assert.Contains("the address 10.1.2.3 is private", await TextAsync("SELECT last_error FROM pushes"), StringComparison.Ordinal);
        Assert.Equal(0, hub.Requests);
    }

    [Fact]
    public async Task Without_a_public_address_nothing_is_asked()
    {
        await web.DisposeAsync();
        await StartAsync("");
        hub.Publish();
        await PolledAsync();

        await RoundAsync();

        Assert.Equal((0, 0), (hub.Requests, await CountAsync("SELECT COUNT(*) FROM pushes")));
    }

    [Fact]
    public async Task A_removed_feed_is_ended_at_its_hub()
    {
        hub.Publish();
        var feed = await PolledAsync();
        await RoundAsync();
        await hub.VerifyAsync();

        await web.Get<FeedStore>().RemoveAsync(feed.Id, Ct);
        Assert.Equal(HttpStatusCode.Gone, await hub.DistributeAsync(hub.Document()));
        await RoundAsync();

        Assert.Equal(("unsubscribe", hub.Topic), (hub.Asked["hub.mode"], hub.Asked["hub.topic"]));
        Assert.Equal((HttpStatusCode.OK, "kiwi<b>"), await hub.VerifyAsync());
        Assert.Equal(0, await CountAsync("SELECT COUNT(*) FROM pushes"));
        Assert.Equal(HttpStatusCode.NotFound, (await hub.VerifyAsync()).Status);
    }

    [Fact]
    public async Task A_feed_that_names_its_hub_no_more_is_ended_there()
    {
        hub.Publish();
        await PolledAsync();
        await RoundAsync();
        await hub.VerifyAsync();
        hub.PublishWithoutHub();
        await web.Get<PollFeed>().RunAsync(await FeedAsync(), Ct);

        await RoundAsync();

        Assert.Equal("unsubscribe", hub.Asked["hub.mode"]);
        Assert.Contains("push ended: the feed or the address of this service changed", await EventsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_public_address_begins_anew_and_ends_the_old()
    {
        hub.Publish();
        await PolledAsync();
        await RoundAsync();
        await hub.VerifyAsync();
        await web.Get<Database>().WriteAsync(session => session.ExecuteAsync(
            "UPDATE pushes SET callback = 'https://old.example/push/' || token"), Ct);
        var before = hub.Requests;

        await RoundAsync();

        var modes = hub.AllAsked.Skip(before).Select(asked => asked["hub.mode"] + " " + asked["hub.callback"][..19]);
        Assert.Equal(["subscribe https://monitor.exa", "unsubscribe https://old.example"], modes.Order());
    }

    private async Task StartAsync(string publicBaseUrl, params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>
        {
            ["Web:PublicBaseUrl"] = publicBaseUrl,
            ["Feeds:AllowedNetworks:0"] = "127.0.0.0/8",
            ["Feeds:PerHostSpacing"] = "00:00:00",
        };
        foreach (var (key, value) in settings)
            all[key] = value;
        web = await WebApp.StartAsync(all);
        hub = new TestHub(host, web.Client());
    }

    /// <summary>The feed, added and polled once.</summary>
    private async Task<Feed> PolledAsync()
    {
        await web.Get<FeedStore>().AddAsync(new FeedEntry(hub.FeedUrl), web.Time.GetUtcNow(), Ct);
        Assert.Equal(1, (await web.Get<PollFeed>().RunAsync(await FeedAsync(), Ct)).Ok);
        return await FeedAsync();
    }

    private async Task<Feed> FeedAsync() => (await web.Get<FeedStore>().FindAsync(hub.FeedUrl, Ct))!;

    /// <summary>What the job does at its tick, after <paramref name="wait"/>.</summary>
    private async Task RoundAsync(TimeSpan wait = default)
    {
        web.Time.Advance(wait);
        await web.Get<PlanPushes>().RunAsync(Ct);
        await web.Get<AskHubs>().RunAsync(Ct);
    }

    private Task<long> CountAsync(string sql) => web.Get<Database>().ReadAsync(session => session.FirstAsync<long>(sql), Ct);

    private Task<string?> TextAsync(string sql) => web.Get<Database>().ReadAsync(session => session.FirstAsync<string>(sql), Ct);

    private async Task<string> EventsAsync() => string.Join("; ", await web.Get<Database>().ReadAsync(
        session => session.QueryAsync<string>("SELECT detail FROM feed_events WHERE kind = 'push' ORDER BY id"), Ct));
}
