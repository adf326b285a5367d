using System.Text;
using Monitor.Feeds;
using Monitor.Feeds.Documents;
using Xunit;

namespace Monitor.Tests.Feeds.Documents;

public sealed class FeedDecoderTests
{
    private static readonly Encoding Windows1251 = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_byte_order_mark_decides(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes("<a>Zürich 北京</a>")];
        Assert.Equal("<a>Zürich 北京</a>", FeedDecoder.Decode(bytes, "text/xml; charset=iso-8859-1").Text);
    }

    [Fact]
    public void Valid_utf8_goes_before_a_wrong_declaration() =>
        Assert.Contains("Zürich", FeedDecoder.Decode(Encoding.UTF8.GetBytes("<?xml version='1.0' encoding='utf-16'?><a>Zürich</a>"), null).Text, StringComparison.Ordinal);

    [Fact]
    public void The_declaration_goes_before_the_http_charset() =>
        Assert.Contains("Москва", FeedDecoder.Decode(Windows1251.GetBytes("<?xml version=\"1.0\" encoding=\"windows-1251\"?><a>Москва</a>"), "text/xml; charset=iso-8859-1").Text, StringComparison.Ordinal);

    [Fact]
    public void The_http_charset_serves_where_nothing_is_declared() =>
        Assert.Contains("Москва", FeedDecoder.Decode(Windows1251.GetBytes("<a>Москва</a>"), "text/xml; charset=windows-1251").Text, StringComparison.Ordinal);

    [Fact]
    public void Undeclared_latin_text_is_read_as_windows_1252_and_told()
    {
        var decoded = FeedDecoder.Decode(FeedDecoder.Windows1252.GetBytes("<?xml version='1.0' encoding='utf-8'?><a>Zürich – €</a>"), null);
        Assert.Contains("Zürich – €", decoded.Text, StringComparison.Ordinal);
        Assert.NotNull(decoded.Repair);
    }

    [Fact]
    public void Utf8_with_one_bad_byte_stays_utf8()
    {
        var decoded = FeedDecoder.Decode([.. Encoding.UTF8.GetBytes("<a>Москва"), 0xff, .. Encoding.UTF8.GetBytes("</a>")], null);
        Assert.Contains("Москва", decoded.Text, StringComparison.Ordinal);
        Assert.NotNull(decoded.Repair);
    }
}
