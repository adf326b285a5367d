using Monitor.Feeds.Articles;
using Xunit;

namespace Monitor.Tests.Feeds.Articles;

public sealed class PageBoundsTests
{
    [Theory]
    [InlineData("<div>", 101, "nested deeper than 100")]
    [InlineData("<table><tr><td>", 34, "nested deeper than 100")]
    [InlineData("<b>", 101, "nested deeper than 100")]
    [InlineData("<a href=x>link</a>", 10_001, "more than 10000 elements")]
    [InlineData("<img src=x>", 10_001, "more than 10000 elements")]
    [InlineData("1234567890", 200_001, "longer than 2000000 characters")]
    public void A_page_that_would_cost_seconds_is_not_read(string piece, int times, string reason) =>
        Assert.Contains(reason, PageBounds.Objection(string.Concat(Enumerable.Repeat(piece, times))), StringComparison.Ordinal);

    [Theory]
    [InlineData("<div>", 100)]
    [InlineData("<p>One <b>word</b><br><img src=x>", 2_500)]
    [InlineData("<ul><li>One<li>Two</ul>", 1_000)]
    [InlineData("</div>", 20_000)]
    [InlineData("1 < 2 and 3 > 2 ", 10_000)]
    public void A_page_of_a_usual_shape_is_read(string piece, int times) =>
        Assert.Null(PageBounds.Objection(string.Concat(Enumerable.Repeat(piece, times))));

    [Fact]
    public void Line_breaks_by_the_thousand_become_spaces()
    {
        Assert.Equal("a<br/>b", PageBounds.WithFewBreaks("a<br/>b"));
        Assert.Equal(string.Concat(Enumerable.Repeat("a b ", 1_001)), PageBounds.WithFewBreaks(string.Concat(Enumerable.Repeat("a<br/>b<BR class=x>", 1_001))));
    }
}
