using Monitor.EndToEnd.Rig;
using Xunit;

namespace Monitor.EndToEnd;

public sealed class ShutdownTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Serve_ends_with_0_when_asked_even_while_a_feed_hangs()
    {
        await using var feeds = await FeedHost.StartAsync();
        using var home = new MonitorHome();
        home.AllowLoopbackFeeds();
        // Longer than the limit, so that it is not the fetch's own end that lets the program go.
        home.Set("Feeds__Timeout", "00:02:00");
        await home.DoneAsync("feed", "add", feeds.Serve("/feed", new FeedReply.Items(Watches.Item(1))));
        feeds.Serve("/feed", new FeedReply.Hang());
        var before = feeds.RequestsOf("/feed").Count;
        await using var serve = home.Start("serve");
        using var page = await serve.WaitForHttpAsync(home.Web, Limit);
        await Until.TrueAsync(() => feeds.RequestsOf("/feed").Count > before, Limit, () => $"a fetch that hangs; {serve.Describe()}");

        serve.Terminate();

        Assert.Equal(0, await serve.WaitForExitAsync(Limit));
    }

    [Fact]
    public async Task A_worker_without_the_web_role_opens_no_port()
    {
        await using var feeds = await FeedHost.StartAsync();
        using var home = new MonitorHome();
        home.AllowLoopbackFeeds();
        var url = feeds.Serve("/feed", new FeedReply.Items(Watches.Item(1)));
        await home.DoneAsync("feed", "add", url);
        var before = feeds.RequestsOf("/feed").Count;
        await using var serve = home.Start("serve", "--roles", "worker");
        await Until.TrueAsync(() => feeds.RequestsOf("/feed").Count > before, Limit, () => $"a poll by the worker; {serve.Describe()}");

        using var client = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(home.Web, TestContext.Current.CancellationToken));
        serve.Terminate();
        Assert.Equal(0, await serve.WaitForExitAsync(Limit));
    }
}
