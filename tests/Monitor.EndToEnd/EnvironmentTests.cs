using Monitor.EndToEnd.Rig;
using Xunit;

namespace Monitor.EndToEnd;

/// <summary>The machine's language, calendar and zone do not reach what is read of a feed.</summary>
public sealed class EnvironmentTests
{
    private const string Rss = """
        <?xml version="1.0"?><RSS VERSION="2.0"><CHANNEL><TITLE>INFORMATION</TITLE>
        <ITEM><TITLE>I</TITLE><LINK>HTTP://I.EXAMPLE/I</LINK><PUBDATE>Tue, 24 Nov 2026 09:00:00 CEST</PUBDATE></ITEM>
        <ITEM><TITLE>II</TITLE><PUBDATE>2026-11-24 09:00</PUBDATE></ITEM>
        <ITEM><TITLE>III</TITLE><PUBDATE>24 novembre 2026 09:00:00 +0100</PUBDATE></ITEM>
        </CHANNEL></RSS>
        """;

    private const string Atom = """
        <feed xmlns="http://www.w3.org/2005/Atom"><title type="HTML">&lt;I&gt;I&lt;/I&gt;</title><updated>2026-11-24T09:00:00</updated>
        <entry><title>x</title><updated>2026-11-24T23:59:60+03:00</updated></entry></feed>
        """;

    [Theory]
    [InlineData("th_TH.UTF-8", "UTC")]
    [InlineData("ar_SA.UTF-8", "Asia/Riyadh")]
    [InlineData("tr_TR.UTF-8", "Europe/Istanbul")]
    [InlineData("C", "Asia/Tokyo")]
    [InlineData("en_US.UTF-8", "America/St_Johns")]
    public async Task A_feed_reads_the_same_everywhere(string language, string zone)
    {
        var expected = await CheckAsync("C.UTF-8", "UTC");
        Assert.Contains("2026-11-24T07:00:00Z", expected, StringComparison.Ordinal);
        Assert.Contains("\"title\":\"III\",\"published\":\"2026-11-24T08:00:00Z\"", expected, StringComparison.Ordinal);
        Assert.Equal(expected, await CheckAsync(language, zone));
    }

    private static async Task<string> CheckAsync(string language, string zone)
    {
        using var home = new MonitorHome();
        foreach (var key in (string[])["LANG", "LC_ALL", "LANGUAGE"])
            home.Set(key, language);
        home.Set("TZ", zone);
        home.Write("rss.xml", Rss);
        home.Write("atom.xml", Atom);
        var result = await home.RunAsync("feed", "check", "rss.xml", "atom.xml", "--json");
        Assert.Equal(0, result.ExitCode);
        return result.Output;
    }
}
