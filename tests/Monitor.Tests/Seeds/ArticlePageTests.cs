using System.Text;
using Monitor.Hosting;
using Monitor.Seeds;
using Monitor.Text;
using Xunit;

namespace Monitor.Tests.Seeds;

public sealed class ArticlePageTests
{
    private const string Address = "https://harbour.example/news/1";

    private const string Page = """
        <!doctype html>
        <html lang="en-GB"><head><title>Harbour closed after a tanker struck the breakwater</title>
        <meta property="og:title" content="Harbour closed after a tanker struck the breakwater">
        <meta property="article:published_time" content="2024-06-19T08:00:00Z"></head>
        <body>
        <nav><ul><li><a href="/a">Home</a></li><li><a href="/b">Weather</a></li><li><a href="/c">Subscribe now</a></li></ul></nav>
        <article><h1>Harbour closed after a tanker struck the breakwater</h1>
        <p>Fishermen along the northern coast woke on Tuesday to find their harbour closed, with barriers across both slipways and a line of lorries, waiting for a catch that would not come, along the road to the market hall.</p>
        <p>The port authority said a tanker had struck the outer breakwater during the night, in thick fog, and leaked fuel into the bay. Nobody was hurt, but boats may not leave before the water has been tested in three places.</p>
        <p>The mayor promised help for the crews, who expect to lose a week of the herring season, the most valuable of the year. A spokesman for the owners said the ship had been inspected in April, and that nothing had been found wanting.</p>
        <p>Engineers, divers and two naval vessels were expected before nightfall, and the coastguard asked walkers to keep off the northern beach until the oil had been collected from the sand and the rocks.</p>
        </article>
        <footer>Copyright of nobody. Cookie settings.</footer><script>track('visitor')</script></body></html>
        """;

    [Fact]
    public void The_article_is_taken_out_of_its_page_and_reads_as_a_seed()
    {
        var text = ArticlePage.ToSeedText(Address, Page);
        var seed = new SeedReader(new LanguageIdentifier()).Read(Address, Encoding.UTF8.GetBytes(text));

        Assert.Equal("Harbour closed after a tanker struck the breakwater", seed.Title);
        Assert.Equal((Address, "en"), (seed.Url, seed.Language));
        Assert.Equal(new DateTimeOffset(2024, 6, 19, 0, 0, 0, TimeSpan.Zero), seed.Published);
        Assert.Contains("Nobody was hurt", seed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Subscribe now", seed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("track(", seed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('<', seed.Text);
    }

    [Theory]
    [InlineData("<html><body></body></html>")]
    [InlineData("<html><body><a href='/a'>Log in</a></body></html>")]
    public void A_page_without_an_article_says_so_and_names_the_mend(string html)
    {
        var error = Assert.Throws<UserError>(() => ArticlePage.ToSeedText(Address, html));

        Assert.StartsWith(Address + ": the page holds no article", error.Message, StringComparison.Ordinal);
        Assert.Contains("save the article's text", error.Message, StringComparison.Ordinal);
    }
}
