using System.Xml.Linq;
using CodeHollow.FeedReader.Feeds;

namespace Monitor.Feeds.Documents;

/// <summary>
/// What the library read and, where it loses something, the element it read it from: Dublin Core in RSS 2.0, Atom's updated,
/// relative links, permalink ids, markup kinds, dates with a zone.
/// </summary>
internal sealed class SourceReader(LinkResolver links)
{
    private readonly FieldNames names = new();

    public SourceFeed Read(BaseFeed feed, IEnumerable<BaseFeedItem> items, IReadOnlyList<string> repairs) =>
        feed is JsonFeed json ? FromJson(json, items, repairs)
        : feed.Element is { } element ? FromXml(feed, new EntryFields(element, names), items, repairs)
        : throw new InvalidOperationException("the library made a feed without an element");

    /// <summary>The entry the library made an item of.</summary>
    private SourceEntry Entry(BaseFeedItem item) =>
        item is JsonFeedItem json ? FromJson(json)
        : item.Element is { } element ? FromXml(item, new EntryFields(element, names))
        : throw new InvalidOperationException("the library made an item without an element");

    private SourceFeed FromXml(BaseFeed feed, EntryFields head, IEnumerable<BaseFeedItem> items, IReadOnlyList<string> repairs) => new()
    {
        Title = Text(head, FieldKind.Title, MarkupKind.Unsaid),
        Description = Text(head, FieldKind.Summary, MarkupKind.Html),
        Links = Links(head, feed.Link, permalink: null),
        Updated = head.Date(FieldKind.Updated).Instant,
        Language = head.Value(FieldKind.Language)
            ?? head.Element.AncestorsAndSelf().Select(e => e.Attribute(XNamespace.Xml + "lang")?.Value).FirstOrDefault(v => v is not null),
        Hints = HintReader.Read(head.Element, links),
        Entries = items.Select(Entry).ToList(),
        Repairs = repairs,
    };

    private SourceEntry FromXml(BaseFeedItem item, EntryFields fields) => new()
    {
        Title = Text(fields, FieldKind.Title, MarkupKind.Unsaid),
        Links = Links(fields, item.Link, fields.IdIsPermalink ? fields.Id : null),
        Id = fields.Id,
        Published = fields.Date(FieldKind.Published),
        Updated = fields.Date(FieldKind.Updated),
        Author = fields.Author,
        Summary = Text(fields, FieldKind.Summary, MarkupKind.Html),
        Content = Text(fields, FieldKind.Content, MarkupKind.Html),
    };

    private SourceFeed FromJson(JsonFeed json, IEnumerable<BaseFeedItem> items, IReadOnlyList<string> repairs) => new()
    {
        Title = Text(json.Title),
        Description = Text(json.Description),
        Links = Published(json.HomePageUrl, json.Link),
        Language = json.Language,
        Entries = items.Select(Entry).ToList(),
        Repairs = repairs,
    };

    private SourceEntry FromJson(JsonFeedItem item) => new()
    {
        Title = Text(item.Title),
        Links = Published(item.Url, item.ExternalUrl, IsAddress(item.Id) ? item.Id : null),
        Id = item.Id?.StartsWith(JsonShape.NoId, StringComparison.Ordinal) == true ? null : item.Id,
        Published = SourceDate.Of(item.DatePublishedString),
        Updated = SourceDate.Of(item.DateModifiedString),
        Author = item.Authors?.FirstOrDefault()?.Name,
        Summary = Text(item.Summary),
        Content = item.ContentHtml is { Length: > 0 } html ? new SourceText(html, MarkupKind.Html, links.BaseAt(null)) : Text(item.ContentText),
    };

    private static SourceText Text(string? plain) => string.IsNullOrEmpty(plain) ? SourceText.None : new SourceText(plain, MarkupKind.Text, null);

    private SourceText Text(EntryFields fields, FieldKind kind, MarkupKind unsaid) =>
        fields[kind] is not { } field ? SourceText.None
        : field.HasAttributes || field.HasElements || field.Name.NamespaceName == TextConstruct.Atom10 ? TextConstruct.Read(field, unsaid, links.BaseAt(field))
        : new SourceText(fields.Value(kind), unsaid, links.BaseAt(field));

    /// <summary>The entry's own links, then what the library found, then an id that is a permalink.</summary>
    private List<string> Links(EntryFields fields, string? found, string? permalink)
    {
        var published = new List<string>(1);
        foreach (var (written, at) in fields.Links)
            Add(published, links.AsPublished(written, at));
        if (published.Count == 0)
            Add(published, links.AsPublished(found, fields.Element));
        if (IsAddress(permalink))
            Add(published, links.AsPublished(permalink, fields.Element));
        return published;
    }

    private static bool IsAddress(string? id) => id?.Contains("://", StringComparison.Ordinal) == true;

    private List<string> Published(params ReadOnlySpan<string?> candidates)
    {
        var published = new List<string>(1);
        foreach (var candidate in candidates)
            Add(published, links.AsPublished(candidate, at: null));
        return published;
    }

    private static void Add(List<string> published, string? link)
    {
        if (link is not null && !published.Contains(link))
            published.Add(link);
    }
}
