using System.Text.RegularExpressions;

namespace Monitor.Feeds.Documents;

/// <summary>What a document must not be before a tree is built of it: each bound costs one linear pass and saves seconds.</summary>
internal static partial class DocumentBounds
{
    /// <summary>20,000 nested elements cost the parser more than a second; real feeds stay below 20.</summary>
    public const int Deepest = 100;

    public static bool IsTooDeepXml(string text)
    {
        var depth = 0;
        foreach (var tag in TagScanner.Tags(text))
        {
            if (tag.Closes)
                depth--;
            else if (!tag.IsEmpty && ++depth > Deepest)
                return true;
        }

        return false;
    }

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

    /// <summary>
    /// Takes out a document type that declares entities: nothing is ever expanded, so nothing can blow up or be fetched. A plain
    /// one (RSS 0.91) stays.
    /// </summary>
    public static string WithoutEntities(string text, List<string> repairs)
    {
        var start = text.IndexOf("<!DOCTYPE", StringComparison.OrdinalIgnoreCase);
        if (start < 0 || RootStart().Match(text) is { Success: true } root && root.Index < start)
            return text;
        var subset = text.IndexOf('[', start);
        if (subset < 0 || subset > text.IndexOf('>', start))
            return text;
        var end = SubsetEnd().Match(text, subset) is { Success: true } close ? close.Index + close.Length : text.Length;
        if (text.IndexOf("<!ENTITY", subset, end - subset, StringComparison.OrdinalIgnoreCase) < 0)
            return text;
        repairs.Add("its document type declares entities: they were left out");
        return text[..start] + text[end..];
    }

    [GeneratedRegex("<[A-Za-z_]")]
    private static partial Regex RootStart();

    [GeneratedRegex(@"\][ \t\r\n]{0,9}>")]
    private static partial Regex SubsetEnd();
}
