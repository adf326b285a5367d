namespace Monitor.Feeds;

/// <summary>What a document must not be before a tree is built of it: each bound costs one linear pass and saves seconds.</summary>
internal static class DocumentBounds
{
    /// <summary>20,000 nested elements cost the parser more than a second; real feeds stay below 20.</summary>
    private const int Deepest = 100;

    public static bool IsTooDeepXml(string text)
    {
        var depth = 0;
        for (var i = text.IndexOf('<'); i >= 0 && i + 1 < text.Length; i = text.IndexOf('<', i))
        {
            if (After(text, i, "<!--", "-->") is { } comment)
                i = comment;
            else if (After(text, i, "<![CDATA[", "]]>") is { } literal)
                i = literal;
            else
            {
                var end = text.IndexOf('>', i);
                if (end < 0)
                    return false;
                if (text[i + 1] == '/')
                    depth--;
                else if (text[i + 1] is not ('!' or '?') && text[end - 1] != '/' && ++depth > Deepest)
                    return true;
                i = end;
            }
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
        var root = RootStart(text);
        if (start < 0 || start > root)
            return text;
        var entity = text.IndexOf("<!ENTITY", start, root - start, StringComparison.OrdinalIgnoreCase);
        if (entity < 0)
            return text;
        repairs.Add("its document type declares entities: they were left out");
        return text[..start] + text[root..];
    }

    /// <summary>The first tag that opens an element, past declarations, comments and quoted entity values.</summary>
    private static int RootStart(string text)
    {
        for (var i = text.IndexOf('<'); i >= 0 && i + 1 < text.Length; i = text.IndexOf('<', i + 1))
        {
            if (char.IsLetter(text[i + 1]) && !IsQuoted(text, i))
                return i;
        }

        return text.Length;
    }

    /// <summary>Inside an internal subset an entity's value may hold tags: then the subset is still open.</summary>
    private static bool IsQuoted(string text, int at)
    {
        var subset = text.LastIndexOf('[', at);
        return subset >= 0 && text.IndexOf("]>", subset, at - subset, StringComparison.Ordinal) < 0
            && text.LastIndexOf("<!DOCTYPE", at, StringComparison.OrdinalIgnoreCase) >= 0
            && text.IndexOf("]>", at, StringComparison.Ordinal) >= 0;
    }

    private static int? After(string text, int at, string open, string close)
    {
        if (!text.AsSpan(at).StartsWith(open))
            return null;
        var end = text.IndexOf(close, at + open.Length, StringComparison.Ordinal);
        return end < 0 ? text.Length : end + close.Length;
    }
}
