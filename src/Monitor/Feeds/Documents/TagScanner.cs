namespace Monitor.Feeds.Documents;

/// <summary>One tag of a document's text.</summary>
internal readonly record struct Tag(int Start, int End, bool Closes, bool IsEmpty);

/// <summary>Finds the tags of a text that may be no XML at all, in one linear pass, past comments, CDATA and declarations.</summary>
internal static class TagScanner
{
    public static IEnumerable<Tag> Tags(string text)
    {
        for (var at = text.IndexOf('<'); at >= 0 && at + 1 < text.Length; at = text.IndexOf('<', at))
        {
            var past = Past(text, at, "<!--", "-->") ?? Past(text, at, "<![CDATA[", "]]>");
            var end = past ?? text.IndexOf('>', at) + 1;
            if (end <= at)
                yield break;
            if (past is null && (text[at + 1] == '/' || char.IsLetter(text[at + 1]) || text[at + 1] == '_'))
                yield return new Tag(at, end, text[at + 1] == '/', text[end - 2] == '/');
            at = end;
            if (at >= text.Length)
                yield break;
        }
    }

    /// <summary>The name in a tag, prefix included.</summary>
    public static string NameOf(string text, Tag tag)
    {
        var body = text.AsSpan(tag.Start, tag.End - tag.Start).Trim("</>");
        var end = body.IndexOfAny(" \t\r\n/");
        return (end < 0 ? body : body[..end]).ToString();
    }

    private static int? Past(string text, int at, string open, string close)
    {
        if (!text.AsSpan(at).StartsWith(open))
            return null;
        var end = text.IndexOf(close, at + open.Length, StringComparison.Ordinal);
        return end < 0 ? text.Length : end + close.Length;
    }
}
