using System.Globalization;
using Monitor.EndToEnd.Rig;
using Xunit;

namespace Monitor.EndToEnd.Torture;

/// <summary>Poison feeds among good ones (T25).</summary>
public sealed class PoisonTests
{
    public static TheoryData<string, string> Places => Scale.IsFull
        ? new() { { "C.UTF-8", "UTC" }, { "fr_FR.UTF-8", "Europe/Paris" }, { "tr_TR.UTF-8", "Asia/Tokyo" }, { "ar_SA.UTF-8", "Asia/Riyadh" }, { "th_TH.UTF-8", "Asia/Bangkok" } }
        : new() { { "th_TH.UTF-8", "Asia/Tokyo" } };

    [Theory, MemberData(nameof(Places))]
    public async Task Good_feeds_are_read_whole_among_poison_and_the_same_everywhere(string culture, string zone)
    {
        var (good, poison) = Scale.Of((80, 20), (800, 200));
        await using var host = await FeedHost.StartAsync();
        for (var i = 0; i < good; i++)
            host.Serve($"/good/{i}", new FeedReply.Items([.. Enumerable.Range(0, 5).Select(n => Item(i, n))]));
        for (var i = 0; i < poison; i++)
            host.Serve($"/poison/{i}", new FeedReply.Raw(Poison.Of(i), "application/xml"));

        var (usual, _) = await PollAsync(host, good, poison, "C.UTF-8", "UTC");
        var (there, took) = await PollAsync(host, good, poison, culture, zone);

        Assert.Equal(good * 5, there.Count(row => row.StartsWith("good", StringComparison.Ordinal)));
        Assert.Equal(usual, there);
        Assert.True(took.TotalSeconds <= 2.0 * poison, $"{poison} poison feeds took {took.TotalSeconds:0.0} s of processor time with {good} good ones");
    }

    private static async Task<(IReadOnlyList<string> Items, TimeSpan Took)> PollAsync(FeedHost host, int good, int poison, string culture, string zone)
    {
        using var home = new MonitorHome();
        home.AllowLoopbackFeeds();
        home.Set("Feeds__PerHost", "16");
        home.Set("Feeds__PerHostSpacing", "00:00:00");
        home.Write("all.opml", $"<opml version=\"2.0\"><body>{Outlines(host, "good", good)}{Outlines(host, "poison", poison)}</body></opml>");
        await home.DoneAsync("feed", "import", "all.opml");
        await using var poll = home.StartOther(Repository.Binary, ["poll", "--all"], new Dictionary<string, string> { ["LC_ALL"] = culture, ["TZ"] = zone });
        Assert.Equal(0, await poll.WaitForExitAsync(Scale.Of(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(15))));
        return (await home.Database.ItemsAsync(), poll.ProcessorTime);
    }

    private static FeedItem Item(int feed, int number) => new(
        string.Create(CultureInfo.InvariantCulture, $"Report {number} of harbour {feed}"),
        string.Create(CultureInfo.InvariantCulture, $"https://harbour.example/{feed}/{number}"),
        "The ore had been stuck in the harbour since spring.",
        TimeProvider.System.GetUtcNow().AddMinutes(-number));

    private static string Outlines(FeedHost host, string kind, int count) =>
        string.Concat(Enumerable.Range(0, count).Select(i => $"<outline type=\"rss\" text=\"{kind} {i}\" xmlUrl=\"{host.Url($"/{kind}/{i}")}\"/>"));
}
