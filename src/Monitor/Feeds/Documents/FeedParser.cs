using System.Xml.Linq;
using LibraryFeed = CodeHollow.FeedReader.Feed;

namespace Monitor.Feeds.Documents;

/// <summary>
/// Bytes to a feed: decode, bound, let the library parse, fill in what it loses. A document it refuses, or finds empty though it
/// holds entries, is mended and parsed once more; what was mended is told in <see cref="ParsedFeed.Repairs"/>.
/// </summary>
internal static class FeedParser
{
    /// <param name="contentType">The HTTP header, for its charset; null for a file.</param>
    /// <param name="address">Where the document came from, for relative links; null for a file.</param>
    public static FeedReading Parse(byte[] bytes, string? contentType, Uri? address)
    {
        var decoded = FeedDecoder.Decode(bytes, contentType);
        var repairs = decoded.Repair is { } repair ? new List<string> { repair } : [];
        var text = decoded.Text.TrimStart('\ufeff', ' ', '\t', '\r', '\n', '\0');
        if (text.Length == 0)
            return new FeedReading.Unreadable("empty, not a feed");
        if (text[0] is '{' or '[')
            return DocumentBounds.IsTooDeepJson(text)
                ? new FeedReading.Unreadable("nested too deep for a feed")
                : Json(text, address, repairs);
        if (FeedDiscovery.IsPage(text))
            return new FeedReading.Unreadable(PageReason(text, address));
        return Xml(DocumentBounds.WithoutEntities(text, repairs), address, repairs);
    }

    private static FeedReading Json(string text, Uri? address, List<string> repairs)
    {
        var (feed, problem) = FeedLibrary.Read(text);
        return feed is null
            ? new FeedReading.Unreadable($"JSON, but not a JSON Feed ({problem})")
            : new FeedReading.Read(Document(feed, address, repairs));
    }

    private static FeedReading Xml(string text, Uri? address, List<string> repairs)
    {
        if (DocumentBounds.IsTooDeepXml(text))
            return new FeedReading.Unreadable("nested too deep for a feed");
        var (feed, problem) = FeedLibrary.Read(text);
        if (feed is { Items.Count: > 0 } || (feed is not null && !XmlRepair.EntryStart().IsMatch(text)))
            return new FeedReading.Read(Document(feed, address, repairs));
        if (Mended(text, repairs) is { } mended)
            return new FeedReading.Read(Document(mended, address, repairs));
        return new FeedReading.Unreadable(feed is not null
            ? "it holds entries that cannot be read"
            : $"not a feed, or damaged beyond repair ({problem})");
    }

    /// <summary>The second, tolerant parse: the whole document if it can be mended, else its whole entries.</summary>
    private static LibraryFeed? Mended(string text, List<string> repairs)
    {
        var whole = XmlRepair.Mend(text, repairs);
        if (Usual(whole, repairs) is { } feed)
            return feed;
        return XmlRepair.CloseEarly(whole, repairs) is { } cut ? Usual(cut, repairs) : null;
    }

    private static LibraryFeed? Usual(string text, List<string> repairs)
    {
        if (FeedShape.Usual(text) is not { } usual)
            return null;
        var feed = FeedLibrary.Read(usual).Feed;
        if (feed is null || (feed.Items.Count == 0 && XmlRepair.EntryStart().IsMatch(text)))
            return null;
        if (repairs.Count == 0)
            repairs.Add("an unusual document shape was put right");
        return feed;
    }

    private static ParsedFeed Document(LibraryFeed feed, Uri? address, List<string> repairs)
    {
        var head = feed.SpecificFeed?.Element is { } element ? new EntryFields(element) : null;
        var links = new LinkResolver(address);
        var isJson = feed.Type == CodeHollow.FeedReader.FeedType.JsonFeed;
        var title = isJson || head is null
            ? PlainText.FromText(feed.Title ?? "", PlainText.TitleLength)
            : head.Text(EntryFields.TitleNames, PlainText.TitleLength);
        var link = isJson ? null : head?.Links.Select(l => links.Resolve(l.Written, l.At)).FirstOrDefault(l => l is not null);
        return new ParsedFeed
        {
            Title = string.IsNullOrEmpty(title) ? null : title,
            Link = link ?? links.Resolve(feed.Link, head?.Element),
            Language = Language(feed, head),
            Hints = head is null || isJson ? FeedHints.None : HintReader.Read(head.Element, links),
            Entries = feed.Items.Select(item => EntryReader.Read(item, links)).ToList(),
            Repairs = repairs,
        };
    }

    /// <summary>The primary tag of what the document declares; a prior for its entries.</summary>
    private static string? Language(LibraryFeed feed, EntryFields? head)
    {
        var declared = feed.Language is { Length: > 0 } named ? named
            : head?.Element.AncestorsAndSelf().Select(e => e.Attribute(XNamespace.Xml + "lang")?.Value).FirstOrDefault(v => v is not null);
        var tag = declared?.Trim().Split('-', '_')[0].ToLowerInvariant() ?? "";
        return tag.Length is 2 or 3 && tag.All(char.IsAsciiLetter) ? tag : null;
    }

    private static string PageReason(string html, Uri? address)
    {
        var feeds = FeedDiscovery.FeedsOf(html, address);
        return feeds.Count == 0
            ? "a web page, not a feed, and it names no feed of its own"
            : $"a web page, not a feed; it offers {string.Join(", ", feeds)}";
    }
}
