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
            : Read(feed, text, address, repairs);
    }

    private static FeedReading Xml(string text, Uri? address, List<string> repairs)
    {
        if (DocumentBounds.IsTooDeepXml(text))
            return new FeedReading.Unreadable("nested too deep for a feed");
        var (feed, problem) = FeedLibrary.Read(text);
        if (feed is { Items.Count: > 0 } || (feed is not null && !XmlRepair.EntryStart().IsMatch(text)))
            return Read(feed, text, address, repairs);
        if (Mended(text, repairs) is { } mended)
            return Read(mended, text, address, repairs);
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

    private static FeedReading.Read Read(LibraryFeed feed, string text, Uri? address, List<string> repairs)
    {
        var links = new LinkResolver(address, hasBases: text.Contains("xml:base", StringComparison.Ordinal));
        var source = new SourceReader(links).Read(feed, repairs);
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
