using System.Globalization;
using Monitor.EndToEnd.Rig;
using Xunit;

namespace Monitor.EndToEnd.Torture;

/// <summary>Many feeds, some of them a plague (T12), and many feeds of one host (T13).</summary>
public sealed class CrowdTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Feeds_that_hang_or_drip_do_not_make_the_healthy_ones_late()
    {
        var feeds = Scale.Of(1_000, 10_000);
        var timeout = Scale.Of(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(30));
        var interval = Scale.Of(TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(5));
        await using var host = await CrowdHost.StartAsync(MannerOf, largeBytes: Scale.Of(1_500_000, 15_000_000));
        using var home = Home(host, feeds, interval);
        home.Set("Feeds__Timeout", timeout.ToString());
        home.Set("Feeds__PerHost", "64");
        home.Set("Feeds__PerHostSpacing", "00:00:00");
        await home.DoneAsync("feed", "import", "crowd.opml");
        await using var serve = home.Start("serve", "--roles", "worker");

        // Where one feed of a host is told to come later, the others of that host are not asked at all.
        var start = host.Now;
        await Until.TrueAsync(() => Enumerable.Range(0, feeds).All(feed => MannerOf(feed) == Manner.Refuses || host.TimesOf(feed).Count > 0), Scale.Of(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(20)),
            () => $"a first poll of every feed; {serve.Describe()}");
        var first = host.Now - start;
        var from = host.Now;
        var watched = interval * 3;
        await Until.TrueAsync(
            () =>
            {
                serve.Look();
                return host.Now - from > watched;
            }, watched * 2, () => "the end of the watch");

        // The interval is jittered by a tenth upwards at most; what is beyond is lateness. The wait that lasts at the end counts too:
        // a feed that is not asked any more is the latest of all.
        var end = host.Now;
        var healthy = Enumerable.Range(0, feeds).Where(feed => MannerOf(feed) == Manner.Healthy).Select(host.TimesOf).ToList();
        var late = healthy.SelectMany(times => times.Zip(times.Skip(1).Append(end), (a, b) => b - a - (interval * 1.1)).Skip(1)).Order().ToList();
        Assert.True(late.Count > 0, $"no healthy feed was asked again after the first cycle; {serve.Describe()}");
        var p99 = late[(int)(late.Count * 0.99)];
        var skipped = healthy.Count(times => times[^1] < end - (interval * 1.1) - Scale.Of(TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(60)));
        var figures = string.Create(CultureInfo.InvariantCulture,
            $"{feeds} feeds: first cycle {first.TotalSeconds:0.0} s; healthy feeds' lateness p50 {late[late.Count / 2].TotalSeconds:0.0} s, p99 {p99.TotalSeconds:0.0} s over {late.Count} waits; {skipped} skipped; peak {serve.PeakMemory / 1e6:0} MB, {serve.MostThreads} threads");
        TestContext.Current.TestOutputHelper?.WriteLine(figures);

        Assert.True(first <= Scale.Of(TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(16)), figures);
        Assert.True(p99 <= Scale.Of(TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(60)), figures);
        Assert.True(skipped == 0, figures);
        var slow = await home.Database.SlowFeedsAsync();
        Assert.True(slow == feeds / 10, $"{slow} feeds in the slow lane; {figures}");
        Assert.True(serve.PeakMemory <= 400_000_000 && serve.MostThreads <= 64, figures);
    }

    [Fact]
    public async Task A_host_with_many_feeds_gets_two_requests_at_once_a_second_apart()
    {
        var feeds = Scale.Of(50, 500);
        await using var host = await CrowdHost.StartAsync(_ => Manner.Healthy, answersAfter: TimeSpan.FromSeconds(3));
        using var home = Home(host, feeds, TimeSpan.FromMinutes(10));
        await home.DoneAsync("feed", "import", "crowd.opml");
        await using var serve = home.Start("serve", "--roles", "worker");
        var enough = Scale.Of(12, 500);
        await Until.TrueAsync(() => Enumerable.Range(0, feeds).Count(feed => host.TimesOf(feed).Count > 0) >= enough, Scale.Of(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(20)),
            () => $"polls of {enough} feeds; {serve.Describe()}");

        var times = Enumerable.Range(0, feeds).SelectMany(host.TimesOf).Order().ToList();
        // The gate holds each start to the second: measured there, it was never under 1,000 ms. But the first request of a process
        // finds it cold, and took 0.3 to 0.8 s from the gate to the server on a machine busy with ten times its work; the second came
        // closer by so much. That the first two start apart too is for the tests of the gate.
        var gaps = times.Skip(1).Zip(times.Skip(2), (a, b) => b - a).Order().ToList();
        var (least, p1, p25) = (gaps[0], gaps[Math.Max(1, gaps.Count / 100)], gaps[gaps.Count / 4]);
        var figures = string.Create(CultureInfo.InvariantCulture,
            $"{times.Count} requests of one host: at most {host.MostAtOnce} at once; apart at least {least.TotalMilliseconds:0.0} ms, 1st percentile {p1.TotalMilliseconds:0.0} ms, 25th {p25.TotalMilliseconds:0.0} ms");
        TestContext.Current.TestOutputHelper?.WriteLine(figures);

        Assert.True(host.MostAtOnce <= 2, figures);
        // Two at once are seen by the least, a gate that is passed early now and then by the 1st percentile, one that counts short by
        // the 25th; what is missing up to there is the way through two sockets and a scheduler.
        Assert.True(least >= TimeSpan.FromMilliseconds(700), figures);
        Assert.True(p1 >= TimeSpan.FromMilliseconds(900), figures);
        Assert.True(p25 >= TimeSpan.FromMilliseconds(950), figures);
    }

    private static MonitorHome Home(CrowdHost host, int feeds, TimeSpan interval)
    {
        var home = new MonitorHome();
        home.AllowLoopbackFeeds();
        foreach (var key in (string[])["MinimumInterval", "DefaultInterval", "MaximumInterval"])
            home.Set("Feeds__" + key, interval.ToString());
        home.Write("crowd.opml", host.Opml(feeds));
        return home;
    }

    /// <summary>5 % hang, 5 % drip, 2 % refuse, 1 % are large.</summary>
    private static Manner MannerOf(int feed) => (feed % 100) switch
    {
        < 5 => Manner.Hangs,
        < 10 => Manner.Drips,
        < 12 => Manner.Refuses,
        12 => Manner.Large,
        _ => Manner.Healthy,
    };
}
