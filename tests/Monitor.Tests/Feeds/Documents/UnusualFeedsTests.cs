using System.Text;
using Monitor.Feeds.Documents;
using Xunit;

namespace Monitor.Tests.Feeds.Documents;

/// <summary>Well-formed documents in shapes the library does not know.</summary>
public sealed class UnusualFeedsTests
{
    [Theory]
    [InlineData("<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:title>T</a:title><a:entry><a:title>E</a:title></a:entry></a:feed>")]
    [InlineData("<feed><title>T</title><entry><title>E</title></entry></feed>")]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title><item><title>E</title></item></feed>")]
    [InlineData("<feed version='0.3' xmlns='http://purl.org/atom/ns#'><title>T</title><entry><title>E</title></entry></feed>")]
    [InlineData("<RSS VERSION='2.0'><CHANNEL><TITLE>T</TITLE><ITEM><TITLE>E</TITLE></ITEM></CHANNEL></RSS>")]
    [InlineData("<rss><Channel><Title>T</Title><Item><Title>E</Title></Item></Channel></rss>")]
    [InlineData("<r:rss version='2.0' xmlns:r='urn:any'><r:channel><r:title>T</r:title><r:item><r:title>E</r:title></r:item></r:channel></r:rss>")]
    [InlineData("<rss version='2.0' xmlns='http://backend.userland.com/rss2'><channel><title>T</title><item><title>E</title></item></channel></rss>")]
    [InlineData("<rss><title>T</title><item><title>E</title></item></rss>")]
    [InlineData("<rss version='2.0'><channel><title>T</title></channel><item><title>E</title></item></rss>")]
    [InlineData("<channel><title>T</title><item><title>E</title></item></channel>")]
    [InlineData("<Channel xmlns='http://purl.org/net/rss1.1#'><title>T</title><items><item><title>E</title></item></items></Channel>")]
    [InlineData("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://my.netscape.com/rdf/simple/0.9/'><channel><title>T</title></channel><item><title>E</title></item></rdf:RDF>")]
    [InlineData("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:s='http://purl.org/rss/1.0/'><s:channel><s:title>T</s:title></s:channel><s:item><s:title>E</s:title></s:item></rdf:RDF>")]
    [InlineData("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><channel><title>T</title><item><title>E</title></item></channel></rdf:RDF>")]
    [InlineData("<soap><body><rss version='2.0'><channel><title>T</title><item><title>E</title></item></channel></rss></body></soap>")]
    public void An_unusual_shape_is_read(string text)
    {
        var feed = Read(text);
        Assert.Equal(("T", "E"), (feed.Title, Assert.Single(feed.Entries).Title));
    }

    [Theory]
    [InlineData("<entry xmlns='http://www.w3.org/2005/Atom'><title>E</title></entry>")]
    [InlineData("<item><title>E</title></item>")]
    [InlineData("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><item><title>E</title></item></rdf:RDF>")]
    public void An_entry_without_a_feed_around_it_is_read(string text) =>
        Assert.Equal("E", Assert.Single(Read(text).Entries).Title);

    [Fact]
    public void Upper_case_is_lowered_only_where_names_of_feeds_are_written_in_it()
    {
        var reading = FeedParser.Parse(Encoding.UTF8.GetBytes("<RSS><CHANNEL><\u04c0 \u04c0='1'/><ITEM><TITLE>t</TITLE></ITEM></CHANNEL></RSS>"), null, null);
        Assert.Equal("t", Assert.Single(Assert.IsType<FeedReading.Read>(reading).Document.Entries).Title);
    }

    [Theory]
    [InlineData("xmlns:rdf", "item")]
    [InlineData("xml:feed", "entry")]
    [InlineData("xmlns:entry", "title")]
    [InlineData("xml:rss", "item")]
    public void A_root_under_a_namespace_of_XML_itself_does_not_break_the_reader(string root, string inside)
    {
        var reading = FeedParser.Parse(Encoding.UTF8.GetBytes($"<{root}><{inside}><title>t</title></{inside}></{root}>"), null, null);
        Assert.True(reading is FeedReading.Unreadable or FeedReading.Read { Document.Entries.Count: <= 1 });
    }

    [Fact]
    public void A_channel_definition_says_in_attributes_what_rss_says_in_elements()
    {
        var feed = Read("<CHANNEL HREF='https://harbour.example/' BASE='https://harbour.example/a/'><TITLE>T</TITLE><ABSTRACT>About</ABSTRACT>"
            + "<CHANNEL><ITEM HREF='b.html' LASTMOD='2026-11-24T09:00:00+01:00'><TITLE>E</TITLE></ITEM></CHANNEL></CHANNEL>");
        var entry = Assert.Single(feed.Entries);
        Assert.Equal(("T", "https://harbour.example/"), (feed.Title, feed.Link));
        Assert.Equal(("E", new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero)), (entry.Title, entry.Updated));
    }

    [Fact]
    public void A_feed_without_entries_is_no_failure()
    {
        Assert.Empty(Read("<rss version='2.0'><channel><title>T</title></channel></rss>").Entries);
        Assert.Empty(Read("<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title></feed>").Entries);
    }

    [Theory]
    [InlineData("<note><to>Mia</to></note>")]
    [InlineData("<service xmlns='http://www.w3.org/2007/app'><workspace/></service>")]
    [InlineData("<opml version='2.0'><body><outline text='x'/></body></opml>")]
    public void Another_format_is_named(string text) =>
        Assert.StartsWith("not a feed: its root is ", Assert.IsType<FeedReading.Unreadable>(Parse(text)).Reason, StringComparison.Ordinal);

    [Fact]
    public void Spaces_between_the_words_of_xhtml_stay() =>
        Assert.Equal("one two", Assert.Single(Read("<feed xmlns='http://www.w3.org/2005/Atom'><entry><title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><b>one</b> <i>two</i></div></title></entry></feed>").Entries).Title);

    private static ParsedFeed Read(string text) => Assert.IsType<FeedReading.Read>(Parse(text)).Document;

    private static FeedReading Parse(string text) => FeedParser.Parse(Encoding.UTF8.GetBytes(text), null, null);
}
