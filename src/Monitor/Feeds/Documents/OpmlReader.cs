using System.Xml;
using Monitor.Text;

namespace Monitor.Feeds.Documents;

/// <summary>
/// Reads the outlines of a list one after the other, without building a tree: what was read before a fault stays read, and no
/// depth costs more than its line. Of one list; made anew for each try.
/// </summary>
internal sealed class OpmlReader
{
    /// <summary>Deeper folders count as the last of these.</summary>
    private const int DeepestFolder = 20;

    private const int MostFeeds = 50_000;
    private const int MostSkipped = 1_000;
    private const int LongestUrl = 4_000;

    private readonly List<FeedEntry> feeds = [];
    private readonly List<string> skipped = [];
    private readonly Dictionary<string, int> lines = [];

    /// <summary>Titles of the open outlines, outermost first.</summary>
    private readonly List<string?> open = [];

    public IReadOnlyList<FeedEntry> Feeds => feeds;

    public IReadOnlyList<string> Skipped => skipped;

    /// <summary>Name of the root element; null until one was seen.</summary>
    public string? Root { get; private set; }

    public static bool IsList(string? root) => root?.Equals("opml", StringComparison.OrdinalIgnoreCase) == true;

    /// <returns>What ended the reading early; null at the end of a sound document.</returns>
    public XmlException? Read(string text)
    {
        // Namespaces off: lists use prefixes that nobody declared, and no name here needs one.
        using var reader = new XmlTextReader(new StringReader(text)) { Namespaces = false, DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };
        try
        {
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element)
                    Open(reader);
                else if (reader.NodeType == XmlNodeType.EndElement && IsOutline(reader))
                    open.RemoveAt(open.Count - 1);
                if (reader.Depth > DocumentBounds.Deepest)
                    return new XmlException("nested too deep for a feed list", null, reader.LineNumber, 0);
            }

            return null;
        }
        catch (XmlException e)
        {
            return e;
        }
    }

    private void Open(XmlTextReader reader)
    {
        Root ??= Local(reader.Name);
        if (!IsOutline(reader))
            return;
        var outline = new Outline(Attributes(reader), reader.LineNumber);
        if (outline.Url is { } url)
            Take(outline, url);
        else if (outline.Page is { } page)
            Skip(outline, $"{page} is a link to a page or another list, not a feed");
        if (!reader.IsEmptyElement)
            open.Add(outline.Title);
    }

    private void Take(Outline outline, string written)
    {
        if (written.Length > LongestUrl || FeedAddress.Read(written) is not { } url)
            Skip(outline, $"{PlainText.FromText(written, 200)} is not an http or https address");
        else if (feeds.Count >= MostFeeds)
            Skip(outline, $"a list holds at most {MostFeeds} feeds");
        else if (!lines.TryAdd(FeedAddress.Key(url), outline.Line))
            Skip(outline, $"the same feed as in line {lines[FeedAddress.Key(url)]}");
        else
            feeds.Add(new FeedEntry(url, outline.Title, outline.Site, outline.Language, Folder() ?? outline.Category));
    }

    private void Skip(Outline outline, string why)
    {
        if (skipped.Count < MostSkipped)
            skipped.Add($"line {outline.Line}: {outline.Title ?? "outline"}: {why}");
    }

    /// <summary>The titles of the open outlines. A slash in a title parts it in two, here and after every export alike.</summary>
    private string? Folder()
    {
        var titles = open.OfType<string>().Take(DeepestFolder).ToList();
        return titles.Count == 0 ? null : string.Join('/', titles);
    }

    private static bool IsOutline(XmlTextReader reader) => Local(reader.Name).Equals("outline", StringComparison.OrdinalIgnoreCase);

    private static string Local(string name) => name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <summary>Writers disagree about the case of attribute names.</summary>
    private static Dictionary<string, string> Attributes(XmlTextReader reader)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (reader.MoveToNextAttribute())
        {
            if (!string.IsNullOrWhiteSpace(reader.Value))
                values.TryAdd(reader.Name, reader.Value.Trim());
        }

        reader.MoveToElement();
        return values;
    }

    private sealed record Outline(Dictionary<string, string> Attributes, int Line)
    {
        private static readonly string[] Elsewhere = ["link", "include"];

        public string? Title =>
            (Get("title") ?? Get("text")) is { } title && PlainText.FromText(title, PlainText.TitleLength) is { Length: > 0 } clean ? clean : null;

        /// <summary>Old lists call it <c>url</c>, and leave the type out.</summary>
        public string? Url => Get("xmlUrl") ?? (IsElsewhere ? null : Get("url"));

        /// <summary>Where a link or an included list leads (OPML 2.0).</summary>
        public string? Page => IsElsewhere ? Get("url") : null;

        public string? Site => Get("htmlUrl") is { Length: <= LongestUrl } site ? FeedAddress.Read(site) : null;

        public string? Language => LanguageIdentifier.Primary(Get("language") ?? Get("xml:lang"));

        /// <summary>The first of <c>category="/Boston/Weather,/Tags"</c>: what flat lists have for folders.</summary>
        public string? Category =>
            (Get("category") ?? Get("categories"))?.Split(',')[0] is { } first
            && PlainText.FromText(first, PlainText.TitleLength).Trim('/', ' ') is { Length: > 0 } folder ? folder : null;

        private bool IsElsewhere => Elsewhere.Contains(Get("type"), StringComparer.OrdinalIgnoreCase);

        private string? Get(string name) => Attributes.GetValueOrDefault(name);
    }
}
