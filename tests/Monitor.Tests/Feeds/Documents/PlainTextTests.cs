using Monitor.Feeds;
using Monitor.Feeds.Documents;
using Xunit;

namespace Monitor.Tests.Feeds.Documents;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("<p>One</p><p>two<br/>three</p>", "One two three")]
    [InlineData("a <b>b</b>c", "a bc")]
    [InlineData("x<script>alert('<b>')</script>y<style>z</style>", "xy")]
    [InlineData("x<!-- <b>hidden</b> -->y", "xy")]
    [InlineData("1 < 2 & 3 > 2", "1 < 2 & 3 > 2")]
    [InlineData("caf&eacute; &#8211; &#x2013; &#150; &unknown;", "café – – – &unknown;")]
    [InlineData("<a title=\"x > y\">link</a>", "link")]
    [InlineData("&lt;b&gt;", "<b>")]
    [InlineData("a\u0000b\u202ec\u2066d\ufeff\n\n  e", "abcd e")]
    [InlineData("tail <", "tail <")]
    public void Html_becomes_its_visible_text(string html, string text) => Assert.Equal(text, PlainText.FromHtml(html, 100));

    [Fact]
    public void Text_is_cut_at_its_bound_and_never_inside_a_character()
    {
        Assert.Equal("abc", PlainText.FromText("abcdef", 3));
        Assert.Equal("ab", PlainText.FromText("ab\U0001F600", 3));
    }

    [Fact]
    public void A_lone_surrogate_does_not_get_through() =>
        Assert.All(PlainText.FromText("a" + (char)0xd800 + "b", 10), c => Assert.False(char.IsSurrogate(c)));
}
