using System.Text;
using Monitor.Feeds.Documents;
using Xunit;

namespace Monitor.Tests.Feeds.Documents;

/// <summary>What a document says, before Monitor decides what it keeps.</summary>
public sealed class SourceFeedTests
{
    [Fact]
    public void An_rss_title_is_handed_on_as_written_and_kept_as_text()
    {
        var read = Read(SampleFeeds.Rss("<item><title>Q&amp;amp;A with &lt;i&gt;Mia&lt;/i&gt;</title></item>"));
        Assert.Equal("Q&amp;A with <i>Mia</i>", Assert.Single(read.Source.Entries).Title.Value);
        Assert.Equal("Q&A with Mia", Assert.Single(read.Document.Entries).Title);
    }

    [Theory]
    [InlineData("Nice &lt;gorilla&gt; and List&lt;T&gt;", "Nice <gorilla> and List<T>")]
    [InlineData("A &lt;b&gt;bold&lt;/b&gt;&lt;br/&gt;move &lt;x onclick='y'&gt;", "A bold move")]
    public void In_an_rss_title_a_word_in_angle_brackets_is_text_unless_it_is_html(string written, string title) =>
        Assert.Equal(title, Assert.Single(Read(SampleFeeds.Rss($"<item><title>{written}</title></item>")).Document.Entries).Title);

    [Theory]
    [InlineData("type=\"text\"", "1 &lt; 2 &amp;amp; 3", "Text", "1 < 2 &amp; 3", "1 < 2 &amp; 3")]
    [InlineData("", "1 &lt; 2", "Text", "1 < 2", "1 < 2")]
    [InlineData("type=\"html\"", "&lt;b&gt;x&lt;/b&gt; y", "Html", "<b>x</b> y", "x y")]
    [InlineData("type=\"xhtml\"", "<div xmlns=\"http://www.w3.org/1999/xhtml\"><b>x</b> <i>y</i> &lt;z&gt;</div>", "Html", "<b>x</b> <i>y</i> &lt;z&gt;", "x y <z>")]
    [InlineData("type=\"html\"", "<div xmlns=\"http://www.w3.org/1999/xhtml\">&lt;b&gt;x&lt;/b&gt;</div>", "Html", "<b>x</b>", "x")]
    [InlineData("type=\"application/octet-stream\"", "PGI+eDwvYj4=", "Html", "<b>x</b>", "x")]
    [InlineData("type=\"application/octet-stream\"", "no base64 at all!", "Html", "no base64 at all!", "no base64 at all!")]
    public void An_atom_title_is_read_by_its_type(string type, string written, string kind, string value, string plain)
    {
        var read = Read($"<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>t</title><entry><title {type}>{written}</title></entry></feed>");
        var title = Assert.Single(read.Source.Entries).Title;
        Assert.Equal((kind, value), (title.Kind.ToString(), title.Value));
        Assert.Equal(plain, Assert.Single(read.Document.Entries).Title);
    }

    [Theory]
    [InlineData("mode=\"base64\"", "PGI+eDwvYj4=", "<b>x</b>")]
    [InlineData("type=\"text/html\" mode=\"escaped\"", "&lt;b&gt;x&lt;/b&gt;", "<b>x</b>")]
    [InlineData("type=\"application/xhtml+xml\" mode=\"xml\"", "<div xmlns=\"http://www.w3.org/1999/xhtml\"><b>x</b></div>", "<div><b>x</b></div>")]
    public void An_atom_0_3_title_is_read_by_type_and_mode(string attributes, string written, string value) =>
        Assert.Equal(value, Entry($"<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"><title>t</title><entry><title {attributes}>{written}</title></entry></feed>").Title.Value);

    [Theory]
    [InlineData("<author>Mia Stone</author>", "Mia Stone")]
    [InlineData("<author>mia@harbour.example (Mia Stone)</author>", "Mia Stone")]
    [InlineData("<author>Mia Stone (mia@harbour.example)</author>", "Mia Stone")]
    [InlineData("<author>Mia Stone &lt;mia@harbour.example&gt;</author>", "Mia Stone")]
    [InlineData("<author>mia@harbour.example</author>", "mia@harbour.example")]
    [InlineData("<dc:creator>Mia Stone</dc:creator><author/>", "Mia Stone")]
    [InlineData("<itunes:author xmlns:itunes=\"http://www.itunes.com/DTDs/PodCast-1.0.dtd\">Mia Stone</itunes:author>", "Mia Stone")]
    [InlineData("<atom:author><atom:name>Mia Stone</atom:name><atom:email>m@x.example</atom:email></atom:author>", "Mia Stone")]
    public void An_author_is_a_name_in_every_form(string written, string author) =>
        Assert.Equal(author, Entry(SampleFeeds.Rss($"<item>{written}</item>")).Author);

    [Theory]
    [InlineData("<link>/p/1</link>", "/p/1")]
    [InlineData("<link>ftp://harbour.example/1</link>", "ftp://harbour.example/1")]
    [InlineData("<link>tag:harbour.example,2026:1</link>", "tag:harbour.example,2026:1")]
    [InlineData("<guid>https://harbour.example/1</guid>", "https://harbour.example/1")]
    [InlineData("<atom:link rel=\"alternate\" href=\"https://harbour.example/1\"/>", "https://harbour.example/1")]
    [InlineData("<atom:link rel=\"self\" href=\"https://harbour.example/0\"/><link>https://harbour.example/1</link>", "https://harbour.example/1")]
    [InlineData("<enclosure url=\"https://harbour.example/1.mp3\" type=\"audio/mpeg\" length=\"1\"/>", "https://harbour.example/1.mp3")]
    [InlineData("<link xml:base=\"https://base.example/a/\">b</link>", "https://base.example/a/b")]
    [InlineData("<link xml:base=\"javascript:x()//\">b</link>", "b")]
    [InlineData("<link xml:base=\"https://base.example/\">Москва</link>", "https://base.example/Москва")]
    public void Without_a_known_address_links_are_handed_on_as_written_and_resolved_where_a_base_is_known(string written, string link) =>
        Assert.Equal(link, Entry(SampleFeeds.Rss($"<item>{written}</item>")).Links[0]);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData(" JavaScript:alert(1)")]
    [InlineData("java\nscript:alert(1)")]
    [InlineData("vbscript:x")]
    [InlineData("data:text/html,x")]
    [InlineData("file:///etc/passwd")]
    public void A_link_that_runs_code_or_names_a_local_file_is_never_handed_on(string link) =>
        Assert.Empty(Entry(SampleFeeds.Rss($"<item><link>{link}</link></item>")).Links);

    [Fact]
    public void A_guid_that_is_no_address_is_no_link() =>
        Assert.Empty(Entry(SampleFeeds.Rss("<item><guid>g1</guid></item>")).Links);

    [Fact]
    public void A_description_is_the_summary_and_beside_a_summary_the_content()
    {
        Assert.Equal("d", Entry(SampleFeeds.Rss("<item><description>d</description></item>")).Summary.Value);
        var both = Entry(SampleFeeds.Rss("<item><summary>s</summary><description>d</description></item>"));
        Assert.Equal(("s", "d"), (both.Summary.Value, both.Content.Value));
    }

    [Fact]
    public void An_id_may_be_an_rdf_about_or_a_dublin_core_identifier()
    {
        Assert.Equal("https://kiosk.example/1", Entry(SampleFeeds.Rdf).Id);
        Assert.Equal("doi:1", Entry(SampleFeeds.Rss("<item><dc:identifier>doi:1</dc:identifier></item>")).Id);
    }

    [Fact]
    public void A_module_that_uses_the_name_of_a_field_is_not_the_field() =>
        Assert.Equal("right", Entry(SampleFeeds.Rss("<item><x:title xmlns:x=\"urn:x\">wrong</x:title><title>right</title></item>")).Title.Value);

    [Fact]
    public void The_head_says_what_the_feed_is_and_when_it_changed()
    {
        var source = Read(SampleFeeds.Rss("<description>All &lt;b&gt;news&lt;/b&gt;</description><lastBuildDate>Tue, 24 Nov 2026 08:00:00 GMT</lastBuildDate>")).Source;
        Assert.Equal("All <b>news</b>", source.Description.Value);
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero), source.Updated);
    }

    [Fact]
    public void A_readable_date_goes_before_an_unreadable_one() =>
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero),
            Entry(SampleFeeds.Rss("<item><pubDate>soon</pubDate><dc:date>2026-11-24T08:00:00Z</dc:date></item>")).Published.Instant);

    private static SourceEntry Entry(string text) => Assert.Single(Read(text).Source.Entries);

    private static FeedReading.Read Read(string text) =>
        Assert.IsType<FeedReading.Read>(FeedParser.Parse(Encoding.UTF8.GetBytes(text), null, null));
}
