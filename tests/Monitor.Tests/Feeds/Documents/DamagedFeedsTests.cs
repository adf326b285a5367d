using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Monitor.Feeds.Documents;
using Xunit;

namespace Monitor.Tests.Feeds.Documents;

/// <summary>Documents the strict parser refuses: what is mended, and what is told.</summary>
public sealed class DamagedFeedsTests
{
    [Theory]
    [InlineData("<item><title>One</titel><guid>1</guid></item><item><title>Two</title></item>", "One,Two")]
    [InlineData("<item><title>One</title><item><title>Two</title></item>", "One,Two")]
    [InlineData("<item><title>One</b></title></item><item><title>Two</title></item>", "One,Two")]
    [InlineData("<item><title>One</title><description>a<br>b<p>c</description></item><item><title>Two</title></item>", "One,Two")]
    [InlineData("<item><title>One</title><x a=1 b a='2' c=\"<\"/></item><item><title>Two</title></item>", "One,Two")]
    [InlineData("<item><title>One < 1</title></item><item><title>Two]]></title></item>", "One < 1,Two]]>")]
    [InlineData("<item><title>One</title></item></channel></rss><p>tracker</p>", "One")]
    public void Tags_that_do_not_match_lose_no_entry(string items, string titles)
    {
        var read = Read(SampleFeeds.Rss(items));
        Assert.Equal(titles.Split(','), read.Document.Entries.Select(e => e.Title));
        Assert.NotEmpty(read.Document.Repairs);
    }

    [Fact]
    public void An_entry_that_opens_above_the_last_whole_one_and_never_ends_is_left_out()
    {
        var reading = FeedParser.Parse(Encoding.UTF8.GetBytes("<rss><channel><deep><item><title>whole</title></item></deep></channel><item><title>cut</channel"), null, null);
        Assert.Equal("whole", Assert.Single(Assert.IsType<FeedReading.Read>(reading).Document.Entries).Title);
    }

    [Fact]
    public void A_document_cut_in_its_only_entry_gives_the_whole_fields_and_says_so()
    {
        var whole = SampleFeeds.Rss(SampleFeeds.Item("1"));
        var entry = Assert.Single(Read(whole[..whole.IndexOf("out 1", StringComparison.Ordinal)]).Document.Entries, e => e.Id == "1");
        Assert.Equal(("A title", ""), (entry.Title, entry.Summary));
    }

    [Fact]
    public void A_document_cut_inside_a_character_is_told_and_not_taken_for_another_encoding()
    {
        var text = SampleFeeds.Rss(SampleFeeds.Item("1", "Zürich"), "<item><title>Zü");
        var bytes = Encoding.UTF8.GetBytes(text[..(text.LastIndexOf('ü') + 1)]);
        var read = Assert.IsType<FeedReading.Read>(FeedParser.Parse(bytes[..^1], null, null));
        Assert.Equal(["Zürich"], read.Document.Entries.Select(e => e.Title));
        Assert.Contains(read.Document.Repairs, r => r.Contains("middle of a character", StringComparison.Ordinal));
        Assert.Contains(read.Document.Repairs, r => r.Contains("cut off", StringComparison.Ordinal));
    }

    [Fact]
    public void Surrogates_written_as_utf8_leave_the_rest_readable()
    {
        byte[] title = [.. Encoding.UTF8.GetBytes("Zürich "), 0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80];
        byte[] bytes = [.. Encoding.UTF8.GetBytes("<rss version='2.0'><channel><item><title>"), .. title, .. Encoding.UTF8.GetBytes("</title></item></channel></rss>")];
        var read = Assert.IsType<FeedReading.Read>(FeedParser.Parse(bytes, null, null));
        Assert.StartsWith("Zürich \ufffd", Assert.Single(read.Document.Entries).Title, StringComparison.Ordinal);
        Assert.NotEmpty(read.Document.Repairs);
    }

    [Fact]
    public void A_packed_document_is_unpacked_and_a_bomb_is_bounded()
    {
        var read = Assert.IsType<FeedReading.Read>(FeedParser.Parse(Packed(Encoding.UTF8.GetBytes(SampleFeeds.Rss(SampleFeeds.Item("1")))), null, null));
        Assert.Single(read.Document.Entries);
        Assert.Equal(PackedBytes.MostUnpacked, PackedBytes.Unpack(Packed(new byte[PackedBytes.MostUnpacked + 100_000])).Length);
    }

    [Theory]
    [InlineData("<!DOCTYPE rss [<!ENTITY a 'boom'>]>", "A &a; B", "A &a; B")]
    [InlineData("<!DOCTYPE rss SYSTEM 'a>b' [<!ENTITY a 'boom'>]>", "A &a; B", "A &a; B")]
    [InlineData("<!DOCTYPE rss [<!ATTLIST title type CDATA 'boom'>]>", "A", "A")]
    [InlineData("<!DOCTYPE rss PUBLIC '-//x' 'http://127.0.0.1:9/x.dtd'>", "A &eacute; B", "A é B")]
    public void A_document_type_declares_nothing(string doctype, string written, string title) =>
        Assert.Equal(title, Assert.Single(Read($"{doctype}<rss version='2.0'><channel><item><title>{written}</title></item></channel></rss>").Document.Entries).Title);

    [Fact]
    public void An_xml_declaration_of_another_version_or_in_the_wrong_place_is_passed_over() =>
        Assert.Single(Read("<?xml version='1.1'?>\n<?xml version='1.0'?>" + SampleFeeds.Rss(SampleFeeds.Item("1")).Replace("<?xml version=\"1.0\" encoding=\"utf-8\"?>", "", StringComparison.Ordinal)).Document.Entries);

    [Fact]
    public void An_entry_the_library_fails_on_loses_no_other()
    {
        var feed = XElement.Parse("<rss version='2.0'><channel><title>t</title><item><title>1</title></item><item><title>bad</title></item><item><title>3</title></item></channel></rss>");
        var repairs = new List<string>();
        var read = EntryByEntry.Read(feed, f => f.Value.Contains("bad", StringComparison.Ordinal) ? null : FeedLibrary.Read(f), repairs);

        Assert.Equal(["1", "3"], read!.Value.Items.Select(i => i.Title));
        Assert.Equal("t", read.Value.Head.Title);
        Assert.Equal("1 entries that cannot be read were left out", Assert.Single(repairs));
        Assert.All(read.Value.Items, item => Assert.Same(feed, item.Element.Ancestors().Last()));
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    private static FeedReading.Read Read(string text) =>
        Assert.IsType<FeedReading.Read>(FeedParser.Parse(Encoding.UTF8.GetBytes(text), null, null));
}
