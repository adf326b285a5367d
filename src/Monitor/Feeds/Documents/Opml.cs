using System.Xml;
using System.Xml.Linq;

namespace Monitor.Feeds.Documents;

/// <summary>What reading a feed list came to.</summary>
internal abstract record OpmlReading
{
    private OpmlReading() { }

    /// <param name="Skipped">Outlines without a usable address, by their titles.</param>
    public sealed record Read(IReadOnlyList<FeedEntry> Feeds, IReadOnlyList<string> Skipped) : OpmlReading;

    public sealed record Unreadable(string Reason) : OpmlReading;
}

/// <summary>Feed lists as readers exchange them (OPML 2.0): folders nest, <c>language</c> tells a feed's language.</summary>
internal static class Opml
{
    private const int Deepest = 20;

    public static OpmlReading Parse(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            var root = XDocument.Load(reader).Root;
            if (root?.Name.LocalName != "opml")
                return new OpmlReading.Unreadable("not a feed list (OPML): its root is " + (root?.Name.LocalName ?? "missing"));
            var (feeds, skipped) = (new List<FeedEntry>(), new List<string>());
            foreach (var outline in Outlines(root.Elements().FirstOrDefault(e => e.Name.LocalName == "body")))
                Walk(outline, folder: null, depth: 0, feeds, skipped);
            return new OpmlReading.Read(feeds.DistinctBy(f => f.Url).ToList(), skipped);
        }
        catch (XmlException e)
        {
            return new OpmlReading.Unreadable($"not a feed list (OPML): {e.Message}");
        }
    }

    public static string Write(IEnumerable<Feed> feeds, string title)
    {
        var body = new XElement("body", feeds
            .GroupBy(f => f.Folder)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .SelectMany(g => g.Key is null ? g.Select(Outline) : [Nested(g.Key.Split('/'), g.Select(Outline))]));
        var document = new XElement("opml", new XAttribute("version", "2.0"), new XElement("head", new XElement("title", title)), body);
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + document + "\n";
    }

    private static XElement Outline(Feed feed) => new("outline",
        new XAttribute("type", "rss"),
        new XAttribute("text", feed.Title),
        new XAttribute("xmlUrl", feed.Url),
        feed.SiteUrl is null ? null : new XAttribute("htmlUrl", feed.SiteUrl),
        feed.Language is null ? null : new XAttribute("language", feed.Language));

    private static XElement Nested(ReadOnlySpan<string> folders, IEnumerable<XElement> content)
    {
        var folder = new XElement("outline", new XAttribute("text", folders[0]));
        folder.Add(folders.Length == 1 ? content : Nested(folders[1..], content));
        return folder;
    }

    private static void Walk(XElement outline, string? folder, int depth, List<FeedEntry> feeds, List<string> skipped)
    {
        var title = Attribute(outline, "title") ?? Attribute(outline, "text");
        if (Attribute(outline, "xmlUrl") is { } url)
        {
            if (Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https"))
                feeds.Add(new FeedEntry(url, title, Attribute(outline, "htmlUrl"), Attribute(outline, "language")?.Split('-')[0].ToLowerInvariant(), folder));
            else
                skipped.Add($"{title ?? "outline"}: {url} is not an http or https address");
        }

        var inner = folder is null ? title : $"{folder}/{title}";
        foreach (var child in depth < Deepest ? Outlines(outline) : [])
            Walk(child, inner, depth + 1, feeds, skipped);
    }

    private static IEnumerable<XElement> Outlines(XElement? parent) =>
        parent?.Elements().Where(e => e.Name.LocalName == "outline") ?? [];

    /// <summary>Writers disagree about the case of attribute names.</summary>
    private static string? Attribute(XElement outline, string name) =>
        outline.Attributes().FirstOrDefault(a => a.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value.Trim() is { Length: > 0 } value
            ? value
            : null;
}
