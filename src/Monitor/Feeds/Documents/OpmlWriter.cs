using System.Xml;
using System.Xml.Linq;

namespace Monitor.Feeds.Documents;

/// <summary>Writes a feed list that other readers take, and that reads back as it was.</summary>
internal static class OpmlWriter
{
    public static string Write(IReadOnlyList<Feed> feeds, string title)
    {
        var placed = feeds.Select(feed => (Feed: feed, Path: (feed.Folder ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));
        var document = new XElement("opml",
            new XAttribute("version", "2.0"),
            new XElement("head", new XElement("title", title)),
            new XElement("body", Level([.. placed], depth: 0)));
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + document + "\n";
    }

    /// <summary>The feeds of one folder, then its folders, each once.</summary>
    private static IEnumerable<XElement> Level(IReadOnlyList<(Feed Feed, string[] Path)> placed, int depth) =>
        placed.Where(one => one.Path.Length == depth).Select(one => Outline(one.Feed)).Concat(placed
            .Where(one => one.Path.Length > depth)
            .GroupBy(one => one.Path[depth])
            .Select(folder => new XElement("outline", Text("text", folder.Key), Level([.. folder], depth + 1))));

    private static XElement Outline(Feed feed) => new("outline",
        new XAttribute("type", "rss"),
        Text("text", feed.Title),
        Text("title", feed.Title),
        Text("xmlUrl", feed.Url),
        feed.SiteUrl is null ? null : Text("htmlUrl", feed.SiteUrl),
        feed.Language is null ? null : Text("language", feed.Language));

    /// <summary>One character that XML forbids would make the whole list unreadable.</summary>
    private static XAttribute Text(string name, string value) =>
        new(name, string.Concat(value.EnumerateRunes().Where(rune => rune.Utf16SequenceLength == 2 || XmlConvert.IsXmlChar((char)rune.Value))));
}
