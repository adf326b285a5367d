using Monitor.Hosting;
using SmartReader;

namespace Monitor.Seeds;

/// <summary>Takes the article out of a web page, with SmartReader; no request is made.</summary>
internal static class ArticlePage
{
    /// <summary>Front matter and text, as a seed file would hold them.</summary>
    /// <exception cref="UserError">The page holds no article.</exception>
    public static string ToSeedText(string url, string html)
    {
        using var reader = new Reader(url, html);
        var article = reader.GetArticle();
        if (!article.IsReadable || string.IsNullOrWhiteSpace(article.TextContent))
            throw new UserError(url, "the page holds no article that can be told from its frame; save the article's text to a file and give that");
        var front = new List<string> { "---", "title: " + Line(article.Title), "url: " + url };
        if (LanguageTag(article.Language) is { } language)
            front.Add("language: " + language);
        if (article.PublicationDate is { } date)
            front.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"date: {date:yyyy-MM-dd}"));
        front.Add("---");
        return string.Join('\n', front) + "\n" + article.TextContent.Trim();
    }

    /// <summary>The article's text; null when the page holds none.</summary>
    public static string? TextOf(string url, string html)
    {
        using var reader = new Reader(url, html);
        var article = reader.GetArticle();
        return article.IsReadable && !string.IsNullOrWhiteSpace(article.TextContent) ? article.TextContent.Trim() : null;
    }

    private static string Line(string? text) => (text ?? "").ReplaceLineEndings(" ").Trim();

    private static string? LanguageTag(string? language) => Monitor.Text.LanguageIdentifier.Primary(language);
}
