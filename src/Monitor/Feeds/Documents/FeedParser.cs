using System.Xml.Linq;
using CodeHollow.FeedReader.Feeds;

namespace Monitor.Feeds.Documents;

/// <summary>
/// Bytes to a feed: decode, bound, let the library parse, fill in what it loses. A document it refuses, or finds empty though it
/// holds entries, is mended and parsed once more; what was mended is told in <see cref="ParsedFeed.Repairs"/>.
/// </summary>
internal static class FeedParser
{
    /// <summary>Up to here no flood of tags or attributes costs a second; above, the text is surveyed before a tree is built of it.</summary>
    private const int SmallDocument = 100_000;

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
        return Xml(text, address, repairs);
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

    private static FeedReading Xml(string text, Uri? address, List<string> repairs)
    {
        var survey = text.Length > SmallDocument ? DocumentSurvey.Of(text, repairs) : null;
        var (root, problem) = survey is { IsSound: false } ? (null, "its tags do not match") : FeedLibrary.Load(survey?.Text ?? text);
        var tree = root is null ? default : TreeMeasure.Of(root);
        var feed = root is null || tree.IsDeep ? null : FeedLibrary.Read(root);
        var hasBases = text.Contains("xml:base", StringComparison.Ordinal);
        if (feed is not null && feed.Items.Count >= tree.Entries)
            return Read(feed, feed.Items, hasBases, address, repairs);
        if (root is null || tree.IsDeep)
            return Damaged(survey ?? DocumentSurvey.Of(text, repairs), problem, address, repairs);
        if (Unusual(root, feed, tree.Entries, repairs) is var (head, items))
            return Read(head, items, hasBases, address, repairs);
        return new FeedReading.Unreadable(tree.Entries > 0 && FeedShape.IsFeed(root) ? "it holds entries that cannot be read"
            : $"not a feed: its root is {Characters.Allowed(root.Name.LocalName, 40)}");
    }

    /// <summary>A document the strict parser refused: the whole of it if it can be mended, else its whole entries.</summary>
    private static FeedReading Damaged(DocumentSurvey document, string? problem, Uri? address, List<string> repairs)
    {
        var text = XmlRepair.Declared(XmlRepair.Mend(document.Text, repairs), repairs);
        var root = document.IsSound ? FeedLibrary.Load(text).Root : null;
        if (root is null && TagBalance.Mend(text, repairs) is { } balanced)
            root = FeedLibrary.Load(XmlRepair.Declared(balanced, repairs)).Root;
        if (root is not null && Unusual(root, known: null, document.Entries, repairs) is var (head, items))
            return Read(head, items, hasBases: true, address, repairs);
        return new FeedReading.Unreadable(document.IsDeep ? "nested too deep for a feed" : $"not a feed, or damaged beyond repair ({problem})");
    }

    /// <summary>A tree in the usual shape, read entry by entry where the library fails. Null where that gives no more than is known, or nothing of the entries there are.</summary>
    private static (BaseFeed Head, IReadOnlyCollection<BaseFeedItem> Items)? Unusual(XElement root, BaseFeed? known, int entries, List<string> repairs)
    {
        var found = known?.Items.ToList();
        if (FeedShape.Usual(root) is { } usual)
        {
            var (head, items) = FeedLibrary.Read(usual) is { } feed ? (feed, feed.Items.ToList()) : EntryByEntry.Read(usual, FeedLibrary.Read, repairs) ?? default;
            if (head is not null && items.Count > (found?.Count ?? (entries > 0 ? 0 : -1)))
            {
                if (repairs.Count == 0)
                    repairs.Add("an unusual document shape was put right");
                return (head, items);
            }
        }

        return known is not null && found is { Count: > 0 } ? (known, found) : null;
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
