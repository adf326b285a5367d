using System.Xml.Linq;

namespace Monitor.Feeds.Documents;

/// <summary>Reads a text field with its markup kind: Atom says which (RFC 4287 §3.1), Atom 0.3 by type and mode, RSS leaves it open.</summary>
internal static class TextConstruct
{
    public const string Atom10 = "http://www.w3.org/2005/Atom";

    private static readonly (XName Type, XName Mode) Attributes = ("type", "mode");

    /// <param name="unsaid">What the field holds where no type is given.</param>
    public static SourceText Read(XElement field, MarkupKind unsaid, Uri? from)
    {
        var type = field.Attribute(Attributes.Type)?.Value.Trim().ToLowerInvariant() ?? "";
        if (field.HasElements)
            return Inside(field, type, from);
        if (string.Equals(field.Attribute(Attributes.Mode)?.Value, "base64", StringComparison.OrdinalIgnoreCase) || IsBinary(type))
            return new SourceText(FromBase64(field.Value), MarkupKind.Html, from);
        return new SourceText(field.Value, Kind(field, type, unsaid), from);
    }

    private static MarkupKind Kind(XElement field, string type, MarkupKind unsaid) => type switch
    {
        "html" or "text/html" or "xhtml" or "application/xhtml+xml" => MarkupKind.Html,
        "text" or "text/plain" => MarkupKind.Text,
        "" when field.Name.NamespaceName == Atom10 => MarkupKind.Text,
        _ => unsaid,
    };

    /// <summary>
    /// Atom 1.0 wraps XHTML in a div that is no part of the text (RFC 4287 §3.1.1.3). Some wrap escaped HTML the same way: then
    /// the div's text is the HTML.
    /// </summary>
    private static SourceText Inside(XElement field, string type, Uri? from)
    {
        var wrapped = field.Name.NamespaceName == Atom10 && field.FirstNode is { } first && (first as XElement ?? first.NextNode) is XElement { Name.LocalName: "div" } div
            && (div.NextNode is null or XText { NextNode: null }) ? div : null;
        return wrapped is not null && !wrapped.HasElements && type is "html" or "text/html"
            ? new SourceText(wrapped.Value, MarkupKind.Html, from)
            : new SourceText(null, MarkupKind.Html, from, wrapped is not null && type is "xhtml" or "application/xhtml+xml" ? wrapped : field);
    }

    private static bool IsBinary(string type) =>
        type.Contains('/', StringComparison.Ordinal) && !type.StartsWith("text/", StringComparison.Ordinal)
        && !type.EndsWith("xml", StringComparison.Ordinal) && !type.EndsWith("html", StringComparison.Ordinal);

    /// <summary>What is not base64 of UTF-8 after all is taken as it stands.</summary>
    private static string FromBase64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var length) && FeedDecoder.Strict(bytes[..length]) is { } decoded ? decoded : text;
    }
}
