using Monitor.Feeds;
using Monitor.Feeds.Documents;
using Monitor.Text;

namespace Monitor.Items;

/// <summary>Makes the items of a document, ready to be stored; their rows give them their ids.</summary>
internal sealed class DraftItems(LanguageIdentifier languages)
{
    /// <summary>An untitled entry goes by the start of its text, as a reader would show it.</summary>
    private const int BorrowedTitle = 120;

    public IReadOnlyList<Item> Of(Feed feed, ParsedFeed document, DateTimeOffset firstSeenAt) =>
        document.Entries.Select(entry => Of(feed, entry, feed.Language ?? document.Language, firstSeenAt)).ToList();

    /// <summary>The feed's teaser before its whole text, unless the feed is wanted in full.</summary>
    private static string Summary(ParsedEntry entry, bool inFull)
    {
        if (entry.Summary.Length > 0 && !(inFull && entry.Content?.Length > entry.Summary.Length))
            return entry.Summary;
        return PlainText.FromText(entry.Content ?? "", PlainText.SummaryLength);
    }

    private Item Of(Feed feed, ParsedEntry entry, string? declared, DateTimeOffset firstSeenAt)
    {
        var summary = Summary(entry, feed.FullText);
        var title = entry.Title.Length > 0 ? entry.Title : PlainText.FromText(summary, BorrowedTitle);
        var published = PublishedDate.Of(entry, firstSeenAt);
        var textKey = ItemIdentity.TextKey(summary);
        return new Item
        {
            Id = default,
            FeedId = feed.Id,
            ItemKey = ItemIdentity.Key(entry),
            Url = entry.Link,
            UrlKey = entry.Link is { } link ? CanonicalUrl.Of(link) : null,
            Title = title,
            Summary = summary,
            Author = entry.Author,
            Language = languages.Identify($"{title}. {summary}", declared),
            PublishedAt = published.At,
            PublishedRaw = published.Raw,
            FirstSeenAt = firstSeenAt,
            ContentHash = ItemIdentity.ContentHash(title, textKey),
            TitleKey = ItemIdentity.TitleKey(title),
            TextKey = textKey,
        };
    }
}
