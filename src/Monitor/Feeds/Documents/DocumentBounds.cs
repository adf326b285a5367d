using System.Text.RegularExpressions;

namespace Monitor.Feeds.Documents;

/// <summary>What a document must not be before a tree is built of it: each bound costs one linear pass and saves seconds.</summary>
internal static partial class DocumentBounds
{
    /// <summary>20,000 nested elements cost the parser more than a second; real feeds stay below 20.</summary>
    public const int Deepest = 100;

    /// <summary>Entries kept of one document; a feed polled for news carries some tens.</summary>
    public const int MostEntries = 10_000;

    public static bool IsTooDeepJson(string text)
    {
        var depth = 0;
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (quoted && text[i] == '\\')
                i++;
            else if (text[i] == '"')
                quoted = !quoted;
            else if (!quoted && text[i] is '[' or '{' && ++depth > Deepest)
                return true;
            else if (!quoted && text[i] is ']' or '}')
                depth--;
        }

        return false;
    }

    public static bool IsEntry(ReadOnlySpan<char> name) =>
        name.Equals("item", StringComparison.OrdinalIgnoreCase) || name.Equals("entry", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Takes out a document type with declarations of its own: no entity is ever expanded and no default attribute added, so
    /// nothing can blow up or be fetched. A plain one (RSS 0.91) stays.
    /// </summary>
    public static string WithoutDeclarations(string text, List<string> repairs)
    {
        if (DoctypeStart(text) is not { } start || SubsetStart(text, start) is not { } subset)
            return text;
        var end = SubsetEnd().Match(text, subset) is { Success: true } close ? close.Index + close.Length : text.Length;
        if (text.IndexOf("<!ENTITY", subset, end - subset, StringComparison.OrdinalIgnoreCase) >= 0)
            repairs.Add("its document type declares entities: they were left out");
        return text[..start] + text[end..];
    }

    private static int? DoctypeStart(string text)
    {
        foreach (var tag in new TagScanner(text))
        {
            if (tag.Kind != TagKind.Other)
                return null;
            if (text.AsSpan(tag.Start).StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase))
                return tag.Start;
        }

        return null;
    }

    /// <summary>The [ of a document type, past the quoted names before it; null when it ends without one.</summary>
    private static int? SubsetStart(string text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            var next = text.AsSpan(i).IndexOfAny("\"'[>");
            if (next < 0 || text[i + next] == '>')
                return null;
            i += next;
            if (text[i] == '[')
                return i;
            var close = text.IndexOf(text[i], i + 1);
            i = close < 0 ? i : close;
        }

        return null;
    }

    [GeneratedRegex(@"\][ \t\r\n]{0,9}>")]
    private static partial Regex SubsetEnd();
}
