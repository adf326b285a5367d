using Microsoft.Extensions.Options;
using Monitor.Feeds;
using Monitor.Tests.Feeds.Http;
using Xunit;

namespace Monitor.Tests.Feeds;

public sealed class CheckFeedsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("monitor-check");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_line_holds_exactly_what_the_contract_names()
    {
        var file = Write("a.xml", SampleFeeds.Rss("<item><guid>g</guid><title>Été \"à\" l'eau</title><pubDate>Tue, 24 Nov 2026 08:00:00 +0100</pubDate></item>"));
        var missing = Path.Combine(folder.FullName, "missing.xml");

        var lines = await CheckAsync(file, missing);

        Assert.Equal(
            $$"""{"file":"{{file}}","error":null,"feed_title":"Harbour Post","feed_link":"https://harbour.example/","items":[{"title":"Été \"à\" l'eau","id":"g","published":"2026-11-24T07:00:00Z"}]}""",
            lines[0].ToJson());
        Assert.Equal($$"""{"file":"{{missing}}","error":"{{missing}}: no such file or folder"}""", lines[1].ToJson());
    }

    [Fact]
    public async Task A_line_says_what_a_reader_would_get_markup_and_all_but_nothing_dangerous()
    {
        var file = Write("a.xml", SampleFeeds.Rss("<description>All news</description><lastBuildDate>Tue, 24 Nov 2026 08:00:00 GMT</lastBuildDate>"
            + "<item><title>A &lt;b&gt;bold&lt;/b&gt; title</title><link>javascript:x()</link><description><![CDATA[<p onclick=\"x()\">Hi</p><script>y()</script>]]></description></item>"));

        using var row = System.Text.Json.JsonDocument.Parse((await CheckAsync(file))[0].ToJson());
        var item = row.RootElement.GetProperty("items")[0];

        Assert.Equal(("All news", "2026-11-24T08:00:00Z"), (row.RootElement.GetProperty("feed_description").GetString(), row.RootElement.GetProperty("feed_updated").GetString()));
        Assert.Equal(("A <b>bold</b> title", "<p>Hi</p>"), (item.GetProperty("title").GetString(), item.GetProperty("summary").GetString()));
        Assert.False(item.TryGetProperty("link", out _));
    }

    [Fact]
    public async Task A_folder_is_walked_in_name_order_and_an_address_is_fetched()
    {
        await using var host = await FeedHost.StartAsync();
        host.Serve("/feed", SampleFeeds.Atom);
        Write("b.xml", SampleFeeds.Atom);
        Write("a/z.xml", SampleFeeds.Rdf);
        Write("c.json", "{}");

        var lines = await CheckAsync(host.Url("/feed"), folder.FullName);

        Assert.Equal([host.Url("/feed"), "a/z.xml", "b.xml", "c.json"], lines.Select(l => l.File));
        Assert.Equal([true, true, true, false], lines.Select(l => l.Error is null));
    }

    private async Task<List<CheckedFeed>> CheckAsync(params string[] inputs)
    {
        using var http = GuardedHttpTests.Local();
        var checks = new List<CheckedFeed>();
        await foreach (var line in new CheckFeeds(http, Options.Create(new FeedsOptions())).RunAsync(inputs, Ct))
            checks.Add(line);
        return checks;
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
