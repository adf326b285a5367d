using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using CodeHollow.FeedReader;
using CodeHollow.FeedReader.Feeds;

namespace Monitor.Feeds.Documents;

/// <summary>
/// The only caller of CodeHollow.FeedReader. Its own entry points build the tree with document types on and, of bytes, twice; here
/// the tree is built once, by our reader's rules, and the library's feed classes read it: no network, no entity, no culture of
/// the machine, no exception that gets out.
/// </summary>
internal static class FeedLibrary
{
    /// <summary>The document's tree; null and why where it is not well-formed.</summary>
    public static (XElement? Root, string? Problem) Load(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Ignore,
                XmlResolver = null,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                // Between two elements of XHTML a space is text; between the fields of an entry it is layout and costs time.
                IgnoreWhitespace = !text.Contains("1999/xhtml", StringComparison.Ordinal),
            });
            return (XDocument.Load(reader).Root, null);
        }
        catch (XmlException e)
        {
            return (null, e.Message.ReplaceLineEndings(" "));
        }
    }

    /// <summary>What the library makes of a tree; null where it is of no kind the library knows, or the library fails.</summary>
    public static BaseFeed? Read(XElement root) => InvariantCulture(() => root.Name.LocalName switch
    {
        "rss" when root.Element("channel") is { } channel => new Rss20Feed("", channel),
        "RDF" when root.Element(root.GetDefaultNamespace() + "channel") is { } channel => new Rss10Feed("", channel),
        "feed" => new AtomFeed("", root),
        _ => null,
    }).Feed;

    /// <summary>The same of JSON, or why it is none.</summary>
    public static (BaseFeed? Feed, string? Problem) ReadJson(string text) => InvariantCulture(() => FeedReader.ReadFromString(text).SpecificFeed);

    private static (BaseFeed? Feed, string? Problem) InvariantCulture(Func<BaseFeed?> read)
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            return (read(), null);
        }
        catch (Exception e)
        {
            // A third-party parser on foreign input: whatever it throws means that it could not read this document.
            return (null, e.Message.ReplaceLineEndings(" "));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
