using System.Text;
using Monitor.Feeds;
using Monitor.Feeds.Documents;
using Xunit;

namespace Monitor.Tests.Feeds.Documents;

public sealed class OpmlTests
{
    [Fact]
    public void Folders_languages_and_titles_are_read_and_strange_outlines_are_told()
    {
        var list = Read("""
            <opml version="2.0"><body>
              <outline text="Asia"><outline text="Korea">
                <outline type="rss" text="Wire" xmlUrl="https://wire.example/rss" htmlUrl="https://wire.example/" language="ko-KR"/>
              </outline></outline>
              <outline title="Top" xmlurl="http://top.example/feed"/>
              <outline text="Bad" xmlUrl="file:///etc/passwd"/>
            </body></opml>
            """);

        Assert.Equal(
            [new FeedEntry("https://wire.example/rss", "Wire", "https://wire.example/", "ko", "Asia/Korea"), new FeedEntry("http://top.example/feed", "Top")],
            list.Feeds);
        Assert.Equal("line 6: Bad: file:///etc/passwd is not an http or https address", Assert.Single(list.Skipped));
        Assert.Empty(list.Repairs);
    }

    [Theory]
    [InlineData("<outline text=\"A\" url=\"https://a.example/x\"/>", "https://a.example/x", "A", null)]
    [InlineData("<outline title=\"A\" type=\"RSS\" XMLURL=\" https://a.example/x \"/>", "https://a.example/x", "A", null)]
    [InlineData("<outline xmlUrl=\"feed://a.example/x\"/>", "http://a.example/x", null, null)]
    [InlineData("<outline text=\"A\" xmlUrl=\"feed:https://a.example/x\"/>", "https://a.example/x", "A", null)]
    [InlineData("<outline text=\"A\" xmlUrl=\"https://a.example/x\" category=\"/Boston/Weather,/Other\"/>", "https://a.example/x", "A", "Boston/Weather")]
    [InlineData("<outline text=\"A\" xmlUrl=\"https://a.example/x\" categories=\"News\"/>", "https://a.example/x", "A", "News")]
    [InlineData("<outline text=\"In\"><outline text=\"A\" xmlUrl=\"https://a.example/x\" category=\"/Other\"/></outline>", "https://a.example/x", "A", "In")]
    [InlineData("<Outline Text=\"In\"><OUTLINE Text=\"A\" xmlUrl=\"https://a.example/x\"></OUTLINE></Outline>", "https://a.example/x", "A", "In")]
    [InlineData("<outline><outline text=\"A\" xmlUrl=\"https://a.example/x\"/></outline>", "https://a.example/x", "A", null)]
    [InlineData("<o:outline text=\"A\" x:xmlUrl=\"n\" xmlUrl=\"https://a.example/x\"/>", "https://a.example/x", "A", null)]
    [InlineData("<outline text=\"A&#10; &#x202e;B\" xmlUrl=\"https://a.example/x\" htmlUrl=\"javascript:x\"/>", "https://a.example/x", "A B", null)]
    public void What_writers_make_of_an_outline_is_read(string outline, string url, string? title, string? folder)
    {
        foreach (var version in (string[])["1.0", "1.1", "2.0"])
            Assert.Equal([new FeedEntry(url, title, Folder: folder)], Read($"<opml version=\"{version}\"><head/><body>{outline}</body></opml>").Feeds);
    }

    [Fact]
    public void A_feed_is_taken_once_however_it_is_spelt()
    {
        var list = Read("""
            <opml><body><outline text="A" xmlUrl="https://A.example/feed/"/>
            <outline text="B" xmlUrl="http://a.example:80/feed#x"/>
            <outline text="C" xmlUrl="https://a.example/feed?x"/></body></opml>
            """);

        Assert.Equal(["A", "C"], list.Feeds.Select(feed => feed.Title));
        Assert.Equal(["line 2: B: the same feed as in line 1"], list.Skipped);
    }

    [Fact]
    public void Links_and_included_lists_are_told_and_not_taken_for_feeds()
    {
        var list = Read("""
            <opml><body><outline text="Page" type="link" url="https://a.example/"/><outline text="More" type="include" url="https://a.example/more.opml"/></body></opml>
            """);

        Assert.Empty(list.Feeds);
        Assert.Equal(
            ["line 1: Page: https://a.example/ is a link to a page or another list, not a feed", "line 1: More: https://a.example/more.opml is a link to a page or another list, not a feed"],
            list.Skipped);
    }

    [Theory]
    [InlineData("<opml><body><outline text=\"News & Views\" xmlUrl=\"https://a.example/?a=1&b=2\"/></body></opml>", "News & Views", "https://a.example/?a=1&b=2")]
    [InlineData("junk <?xml version=\"1.0\"?><opml><body><outline text=\"Caf&eacute;\" xmlUrl=\"https://a.example/\"/></body></opml>", "Café", "https://a.example/")]
    [InlineData("<opml><body><outline text=\"A\u0001B\" xmlUrl=\"https://a.example/\"/></body></opml>", "AB", "https://a.example/")]
    [InlineData("<opml><body><outline text=\"A\" xmlUrl=\"https://a.example/\"/><outline text=\"half", "A", "https://a.example/")]
    [InlineData("<opml><body><outline text=\"A\" xmlUrl=\"https://a.example/\"></body></opml>", "A", "https://a.example/")]
    public void A_list_that_is_no_sound_xml_is_read_as_far_as_it_goes(string text, string title, string url)
    {
        var list = Read(text);

        Assert.Equal([new FeedEntry(url, title)], list.Feeds);
        Assert.NotEmpty(list.Repairs);
    }

    [Fact]
    public void A_list_in_any_encoding_is_read()
    {
        const string text = "<?xml version=\"1.0\" encoding=\"{0}\"?><opml><body><outline text=\"Été\" xmlUrl=\"https://a.example/\"/></body></opml>";
        foreach (var (bytes, name) in new (byte[], string)[]
        {
            ([0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes(text.Replace("{0}", "utf-8", StringComparison.Ordinal))], "UTF-8 with mark"),
            ([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text.Replace("{0}", "utf-16", StringComparison.Ordinal))], "UTF-16"),
            (Encoding.Latin1.GetBytes(text.Replace("{0}", "iso-8859-1", StringComparison.Ordinal)), "Latin-1"),
            (Encoding.UTF8.GetBytes(text.Replace("{0}", "iso-8859-1", StringComparison.Ordinal)), "UTF-8 called Latin-1"),
        })
            Assert.True(Read(FeedDecoder.Decode(bytes, null).Text).Feeds is [{ Title: "Été" }], name);
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        Feed[] feeds =
        [
            Feed(1, "A & <B> \"C\"", "x/y"), Feed(2, "C", null), Feed(3, "D", "x/z/Ö & ü"), Feed(4, "Корея", "x"), Feed(5, "E", "x/y"), Feed(6, "F", "/odd//folder/"),
        ];

        var text = Opml.Write(feeds, "All");
        var back = Read(text).Feeds;

        Assert.Equal(
            feeds.Select(f => (f.Url, f.Title, f.SiteUrl, f.Language, f.Id.Value == 6 ? "odd/folder" : f.Folder)).Order(),
            back.Select(f => (f.Url, f.Title!, f.SiteUrl, f.Language, f.Folder)).Order());
        Assert.Equal(text, Opml.Write(back.Select((f, i) => Feed(i, f.Title!, f.Folder) with { Url = f.Url, SiteUrl = f.SiteUrl }), "All"));
        Assert.Equal(1, text.Split("text=\"x\"").Length - 1);
    }

    [Fact]
    public void A_character_that_xml_forbids_does_not_spoil_the_list() =>
        Assert.Equal("AB😀", Assert.Single(Read(Opml.Write([Feed(1, "A\u0001B😀\ud800", null)], "All")).Feeds).Title!.Replace("\ufffd", "", StringComparison.Ordinal));

    [Fact]
    public void Folders_may_be_nested_without_end_and_lists_be_long()
    {
        var deep = "<opml><body><outline text=\"A\" xmlUrl=\"https://a.example/\"/>" + string.Concat(Enumerable.Repeat("<outline text=\"d\">", 100_000));
        Assert.Equal("A", Assert.Single(Read(deep).Feeds).Title);

        var folders = Read("<opml><body>" + string.Concat(Enumerable.Repeat("<outline text=\"d\">", 40)) + "<outline text=\"A\" xmlUrl=\"https://a.example/\"/>"
            + string.Concat(Enumerable.Repeat("</outline>", 40)) + "</body></opml>");
        Assert.Equal(20, Assert.Single(folders.Feeds).Folder!.Split('/').Length);

        var wide = Read("<opml><body>" + string.Concat(Enumerable.Range(0, 60_000).Select(i => $"<outline xmlUrl=\"https://a.example/{i}\"/>")) + "</body></opml>");
        Assert.Equal((50_000, 1_000), (wide.Feeds.Count, wide.Skipped.Count));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html/>")]
    [InlineData("no xml")]
    [InlineData("<opml><body><outline")]
    [InlineData("<!DOCTYPE html><html><body><outline text='A' xmlUrl='https://a.example/'/></body></html>")]
    [InlineData("<!DOCTYPE opml [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><opml><outline text=\"&b;\"")]
    public void What_is_no_feed_list_is_refused(string text) =>
        Assert.StartsWith("not a feed list", Assert.IsType<OpmlReading.Unreadable>(Opml.Parse(text)).Reason, StringComparison.Ordinal);

    private static OpmlReading.Read Read(string text) => Assert.IsType<OpmlReading.Read>(Opml.Parse(text));

    private static Feed Feed(long id, string title, string? folder) => new()
    {
        Id = new FeedId(id),
        Url = $"https://{id}.example/rss?a=1&b=2",
        Title = title,
        SiteUrl = $"https://{id}.example/",
        Language = "fr",
        Folder = folder,
        AddedAt = default,
        NextDueAt = default,
        Failures = 0,
    };
}
