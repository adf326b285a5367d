using System.Text;
using System.Text.RegularExpressions;

namespace Monitor.Feeds.Documents;

/// <summary>
/// Mends the text of a document the XML parser refused, in one pass: characters XML forbids, stray ampersands, HTML entities,
/// prefixes nobody declared, junk before the document. Sound documents never come here; tags are <see cref="TagBalance"/>'s.
/// </summary>
internal static partial class XmlRepair
{
    private const int LongestReference = 40;

    /// <summary>Each prefix is looked for in the whole text.</summary>
    private const int MostPrefixes = 50;

    private static readonly Dictionary<string, string> KnownPrefixes = new()
    {
        ["content"] = "http://purl.org/rss/1.0/modules/content/",
        ["dc"] = "http://purl.org/dc/elements/1.1/",
        ["dcterms"] = "http://purl.org/dc/terms/",
        ["media"] = "http://search.yahoo.com/mrss/",
        ["atom"] = "http://www.w3.org/2005/Atom",
        ["itunes"] = "http://www.itunes.com/dtds/podcast-1.0.dtd",
        ["rdf"] = "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        ["sy"] = "http://purl.org/rss/1.0/modules/syndication/",
        ["slash"] = "http://purl.org/rss/1.0/modules/slash/",
    };

    /// <param name="repairs">Takes what was mended, in words.</param>
    public static string Mend(string text, List<string> repairs)
    {
        var start = Math.Max(0, text.IndexOf('<', StringComparison.Ordinal));
        if (start > 0 && !string.IsNullOrWhiteSpace(text[..start]))
            repairs.Add("text before the document was dropped");
        var mended = new StringBuilder(text.Length + 256);
        var (characters, ampersands) = (0, 0);
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == '&')
                ampersands += Reference(text, ref i, mended);
            else if (text[i] == '<' && text.AsSpan(i).StartsWith("<![CDATA["))
                i = Literal(text, i, mended, ref characters);
            else if (text[i] == '<' && text.AsSpan(i).StartsWith("<?xml ", StringComparison.Ordinal))
                i = DeclarationEnd(text, i);
            else if (Allowed(text, i))
                mended.Append(text[i]);
            else
                characters++;
        }

        if (characters > 0)
            repairs.Add($"{characters} characters that XML forbids were dropped");
        if (ampersands > 0)
            repairs.Add($"{ampersands} stray ampersands or HTML entities were mended");
        return mended.ToString();
    }

    /// <summary>A string needs no XML declaration, and one in the wrong place or of another version stops the parser.</summary>
    private static int DeclarationEnd(string text, int start)
    {
        var end = text.IndexOf("?>", start, StringComparison.Ordinal);
        return end < 0 ? text.Length - 1 : end + 1;
    }

    /// <summary>Copies a CDATA section, without what XML forbids; its last character's index.</summary>
    private static int Literal(string text, int start, StringBuilder mended, ref int dropped)
    {
        var end = text.IndexOf("]]>", start, StringComparison.Ordinal);
        end = end < 0 ? text.Length : end + 3;
        for (var i = start; i < end; i++)
        {
            if (Allowed(text, i))
                mended.Append(text[i]);
            else
                dropped++;
        }

        return end - 1;
    }

    /// <summary>Copies or mends the reference at <paramref name="i"/>; 1 when it had to be mended.</summary>
    private static int Reference(string text, ref int i, StringBuilder mended)
    {
        var body = text.AsSpan(i + 1, Math.Min(LongestReference, text.Length - i - 1));
        var length = body.IndexOf(';');
        var name = length > 0 ? body[..length].ToString() : "";
        if (name is "amp" or "lt" or "gt" or "quot" or "apos")
        {
            mended.Append('&');
            return 0;
        }

        if (name.Length == 0 || !ReferenceName().IsMatch(name) || PlainText.Entity(name) is not { } characters)
        {
            mended.Append("&amp;");
            return 1;
        }

        foreach (var rune in characters.EnumerateRunes())
        {
            if (rune.Value is >= ' ' and not 0xfffe and not 0xffff or '\t' or '\n' or '\r')
                mended.Append("&#").Append(rune.Value).Append(';');
        }

        i += name.Length + 1;
        return name[0] == '#' ? 0 : 1;
    }

    private static bool Allowed(string text, int i)
    {
        var c = text[i];
        if (char.IsHighSurrogate(c))
            return i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
        if (char.IsLowSurrogate(c))
            return i > 0 && char.IsHighSurrogate(text[i - 1]);
        return c is >= ' ' and < '\ufffe' or '\t' or '\n' or '\r';
    }

    /// <summary>Declares at the root every prefix in use that the root does not declare.</summary>
    public static string Declared(string text, List<string> repairs)
    {
        var root = RootTag().Match(text);
        if (!root.Success)
            return text;
        var missing = Prefix().Matches(text).Select(m => m.Groups["prefix"].Value).Distinct()
            .Where(p => p is not ("xml" or "xmlns") && !root.Value.Contains($"xmlns:{p}", StringComparison.Ordinal)).Take(MostPrefixes).ToList();
        if (missing.Count == 0)
            return text;
        repairs.Add($"undeclared prefixes: {string.Join(", ", missing.Take(5))}");
        var declarations = string.Concat(missing.Select(p => $" xmlns:{p}=\"{KnownPrefixes.GetValueOrDefault(p, "urn:undeclared:" + p)}\""));
        return text.Insert(root.Groups["name"].Index + root.Groups["name"].Length, declarations);
    }

    [GeneratedRegex("^#(?:[0-9]+|[xX][0-9A-Fa-f]+)$|^[A-Za-z][A-Za-z0-9]*$")]
    private static partial Regex ReferenceName();

    [GeneratedRegex(@"</?(?<prefix>[A-Za-z_][\w.-]{0,30}):[A-Za-z_]|\s(?<prefix>[A-Za-z_][\w.-]{0,30}):[A-Za-z_][\w.-]{0,60}\s{0,9}=\s{0,9}[""']", RegexOptions.ExplicitCapture)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"<(?<name>[A-Za-z_][\w.:-]*)[^>]*>", RegexOptions.ExplicitCapture)]
    private static partial Regex RootTag();
}
