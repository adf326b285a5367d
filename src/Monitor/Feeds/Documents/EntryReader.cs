using System.Xml.Linq;
using CodeHollow.FeedReader;
using CodeHollow.FeedReader.Feeds;

namespace Monitor.Feeds.Documents;

/// <summary>
/// One entry from the library's item and, where the library loses something, from the element it was read from: Dublin Core in
/// RSS 2.0, Atom's updated, relative links, permalink ids, markup types, dates with a zone.
/// </summary>
internal static class EntryReader
{
    private const int AuthorLength = 300;
    private const int IdLength = 4_000;

    public static ParsedEntry Read(FeedItem item, LinkResolver links) =>
        item.SpecificItem is JsonFeedItem json ? FromJson(json, links)
        : item.SpecificItem?.Element is { } element ? FromXml(item, element, links)
        : throw new InvalidOperationException("the library made an item without an element");

    private static ParsedEntry FromJson(JsonFeedItem item, LinkResolver links)
    {
        var published = FeedDates.Parse(item.DatePublishedString);
        var content = item.ContentHtml is { Length: > 0 } html ? PlainText.FromHtml(html, PlainText.ContentLength)
            : PlainText.FromText(item.ContentText ?? "", PlainText.ContentLength);
        return new ParsedEntry
        {
            Title = PlainText.FromText(item.Title ?? "", PlainText.TitleLength),
            Link = links.Resolve(item.Url, null) ?? links.Resolve(item.ExternalUrl, null) ?? links.Resolve(item.Id, null),
            Id = Word(item.Id, IdLength),
            Published = published,
            Updated = FeedDates.Parse(item.DateModifiedString),
            PublishedRaw = published is null ? Word(item.DatePublishedString, AuthorLength) : null,
            Author = Word(item.Authors?.FirstOrDefault()?.Name, AuthorLength),
            Summary = PlainText.FromHtml(item.Summary ?? "", PlainText.SummaryLength),
            Content = content.Length > 0 ? content : null,
        };
    }

    private static ParsedEntry FromXml(FeedItem item, XElement element, LinkResolver links)
    {
        var fields = new EntryFields(element);
        var raw = fields.Date(EntryFields.PublishedNames);
        var published = FeedDates.Parse(raw);
        var id = Word(fields.Id, IdLength);
        return new ParsedEntry
        {
            Title = fields.Text(EntryFields.TitleNames, PlainText.TitleLength) ?? "",
            Link = Link(item, fields, links, id),
            Id = id,
            Published = published,
            Updated = FeedDates.Parse(fields.Date(EntryFields.UpdatedNames)),
            PublishedRaw = published is null ? Word(raw, AuthorLength) : null,
            Author = Word(fields.Author, AuthorLength),
            Summary = fields.Text(EntryFields.SummaryNames, PlainText.SummaryLength) ?? "",
            Content = fields.Text(EntryFields.ContentNames, PlainText.ContentLength),
        };
    }

    /// <summary>The entry's own link, then what the library found, then an id that is a permalink.</summary>
    private static string? Link(FeedItem item, EntryFields fields, LinkResolver links, string? id)
    {
        foreach (var (written, at) in fields.Links)
        {
            if (links.Resolve(written, at) is { } link)
                return link;
        }

        return links.Resolve(item.Link, fields.Element) ?? (fields.IdIsPermalink ? links.Resolve(id, fields.Element) : null);
    }

    private static string? Word(string? text, int longest) =>
        text is not null && PlainText.FromText(text, longest) is { Length: > 0 } word ? word : null;
}
