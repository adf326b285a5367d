using System.Text;
using Monitor.Feeds;
using Monitor.Feeds.Documents;
using Xunit;

namespace Monitor.Tests.Feeds.Documents;

public sealed class FeedParserTests
{
    private static readonly Uri Address = new("https://harbour.example/feeds/news.xml");

    [Fact]
    public void Rss_2_0_is_read_with_its_dublin_core_and_content()
    {
        var entry = Single(SampleFeeds.Rss("""
            <item><guid isPermaLink="false">g1</guid><title>Talks &amp;amp; treaties</title><link>
              https://harbour.example/1 </link><dc:date>2026-11-24T10:00:00+02:00</dc:date><dc:creator>Mia Stone</dc:creator>
              <description>&lt;p&gt;Short&lt;/p&gt;</description><content:encoded><![CDATA[<p>Long</p><script>x()</script>]]></content:encoded></item>
            """));

        Assert.Equal("Talks & treaties", entry.Title);
        Assert.Equal("https://harbour.example/1", entry.Link);
        Assert.Equal("g1", entry.Id);
        Assert.Equal(Utc(8), entry.Published);
        Assert.Equal("Mia Stone", entry.Author);
        Assert.Equal("Short", entry.Summary);
        Assert.Equal("Long", entry.Content);
    }

    [Fact]
    public void Atom_is_read_with_relative_links_markup_titles_and_only_updated()
    {
        var feed = Read(SampleFeeds.Atom);
        var entry = Assert.Single(feed.Entries);

        Assert.Equal(("Le Phare", "https://phare.example/blog/", "fr"), (feed.Title, feed.Link, feed.Language));
        Assert.Equal("Une visite rare", entry.Title);
        Assert.Equal("https://phare.example/blog/visite.html", entry.Link);
        Assert.Null(entry.Published);
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 8, 30, 0, TimeSpan.Zero), entry.Updated);
        Assert.Equal("Ana Roux", entry.Author);
        Assert.Equal("Hello world", entry.Content);
        Assert.Empty(feed.Repairs);
    }

    [Fact]
    public void Rss_1_0_is_read_with_its_dublin_core()
    {
        var entry = Single(SampleFeeds.Rdf);
        Assert.Equal(("First", "https://kiosk.example/1", "https://kiosk.example/1", "Kim"), (entry.Title, entry.Link, entry.Id, entry.Author));
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 23, 0, 0, TimeSpan.Zero), entry.Published);
    }

    [Fact]
    public void Json_feed_is_read()
    {
        var entry = Single(SampleFeeds.Json);
        Assert.Equal(("Seven", "https://wire.example/7", "7", "Lee", "One two"), (entry.Title, entry.Link, entry.Id, entry.Author, entry.Content));
        Assert.Equal(Utc(8), entry.Published);
    }

    [Fact]
    public void A_permalink_guid_serves_as_link_and_a_relative_link_counts_from_the_feed()
    {
        Assert.Equal("https://harbour.example/p/1", Single(SampleFeeds.Rss("<item><guid>https://harbour.example/p/1</guid><title>x</title></item>")).Link);
        Assert.Equal("https://harbour.example/p/2", Single(SampleFeeds.Rss("<item><link>/p/2</link><title>x</title></item>")).Link);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("java\tscript:alert(1)")]
    public void A_link_that_is_not_a_web_address_is_left_out(string link) =>
        Assert.Null(Single(SampleFeeds.Rss($"<item><guid isPermaLink=\"false\">1</guid><link>{link}</link><title>x</title></item>")).Link);

    [Fact]
    public void A_broken_document_is_mended_and_says_so()
    {
        var feed = Read(SampleFeeds.Rss("""
            <item><title>AT&T &eacute;lu</title><link>https://harbour.example/?a=1&b=2</link><media:credit>x</media:credit></item>
            """) + "\u0001");
        var entry = Assert.Single(feed.Entries);

        Assert.Equal(("AT&T élu", "https://harbour.example/?a=1&b=2"), (entry.Title, entry.Link));
        Assert.Contains(feed.Repairs, r => r.Contains("ampersands", StringComparison.Ordinal));
        Assert.Contains(feed.Repairs, r => r.Contains("media", StringComparison.Ordinal));
    }

    [Fact]
    public void A_document_cut_in_half_yields_its_whole_items_and_says_so()
    {
        var whole = SampleFeeds.Rss(SampleFeeds.Item("1"), SampleFeeds.Item("2"), SampleFeeds.Item("3"));
        var feed = Read(whole[..whole.IndexOf("About 3", StringComparison.Ordinal)]);

        Assert.Equal(["1", "2"], feed.Entries.Select(e => e.Id));
        Assert.Contains(feed.Repairs, r => r.Contains("cut off", StringComparison.Ordinal));
    }

    [Fact]
    public void A_bad_entry_does_not_lose_its_neighbours()
    {
        var feed = Read(SampleFeeds.Rss(SampleFeeds.Item("1"), SampleFeeds.Item("2", date: "yesterday"), "<item/>", SampleFeeds.Item("3")));

        Assert.Equal(["1", "2", null, "3"], feed.Entries.Select(e => e.Id));
        Assert.Equal((null, "yesterday"), (feed.Entries[1].Published, feed.Entries[1].PublishedRaw));
    }

    [Fact]
    public void A_page_is_refused_with_the_feeds_it_offers()
    {
        var reading = Parse("""
            <!DOCTYPE html><html><head><link rel="alternate" type="application/rss+xml" href="/rss.xml"></head><body>Hi</body></html>
            """);
        Assert.Equal("a web page, not a feed; it offers https://harbour.example/rss.xml", Assert.IsType<FeedReading.Unreadable>(reading).Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("just text")]
    [InlineData("{\"a\":1}")]
    [InlineData("<opml version=\"2.0\"><body/></opml>")]
    public void What_is_no_feed_is_refused_with_a_reason(string text) =>
        Assert.NotEmpty(Assert.IsType<FeedReading.Unreadable>(Parse(text)).Reason);

    [Fact]
    public void Deep_nesting_is_refused_before_a_tree_is_built()
    {
        var xml = "<rss><channel>" + string.Concat(Enumerable.Repeat("<a>", 100_000));
        var json = new string('[', 100_000);
        Assert.IsType<FeedReading.Unreadable>(Parse(xml));
        Assert.IsType<FeedReading.Unreadable>(Parse(json));
    }

    [Theory]
    [InlineData("<a></b>")]
    [InlineData("<!--")]
    [InlineData("<![CDATA[")]
    [InlineData("<a x='")]
    [InlineData("<a x=\"y>")]
    [InlineData("<!DOCTYPE a [<x")]
    [InlineData("&amp")]
    [InlineData("<p:a q:b")]
    [InlineData("</item>")]
    [InlineData("<item>&bad;</item>")]
    [InlineData("&lt;a x='")]
    [InlineData("&lt;a x='y&gt;")]
    [InlineData("<description/>")]
    public void A_megabyte_of_a_trick_costs_linear_time(string trick)
    {
        var many = string.Concat(Enumerable.Repeat(trick, 1_000_000 / trick.Length));
        foreach (var text in new[] { many, SampleFeeds.Rss("<item><title>t</title><description>" + many), SampleFeeds.Rss($"<item><title>{many}</title></item>") })
        {
            var start = System.Diagnostics.Stopwatch.GetTimestamp();
            Parse(text);
            var took = System.Diagnostics.Stopwatch.GetElapsedTime(start);
            // Linear work takes a second on a busy machine; quadratic work takes minutes.
            Assert.True(took < TimeSpan.FromSeconds(10), $"{took}");
        }
    }

    [Fact]
    public void Declared_entities_are_never_expanded()
    {
        var feed = Read("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"<x>boom</x>\"><!ENTITY b \"&a;&a;\">]>"
            + "<rss version=\"2.0\"><channel><title>t</title><item><title>A &b; B</title></item></channel></rss>");
        Assert.DoesNotContain("boom", Assert.Single(feed.Entries).Title, StringComparison.Ordinal);
        Assert.Contains(feed.Repairs, r => r.Contains("entities", StringComparison.Ordinal));
    }

    private static DateTimeOffset Utc(int hour) => new(2026, 11, 24, hour, 0, 0, TimeSpan.Zero);

    private static ParsedEntry Single(string text) => Assert.Single(Read(text).Entries);

    private static ParsedFeed Read(string text) => Assert.IsType<FeedReading.Read>(Parse(text)).Document;

    private static FeedReading Parse(string text) => FeedParser.Parse(Encoding.UTF8.GetBytes(text), null, Address);
}
