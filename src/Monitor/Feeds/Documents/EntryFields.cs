using System.Xml.Linq;

namespace Monitor.Feeds.Documents;

/// <summary>The fields of an RSS, RDF or Atom entry by their local names, whichever namespace a publisher put them in.</summary>
internal sealed class EntryFields(XElement element)
{
    public static readonly string[] TitleNames = ["title", "dc:title", "media:title"];
    public static readonly string[] SummaryNames = ["description", "summary", "abstract", "dc:description", "itunes:summary", "media:description"];
    public static readonly string[] ContentNames = ["content:encoded", "content", "body", "encoded"];
    public static readonly string[] PublishedNames = ["pubdate", "published", "issued", "dc:date", "date", "created", "dcterms:issued", "dcterms:created"];
    public static readonly string[] UpdatedNames = ["updated", "modified", "dcterms:modified", "lastbuilddate"];

    private const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private const string XHtml = "http://www.w3.org/1999/xhtml";

    private static readonly Dictionary<string, string> Modules = new()
    {
        ["http://purl.org/dc/elements/1.1/"] = "dc:",
        ["http://purl.org/dc/elements/1.0/"] = "dc:",
        ["http://purl.org/dc/terms/"] = "dcterms:",
        ["http://purl.org/rss/1.0/modules/content/"] = "content:",
        ["http://search.yahoo.com/mrss/"] = "media:",
        ["http://search.yahoo.com/mrss"] = "media:",
        ["http://www.itunes.com/dtds/podcast-1.0.dtd"] = "itunes:",
        ["http://www.w3.org/2005/Atom"] = "",
        ["http://purl.org/atom/ns#"] = "",
        ["http://purl.org/rss/1.0/"] = "",
        [XHtml] = "",
        [""] = "",
    };

    private readonly ILookup<string, XElement> children = element.Elements().ToLookup(Name);

    public XElement Element => element;

    /// <summary>The id the entry gives itself: guid, atom:id, rdf:about, dc:identifier.</summary>
    public string? Id => First("guid", "id")?.Value is { Length: > 0 } id && !string.IsNullOrWhiteSpace(id) ? id
        : element.Attribute(XName.Get("about", Rdf))?.Value ?? First("dc:identifier")?.Value;

    public bool IdIsPermalink =>
        !string.Equals(First("guid")?.Attribute("isPermaLink")?.Value.Trim(), "false", StringComparison.OrdinalIgnoreCase);

    public string? Author => First("author") is { } author && Person(author) is { Length: > 0 } name ? name
        : First("dc:creator", "itunes:author", "creator") is { } creator ? Person(creator) : null;

    /// <summary>Candidates for the entry's address, the best first, each with the element whose base it counts from.</summary>
    public IEnumerable<(string? Written, XElement At)> Links =>
        children["link"].Select(link => (Written: link.Attribute("href")?.Value ?? link.Value, At: link, Rank: Rank(link)))
            .Where(link => link.Rank < 3)
            .OrderBy(link => link.Rank)
            .Select(link => ((string?)link.Written, link.At));

    /// <summary>The first of these fields that holds text, read by its markup type; null when none does.</summary>
    public string? Text(string[] names, int longest)
    {
        foreach (var field in names.SelectMany(name => children[name]))
        {
            if (TextConstruct.Read(field, longest) is { Length: > 0 } text)
                return text;
        }

        return null;
    }

    /// <summary>The first of these fields that holds a readable date, else the first that holds anything.</summary>
    public string? Date(string[] names)
    {
        var written = names.SelectMany(name => children[name]).Select(e => e.Value).Where(v => !string.IsNullOrWhiteSpace(v)).ToList();
        return written.FirstOrDefault(v => FeedDates.Parse(v) is not null) ?? written.FirstOrDefault();
    }

    private XElement? First(params string[] names) =>
        names.SelectMany(name => children[name]).FirstOrDefault(e => e.HasElements || !string.IsNullOrWhiteSpace(e.Value));

    private static string Name(XElement e)
    {
        var local = e.Name.LocalName.ToLowerInvariant();
        return Modules.TryGetValue(e.Name.NamespaceName, out var prefix) ? prefix + local
            : e.Parent?.Name.Namespace == e.Name.Namespace ? local
            : "other:" + local;
    }

    /// <summary>An Atom person has parts; an RSS author is text.</summary>
    private static string Person(XElement person)
    {
        var parts = person.Elements().ToLookup(e => e.Name.LocalName.ToLowerInvariant(), e => e.Value.Trim());
        return parts["name"].Concat(parts["email"]).FirstOrDefault(v => v.Length > 0) ?? (person.HasElements ? "" : person.Value);
    }

    /// <summary>0: an RSS link or an Atom alternate in HTML; 1: an alternate of another type; 3: no page of the entry.</summary>
    private static int Rank(XElement link)
    {
        var relation = link.Attribute("rel")?.Value.Trim().ToLowerInvariant() ?? "alternate";
        var type = link.Attribute("type")?.Value ?? "text/html";
        if (relation is not ("alternate" or "" or "http://www.iana.org/assignments/relation/alternate"))
            return 3;
        return type.Contains("html", StringComparison.OrdinalIgnoreCase) ? 0 : 1;
    }
}
