using System.Xml.Linq;
using CodeHollow.FeedReader;
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
        var repairs = new List<string>();
        if (PackedBytes.IsPacked(bytes))
        {
            repairs.Add("it came packed (gzip) and was unpacked");
            bytes = PackedBytes.Unpack(bytes);
        }

        var decoded = FeedDecoder.Decode(bytes, contentType);
        if (decoded.Repair is { } repair)
            repairs.Add(repair);
        var text = decoded.Text.TrimStart('\ufeff', ' ', '\t', '\r', '\n', '\0');
        if (text.Length == 0)
            return new FeedReading.Unreadable("empty, not a feed");
        if (text[0] is '{' or '[')
            return Json(text, address, repairs);
        if (FeedDiscovery.IsPage(text))
            return new FeedReading.Unreadable(PageReason(text, address));
        return Xml(DocumentSurvey.Of(DocumentBounds.WithoutDeclarations(text, repairs), repairs), address, repairs);
    }

    private static FeedReading Json(string text, Uri? address, List<string> repairs)
    {
        if (DocumentBounds.IsTooDeepJson(text))
            return new FeedReading.Unreadable("nested too deep for a feed");
        var (feed, problem) = text.Length > LargeJson ? (null, "too large") : FeedLibrary.Read(text);
        if (feed is null && JsonShape.Usual(text) is { } usual)
        {
            repairs.Add("fields of unusual types were put right");
            (feed, problem) = FeedLibrary.Read(usual);
        }

        return feed is null
            ? new FeedReading.Unreadable($"JSON, but not a JSON Feed ({problem})")
            : Read(feed, feed.Items, hasBases: false, address, repairs);
    }

    private static FeedReading Xml(DocumentSurvey document, Uri? address, List<string> repairs)
    {
        var hasBases = document.Text.Contains("xml:base", StringComparison.Ordinal);
        var (feed, problem) = document.IsDeep || document.IsCut ? (null, "its tags do not match") : FeedLibrary.Read(document.Text);
        if (feed is not null && feed.Items.Count >= document.Entries)
            return Read(feed, feed.Items, hasBases, address, repairs);
        if (Mended(document, feed?.Items.Count ?? 0, repairs) is var (head, items))
            return Read(head, items, hasBases: true, address, repairs);
        if (feed is { Items.Count: > 0 })
            return Read(feed, feed.Items, hasBases, address, repairs);
        return new FeedReading.Unreadable(feed is not null ? "it holds entries that cannot be read"
            : document.IsDeep ? "nested too deep for a feed"
            : $"not a feed, or damaged beyond repair ({problem})");
    }

    /// <summary>The second, tolerant parse: the whole document if it can be mended, else its whole entries. Null unless it gives more than the first.</summary>
    private static (LibraryFeed Head, IEnumerable<FeedItem> Items)? Mended(DocumentSurvey document, int known, List<string> repairs)
    {
        var mended = new List<string>();
        var text = XmlRepair.Declared(XmlRepair.Mend(document.Text, mended), mended);
        var usual = document.IsDeep || document.IsCut ? null : FeedShape.Usual(text);
        if (usual is null && TagBalance.Mend(text, mended) is { } balanced)
            usual = FeedShape.Usual(XmlRepair.Declared(balanced, mended));
        if (usual is null || Usual(usual, mended) is not var (head, items) || items.Count <= known && (known > 0 || document.Entries > 0))
            return null;
        repairs.AddRange(mended.Count > 0 ? mended : ["an unusual document shape was put right"]);
        return (head, items);
    }

    private static (LibraryFeed Head, ICollection<FeedItem> Items)? Usual(XElement usual, List<string> repairs)
    {
        if (FeedLibrary.Read(usual.ToString(SaveOptions.DisableFormatting)).Feed is { } feed)
            return (feed, feed.Items);
        return EntryByEntry.Read(usual, repairs) is var (head, items) ? (head, items) : null;
    }

    private static FeedReading.Read Read(LibraryFeed head, IEnumerable<FeedItem> items, bool hasBases, Uri? address, List<string> repairs)
    {
        var source = new SourceReader(new LinkResolver(address, hasBases)).Read(head, items, repairs);
        return new FeedReading.Read(KeptFeed.Of(source), source);
    }

    private static string PageReason(string html, Uri? address)
    {
        var feeds = FeedDiscovery.FeedsOf(html, address);
        return feeds.Count == 0
            ? "a web page, not a feed, and it names no feed of its own"
            : $"a web page, not a feed; it offers {string.Join(", ", feeds)}";
    }

    /// <summary>Above this a JSON document is first reduced to its entries' own fields, and their number bounded.</summary>
    private const int LargeJson = 2_000_000;
}
