using System.Xml.Linq;
using CodeHollow.FeedReader.Feeds;

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
        return Xml(DocumentSurvey.Of(text, repairs), address, repairs);
    }

    private static FeedReading Json(string text, Uri? address, List<string> repairs)
    {
        var document = JsonSurvey.Of(text, repairs);
        if (document.IsDeep || document.Text is null)
            return new FeedReading.Unreadable(document.IsDeep ? "nested too deep for a feed" : "JSON that breaks off before its first entry ends");
        var (feed, problem) = FeedLibrary.ReadJson(document.Text);
        if ((feed is null || feed.Items.Count < document.Items) && JsonShape.Usual(document.Text) is { } usual
            && FeedLibrary.ReadJson(usual).Feed is { } whole && whole.Items.Count > (feed?.Items.Count ?? 0))
        {
            repairs.Add("entries without an id or with fields of unusual types were put right");
            feed = whole;
        }

        return feed is null
            ? new FeedReading.Unreadable($"JSON, but not a JSON Feed ({problem})")
            : Read(feed, feed.Items, hasBases: false, address, repairs);
    }

    private static FeedReading Xml(DocumentSurvey document, Uri? address, List<string> repairs)
    {
        var hasBases = document.Text.Contains("xml:base", StringComparison.Ordinal);
        var (root, problem) = document.IsDeep || document.IsCut ? (null, "its tags do not match") : FeedLibrary.Load(document.Text);
        var feed = root is null ? null : FeedLibrary.Read(root);
        if (feed is not null && feed.Items.Count >= document.Entries)
            return Read(feed, feed.Items, hasBases, address, repairs);
        if (Mended(document, root, feed?.Items.Count, repairs) is var (head, items))
            return Read(head, items, hasBases: true, address, repairs);
        if (feed is { Items.Count: > 0 })
            return Read(feed, feed.Items, hasBases, address, repairs);
        return new FeedReading.Unreadable(document.IsDeep ? "nested too deep for a feed"
            : root is null ? $"damaged beyond repair ({problem})"
            : feed is not null ? "it holds entries that cannot be read"
            : $"not a feed: its root is {Characters.Allowed(root.Name.LocalName, 40)}");
    }

    /// <summary>The second, tolerant reading: the whole document if it can be mended, else its whole entries. Null unless it gives more than the first.</summary>
    private static (BaseFeed Head, IReadOnlyCollection<BaseFeedItem> Items)? Mended(DocumentSurvey document, XElement? root, int? known, List<string> repairs)
    {
        var mended = new List<string>();
        if ((root ?? MendedRoot(document, mended)) is not { } whole || FeedShape.Usual(whole) is not { } usual)
            return null;
        var (head, items) = FeedLibrary.Read(usual) is { } feed ? (feed, feed.Items.ToList()) : EntryByEntry.Read(usual, FeedLibrary.Read, mended) ?? default;
        if (head is null || items.Count <= (known ?? (document.Entries > 0 ? 0 : -1)))
            return null;
        repairs.AddRange(mended.Count > 0 ? mended : ["an unusual document shape was put right"]);
        return (head, items);
    }

    private static XElement? MendedRoot(DocumentSurvey document, List<string> repairs)
    {
        var text = XmlRepair.Declared(XmlRepair.Mend(document.Text, repairs), repairs);
        if (!document.IsDeep && !document.IsCut && FeedLibrary.Load(text).Root is { } root)
            return root;
        return TagBalance.Mend(text, repairs) is { } balanced ? FeedLibrary.Load(XmlRepair.Declared(balanced, repairs)).Root : null;
    }

    private static FeedReading.Read Read(BaseFeed head, IEnumerable<BaseFeedItem> items, bool hasBases, Uri? address, List<string> repairs)
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
}
