using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml.Linq;

namespace Monitor.Cli.Demo;

/// <summary>Writes a sample feed as RSS 2.0, Atom, RSS 1.0 or JSON Feed.</summary>
internal static class SampleDocument
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Rss1 = "http://purl.org/rss/1.0/";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <param name="home">Address of the feed's site, without a trailing slash.</param>
    public static (string Body, string ContentType) Write(SampleFeed feed, string home, int round, DateTimeOffset now)
    {
        // Numbered before the round is chosen: an entry keeps its address from one poll to the next.
        var entries = feed.Items
            .Select((item, number) => new Entry(item, $"{home}/{number + 1}", now - item.Age))
            .Where(entry => entry.Item.Round <= round)
            .OrderByDescending(entry => entry.Published)
            .ToList();
        return feed.Format switch
        {
            "atom" => (Xml(AtomFeed(feed, home, entries)), "application/atom+xml"),
            "rss1" => (Xml(Rss1Feed(feed, home, entries)), "application/rdf+xml"),
            "json" => (JsonFeed(feed, home, entries), "application/feed+json"),
            _ => (Xml(Rss2Feed(feed, home, entries)), "application/rss+xml"),
        };
    }

    private static XElement Rss2Feed(SampleFeed feed, string home, List<Entry> entries) =>
        new("rss", new XAttribute("version", "2.0"), new XAttribute(XNamespace.Xmlns + "dc", Dc),
            new XElement("channel",
                new XElement("title", feed.Title), new XElement("link", home), new XElement("description", feed.Title), new XElement("language", feed.Language),
                entries.Select(entry => new XElement("item",
                    new XElement("title", entry.Item.Title), new XElement("link", entry.Link),
                    new XElement("guid", new XAttribute("isPermaLink", "true"), entry.Link),
                    new XElement("pubDate", entry.Published.ToString("r", CultureInfo.InvariantCulture)),
                    entry.Item.Author is null ? null : new XElement(Dc + "creator", entry.Item.Author),
                    new XElement("description", entry.Item.Summary)))));

    private static XElement AtomFeed(SampleFeed feed, string home, List<Entry> entries) =>
        new(Atom + "feed", new XAttribute(XNamespace.Xml + "lang", feed.Language),
            new XElement(Atom + "title", feed.Title), new XElement(Atom + "id", home), new XElement(Atom + "link", new XAttribute("href", home)),
            entries.Select(entry => new XElement(Atom + "entry",
                new XElement(Atom + "title", entry.Item.Title), new XElement(Atom + "id", entry.Link),
                new XElement(Atom + "link", new XAttribute("rel", "alternate"), new XAttribute("href", entry.Link)),
                new XElement(Atom + "published", Iso(entry.Published)), new XElement(Atom + "updated", Iso(entry.Published)),
                entry.Item.Author is null ? null : new XElement(Atom + "author", new XElement(Atom + "name", entry.Item.Author)),
                new XElement(Atom + "summary", entry.Item.Summary))));

    private static XElement Rss1Feed(SampleFeed feed, string home, List<Entry> entries) =>
        new(Rdf + "RDF", new XAttribute(XNamespace.Xmlns + "rdf", Rdf), new XAttribute(XNamespace.Xmlns + "dc", Dc), new XAttribute("xmlns", Rss1),
            new XElement(Rss1 + "channel", new XAttribute(Rdf + "about", home),
                new XElement(Rss1 + "title", feed.Title), new XElement(Rss1 + "link", home), new XElement(Rss1 + "description", feed.Title), new XElement(Dc + "language", feed.Language),
                new XElement(Rss1 + "items", new XElement(Rdf + "Seq", entries.Select(entry => new XElement(Rdf + "li", new XAttribute(Rdf + "resource", entry.Link)))))),
            entries.Select(entry => new XElement(Rss1 + "item", new XAttribute(Rdf + "about", entry.Link),
                new XElement(Rss1 + "title", entry.Item.Title), new XElement(Rss1 + "link", entry.Link),
                new XElement(Rss1 + "description", entry.Item.Summary), new XElement(Dc + "date", Iso(entry.Published)))));

    private static string JsonFeed(SampleFeed feed, string home, List<Entry> entries) => JsonSerializer.Serialize(new
    {
        version = "https://jsonfeed.org/version/1.1",
        title = feed.Title,
        home_page_url = home,
        language = feed.Language,
        items = entries.Select(entry => new
        {
            id = entry.Link,
            url = entry.Link,
            title = entry.Item.Title,
            content_text = entry.Item.Summary,
            date_published = Iso(entry.Published),
        }),
    }, Json);

    private static string Xml(XElement root) => "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + root;

    private static string Iso(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private sealed record Entry(SampleItem Item, string Link, DateTimeOffset Published);
}
