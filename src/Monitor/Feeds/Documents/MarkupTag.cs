namespace Monitor.Feeds.Documents;

/// <summary>A tag of HTML as written.</summary>
/// <param name="Name">In lower case, unless read as XML.</param>
/// <param name="End">Behind its &gt;.</param>
internal sealed record MarkupTag(string Name, bool Closes, bool IsEmpty, int End, IReadOnlyList<(string Name, string? Value)> Attributes)
{
    private const int MostAttributes = 100;

    private static readonly System.Buffers.SearchValues<char> NameEnd = System.Buffers.SearchValues.Create(" \t\r\n\f/>=<\"'");

    /// <summary>The tag that opens at <paramref name="start"/>; null when none does, or it never ends.</summary>
    /// <param name="keepCase">As in XML, where case matters.</param>
    public static MarkupTag? Read(string html, int start, bool keepCase = false)
    {
        var at = start + 1;
        var closes = at < html.Length && html[at] == '/';
        if (closes)
            at++;
        if (at >= html.Length || !(keepCase ? char.IsLetter(html[at]) || html[at] == '_' : char.IsAsciiLetter(html[at])))
            return null;
        var name = Word(html, ref at, keepCase);
        var attributes = new List<(string, string?)>();
        var isEmpty = false;
        while (at < html.Length && html[at] is not ('>' or '<'))
        {
            isEmpty = html[at] == '/';
            if (char.IsWhiteSpace(html[at]) || html[at] is '/' or '"' or '\'' or '=')
                at++;
            else
                Attribute(html, ref at, keepCase, attributes);
        }

        // A < where a > was due: the tag was never closed, and what follows is the next one.
        if (at >= html.Length)
            return null;
        return new MarkupTag(name, closes, isEmpty, html[at] == '>' ? at + 1 : at, attributes);
    }

    private static void Attribute(string html, ref int at, bool keepCase, List<(string, string?)> attributes)
    {
        var name = Word(html, ref at, keepCase);
        var after = at;
        Skip(html, ref after);
        string? value = null;
        if (after < html.Length && html[after] == '=')
        {
            at = after + 1;
            Skip(html, ref at);
            value = Value(html, ref at);
        }

        if (attributes.Count < MostAttributes && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or ':') && !attributes.Exists(a => a.Item1 == name))
            attributes.Add((name, value));
    }

    private static string Value(string html, ref int at)
    {
        if (at < html.Length && html[at] is '"' or '\'' && html.IndexOf(html[at], at + 1) is >= 0 and var close)
        {
            var quoted = html[(at + 1)..close];
            at = close + 1;
            return quoted;
        }

        var start = at;
        while (at < html.Length && !char.IsWhiteSpace(html[at]) && html[at] is not '>')
            at++;
        return html[start..at];
    }

    private static string Word(string html, ref int at, bool keepCase)
    {
        var length = html.AsSpan(at).IndexOfAny(NameEnd);
        var word = length < 0 ? html[at..] : html.Substring(at, length);
        at += word.Length;
        return keepCase ? word : word.ToLowerInvariant();
    }

    private static void Skip(string html, ref int at)
    {
        while (at < html.Length && char.IsWhiteSpace(html[at]))
            at++;
    }
}
