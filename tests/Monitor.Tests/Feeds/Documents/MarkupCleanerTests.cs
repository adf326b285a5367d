using Monitor.Feeds.Documents;
using Xunit;

namespace Monitor.Tests.Feeds.Documents;

public sealed class MarkupCleanerTests
{
    [Theory]
    [InlineData("plain &amp; <b>bold</b>", "plain &amp; <b>bold</b>")]
    [InlineData("a<br>b<BR/>c</br>", "a<br />b<br />c")]
    [InlineData("a<script>x()</script>b", "ab")]
    [InlineData("a<SCRIPT >x('</b>')</script\n>b", "ab")]
    [InlineData("a<script>never closed", "a")]
    [InlineData("a<style>p{}</style>b<svg><a href=x>y</a></svg>c<math>z</math>", "abc")]
    [InlineData("a<iframe src=\"https://x.example\"></iframe><object data=x>b</object><embed src=x>", "ab")]
    [InlineData("<p onclick=\"x()\" OnLoad=y class=\"c\">t</p>", "<p class=\"c\">t</p>")]
    [InlineData("<a href=\"javascript:x()\">t</a>", "<a href=\"\">t</a>")]
    [InlineData("<a href=\"&#106;avascript:x()\">t</a>", "<a href=\"\">t</a>")]
    [InlineData("<a href=\"java\tscript:x()\">t</a>", "<a href=\"\">t</a>")]
    [InlineData("<img src=\"data:text/html,x\" alt='\"'>", "<img src=\"\" alt=\"&quot;\" />")]
    [InlineData("<a href=http://x.example/>t</a>", "<a href=\"http://x.example/\">t</a>")]
    [InlineData("<form action=\"javascript:x\"><button formaction=\"javascript:y\">t</button></form>", "<form action=\"\"><button formaction=\"\">t</button></form>")]
    [InlineData("a<!-- <script> -->b<!-- open >c", "abc")]
    [InlineData("a<!DOCTYPE html>b<?php x ?>c", "abc")]
    [InlineData("1 < 2 <3 </ ", "1 < 2 <3 </ ")]
    [InlineData("cut <a href=\"x", "cut &lt;a href=\"x")]
    [InlineData("<b <script>x()</script>", "<b>")]
    [InlineData("<o:p>t</o:p><base href=\"//x\"><meta http-equiv=refresh content=x><link href=x>", "t")]
    [InlineData("<b title=\"a<b>c\">t</b>", "<b title=\"a&lt;b>c\">t</b>")]
    [InlineData("<span style=\"color: red; position: fixed; background: url(x); width: expression(x)\">t</span>", "<span style=\"color: red;\">t</span>")]
    [InlineData("<span style=\"c\\6flor: red\">t</span>", "<span>t</span>")]
    public void What_is_dangerous_goes_and_the_rest_stays(string markup, string clean) =>
        Assert.Equal(clean, Clean(markup));

    [Fact]
    public void Links_count_from_the_base_of_the_text() =>
        Assert.Equal("<a href=\"https://harbour.example/a/b\">t</a>",
            MarkupCleaner.Clean(new SourceText("<a href=\"b\">t</a>", MarkupKind.Html, new Uri("https://harbour.example/a/")), 1_000));

    [Fact]
    public void Text_that_is_no_markup_stays_as_it_is() =>
        Assert.Equal("a <script> tag", MarkupCleaner.Clean(new SourceText("a <script> tag", MarkupKind.Text, null), 1_000));

    [Fact]
    public void Characters_that_spoof_or_break_are_taken_out_and_windows_1252_is_read_as_meant()
    {
        Assert.Equal("abc", Clean("a\0b\u202ec\ud800"));
        Assert.Equal("don’t 😀", Clean("don\u0092t 😀"));
    }

    [Fact]
    public void What_was_cleaned_is_clean()
    {
        foreach (var markup in new[] { "<scr<script>ipt>x()</scr</script>ipt>", "<<script>x()</script>", "<a <a <a href=javascript:x>", "<p title='<script>'>", "<svg><style><img src=x onerror=y></style></svg>" })
        {
            var once = Clean(markup);
            Assert.Equal(once, Clean(once));
            Assert.DoesNotContain("<script", once, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("onerror=", once, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static string Clean(string markup) => MarkupCleaner.Clean(new SourceText(markup, MarkupKind.Html, null), 1_000);
}
