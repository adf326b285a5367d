using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Monitor.Feeds.Documents;

/// <summary>The feeds a web page offers for itself (<c>link rel=alternate</c>).</summary>
internal static class FeedDiscovery
{
    private const int Most = 10;

    /// <summary>A page names its feeds in its head; a tree of megabytes of page is not worth building.</summary>
    private const int Head = 200_000;

    private static readonly string[] Types =
        ["application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "application/xml", "text/xml", "application/json"];

    public static bool IsPage(string text)
    {
        if (StartsAsFeed(text))
            return false;
        var head = text.AsSpan(0, Math.Min(text.Length, 2_000));
        return (head.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase) || head.Contains("<html", StringComparison.OrdinalIgnoreCase))
            && !head.Contains("<rss", StringComparison.OrdinalIgnoreCase) && !head.Contains("<feed", StringComparison.OrdinalIgnoreCase)
            && !head.Contains("<rdf:", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The everyday case, decided by the first tag.</summary>
    private static bool StartsAsFeed(string text)
    {
        foreach (var tag in new TagScanner(text))
        {
            if (tag.Kind != TagKind.Other)
                return tag.LocalNameIn(text) is "rss" or "feed" or "RDF";
        }

        return false;
    }

    /// <summary>Absolute addresses where the page's own address is known, in the page's order.</summary>
    public static IReadOnlyList<string> FeedsOf(string html, Uri? page)
    {
        var links = new LinkResolver(page);
        return new HtmlParser().ParseDocument(html.Length > Head ? html[..Head] : html).QuerySelectorAll("link[rel~=alternate][href]")
            .Where(link => Types.Contains(link.GetAttribute("type")?.Trim().ToLowerInvariant()))
            .Select(link => page is null ? link.GetAttribute("href") : links.Resolve(link.GetAttribute("href")))
            .OfType<string>()
            .Distinct()
            .Take(Most)
            .ToList();
    }
}
