using System.Xml.Linq;

namespace Monitor.Feeds.Documents;

/// <summary>
/// The fields of an RSS, RDF, Atom or CDF entry (or of the feed itself), whichever namespace a publisher put them in: one pass
/// over the children keeps, for every field, the best element that holds something.
/// </summary>
internal sealed class EntryFields
{
    // Looked up once: a name given as a string is searched for at every call, and these are asked for in every entry.
    private static readonly (XName Permalink, XName Address, XName Url, XName Relation, XName Type) Attributes = ("isPermaLink", "href", "url", "rel", "type");

    private static readonly XName About = XName.Get("about", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");

    /// <summary>An entry has one page, and some alternates.</summary>
    private const int MostLinks = 50;

    private readonly Candidate[] best = new Candidate[(int)FieldKind.Count];
    private readonly List<Candidate> links = [];

    public EntryFields(XElement element, FieldNames names)
    {
        Element = element;
        foreach (var child in element.Elements())
        {
            var field = names.Of(child);
            if (field.Kind == FieldKind.None)
                continue;
            if (field.Kind != FieldKind.Link)
                Keep(child, field);
            else if (links.Count < MostLinks)
                links.Add(new Candidate(child, LinkRank(child, field.Rank), null));
        }

        PlaceDescription();
    }

    public XElement Element { get; }

    public XElement? this[FieldKind kind] => best[(int)kind].At;

    /// <summary>The text of a field, without its markup.</summary>
    public string? Value(FieldKind kind) => best[(int)kind].Value;

    public SourceDate Date(FieldKind kind) => SourceDate.Of(Value(kind));

    /// <summary>The id the entry gives itself: guid, atom:id, rdf:about, dc:identifier.</summary>
    public string? Id => Value(FieldKind.Id) ?? Element.Attribute(About)?.Value ?? Value(FieldKind.Identifier);

    public bool IdIsPermalink => this[FieldKind.Id] is not { Name.LocalName: "guid" } guid
        || !string.Equals(guid.Attribute(Attributes.Permalink)?.Value.Trim(), "false", StringComparison.OrdinalIgnoreCase);

    public string? Author => this[FieldKind.Author] is { } author ? PersonName.Of(author) : null;

    /// <summary>Where the entry may be read, the best first, each with the element whose base it counts from.</summary>
    public IEnumerable<(string Written, XElement At)> Links =>
        (links.Count > 1 ? links.OrderBy(link => link.Rank) : links.AsEnumerable())
            .Where(link => link.Rank <= FieldNames.LastRank)
            .Select(link => (Address(link.At!), link.At!));

    private void Keep(XElement child, Field field)
    {
        ref var known = ref best[(int)field.Kind];
        if (known.At is not null && known.Rank <= field.Rank && !IsDate(field.Kind))
            return;
        var value = child.HasElements && field.Kind is FieldKind.Title or FieldKind.Summary or FieldKind.Description or FieldKind.Content ? "" : ValueOf(child);
        if (!string.IsNullOrWhiteSpace(value) || child.HasElements)
            known = known.At is null || Beats(value, field, known) ? new Candidate(child, field.Rank, value) : known;
    }

    /// <summary>A date that can be read goes before one that cannot, whatever their names.</summary>
    private static bool Beats(string value, Field field, Candidate known) => !IsDate(field.Kind)
        || (FeedDates.Parse(value) is not null && (field.Rank < known.Rank || FeedDates.Parse(known.Value) is null));

    /// <summary>A description is the summary; beside a summary of the entry's own it is the longer form.</summary>
    private void PlaceDescription()
    {
        var description = best[(int)FieldKind.Description];
        if (description.At is null)
            return;
        var summary = best[(int)FieldKind.Summary];
        if (summary.At is not null && summary.Rank <= FieldNames.LastOwnSummary)
            Keep(description.At, new Field(FieldKind.Content, FieldNames.LastRank));
        else
            best[(int)FieldKind.Summary] = description;
    }

    private static bool IsDate(FieldKind kind) => kind is FieldKind.Published or FieldKind.Updated;

    /// <summary>One piece of text, as nearly all are, without the copy that <see cref="XElement.Value"/> makes of CDATA.</summary>
    private static string ValueOf(XElement element) =>
        element.FirstNode is XText { NextNode: null } only ? only.Value : element.Value;

    private static string Address(XElement link) =>
        (link.Attribute(Attributes.Address) ?? link.Attribute(Attributes.Url))?.Value is { Length: > 0 } written ? written : link.Value;

    /// <summary>A page of the entry in HTML, then one of another type, then an enclosure; what is no page of it last of all.</summary>
    private static int LinkRank(XElement link, int rank)
    {
        if (!link.HasAttributes)
            return rank;
        var relation = link.Attribute(Attributes.Relation)?.Value.Trim() ?? "alternate";
        var type = link.Attribute(Attributes.Type)?.Value ?? "text/html";
        var page = relation switch
        {
            "" or "alternate" or "http://www.iana.org/assignments/relation/alternate" => 0,
            _ when relation.Equals("alternate", StringComparison.OrdinalIgnoreCase) => 1,
            _ when relation.Equals("enclosure", StringComparison.OrdinalIgnoreCase) => FieldNames.EnclosureRank,
            _ => FieldNames.LastRank + 1,
        };
        return rank > 0 ? rank : page > 1 || type.Contains("html", StringComparison.OrdinalIgnoreCase) ? page : 2;
    }

    private readonly record struct Candidate(XElement? At, int Rank, string? Value);
}
