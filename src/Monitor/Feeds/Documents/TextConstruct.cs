using System.Xml.Linq;

namespace Monitor.Feeds.Documents;

/// <summary>Reads a text field by its markup type: Atom says which (RFC 4287 §3.1), RSS means HTML.</summary>
internal static class TextConstruct
{
    public static string Read(XElement field, int longest)
    {
        var type = field.Attribute("type")?.Value.Trim().ToLowerInvariant() ?? "";
        if (field.HasElements)
            return PlainText.FromHtml(string.Concat(field.Nodes().Select(node => node.ToString(SaveOptions.DisableFormatting))), longest);
        if (string.Equals(field.Attribute("mode")?.Value, "base64", StringComparison.OrdinalIgnoreCase) || IsBinary(type))
            return FromBase64(field.Value, longest);
        var isAtom = field.Name.NamespaceName == "http://www.w3.org/2005/Atom";
        return isAtom && type is "" or "text" or "text/plain"
            ? PlainText.FromText(field.Value, longest)
            : PlainText.FromHtml(field.Value, longest);
    }

    private static bool IsBinary(string type) =>
        type.Contains('/', StringComparison.Ordinal) && !type.StartsWith("text/", StringComparison.Ordinal)
        && !type.EndsWith("xml", StringComparison.Ordinal) && !type.EndsWith("html", StringComparison.Ordinal);

    /// <summary>What is not base64 of UTF-8 after all is taken as it stands.</summary>
    private static string FromBase64(string text, int longest)
    {
        var bytes = new byte[text.Length];
        var decoded = Convert.TryFromBase64String(text.Trim(), bytes, out var length) ? FeedDecoder.Strict(bytes[..length]) : null;
        return PlainText.FromHtml(decoded ?? text, longest);
    }
}
