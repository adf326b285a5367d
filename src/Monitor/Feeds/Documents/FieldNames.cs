using System.Collections.Frozen;
using System.Xml.Linq;

namespace Monitor.Feeds.Documents;

internal enum FieldKind { None, Title, Link, Id, Identifier, Author, Summary, Description, Content, Published, Updated, Language, Count }

/// <param name="Rank">0 for the format's own element, more for a module's that says the same.</param>
internal readonly record struct Field(FieldKind Kind, int Rank);

/// <summary>Which field an element is, by its name; one instance a document, because names repeat in every entry.</summary>
internal sealed class FieldNames
{
    public const int LastRank = 9;

    public const int EnclosureRank = 3;

    /// <summary>Up to here a summary is the format's own, not a module's.</summary>
    public const int LastOwnSummary = 3;

    private const string Atom = "";

    private static readonly FrozenDictionary<string, string> Modules = new Dictionary<string, string>
    {
        ["http://purl.org/dc/elements/1.1/"] = "dc:",
        ["http://purl.org/dc/elements/1.0/"] = "dc:",
        ["http://purl.org/dc/terms/"] = "dcterms:",
        ["http://purl.org/rss/1.0/modules/content/"] = "content:",
        ["http://purl.org/rss/1.0/modules/dcterms/"] = "dcterms:",
        ["http://search.yahoo.com/mrss/"] = "media:",
        ["http://search.yahoo.com/mrss"] = "media:",
        ["http://www.itunes.com/dtds/podcast-1.0.dtd"] = "itunes:",
        ["http://www.w3.org/2005/Atom"] = Atom,
        ["http://purl.org/atom/ns#"] = Atom,
        ["http://purl.org/rss/1.0/"] = "",
        ["http://www.w3.org/1999/xhtml"] = "xhtml:",
        [""] = "",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The names of each field, the best first.</summary>
    private static readonly FrozenDictionary<string, Field> Table = new (FieldKind Kind, string Names)[]
    {
        (FieldKind.Title, "title dc:title media:title itunes:title"),
        (FieldKind.Link, "link - - enclosure"),
        (FieldKind.Id, "guid id"),
        (FieldKind.Identifier, "dc:identifier"),
        (FieldKind.Author, "author dc:creator dc:author creator itunes:author"),
        (FieldKind.Summary, "summary abstract subtitle tagline - dc:description itunes:summary itunes:subtitle media:description info"),
        (FieldKind.Description, "description"),
        (FieldKind.Content, "content:encoded content encoded xhtml:body body fullitem xhtml:div"),
        (FieldKind.Published, "pubdate published issued created dcterms:issued dcterms:created dc:date dcterms:date date"),
        (FieldKind.Language, "language dc:language"),
        (FieldKind.Updated, "updated modified dcterms:modified lastbuilddate lastmod"),
    }.SelectMany(row => row.Names.Split(' ').Select((name, rank) => (name, new Field(row.Kind, rank))))
        .Where(row => row.name != "-")
        .ToFrozenDictionary(row => row.name, row => row.Item2);

    private readonly Dictionary<XName, Field> known = [];

    public Field Of(XElement element)
    {
        if (known.TryGetValue(element.Name, out var field))
            return field;
        var local = element.Name.LocalName.ToLowerInvariant();
        var name = element.Parent?.Name.Namespace == element.Name.Namespace ? local
            : Modules.TryGetValue(element.Name.NamespaceName, out var prefix) ? prefix + local
            : "other:" + local;
        return known[element.Name] = Table.GetValueOrDefault(name);
    }
}
