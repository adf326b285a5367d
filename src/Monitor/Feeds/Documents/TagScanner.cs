namespace Monitor.Feeds.Documents;

/// <summary>One piece of markup in a document's text.</summary>
/// <param name="End">Behind its last character.</param>
/// <param name="Kind">What it is.</param>
internal readonly record struct Tag(int Start, int End, TagKind Kind)
{
    /// <summary>The name as written, prefix included; empty for what is no tag.</summary>
    public ReadOnlySpan<char> NameIn(string text)
    {
        if (Kind == TagKind.Other)
            return [];
        var body = text.AsSpan(Start + (Kind == TagKind.Closing ? 2 : 1), End - Start - (Kind == TagKind.Closing ? 2 : 1));
        return body[..Math.Max(0, body.IndexOfAny(TagScanner.AfterName))];
    }

    /// <summary>The name without its prefix.</summary>
    public ReadOnlySpan<char> LocalNameIn(string text)
    {
        var name = NameIn(text);
        return name[(name.IndexOf(':') + 1)..];
    }
}

internal enum TagKind { Opening, Closing, Empty, Other }

/// <summary>Walks the tags of a text that may be no XML at all, in one linear pass; comments, CDATA and declarations count as other.</summary>
internal struct TagScanner(string text)
{
    public static readonly System.Buffers.SearchValues<char> AfterName = System.Buffers.SearchValues.Create(" \t\r\n/>");

    /// <summary>A quoted value with a &gt; in it is at most this long; a longer one ends at its first &gt;.</summary>
    private const int LongestQuoted = 100_000;

    private int at = 0;

    public Tag Current { get; private set; }

    public readonly TagScanner GetEnumerator() => this;

    /// <summary>False at the end, and at markup that never ends.</summary>
    public bool MoveNext()
    {
        while (at < text.Length - 1)
        {
            var next = text.AsSpan(at).IndexOf('<');
            if (next < 0)
                break;
            at += next;
            if (Read() is not { } tag)
                break;
            at = tag.End;
            if (tag.End > tag.Start)
            {
                Current = tag;
                return true;
            }

            at++;
        }

        at = text.Length;
        return false;
    }

    /// <summary>The markup at a &lt;; an empty one where it opens none, null where it never ends.</summary>
    private readonly Tag? Read()
    {
        if (at + 1 >= text.Length)
            return null;
        var first = text[at + 1];
        if (first == '!')
            return Declaration();
        if (first == '?')
            return Other("?>", 2);
        if (first != '/' && first != '_' && !char.IsLetter(first))
            return new Tag(at, at, TagKind.Other);
        var end = TagEnd();
        return end < 0 ? null : new Tag(at, end, first == '/' ? TagKind.Closing : text[end - 2] == '/' ? TagKind.Empty : TagKind.Opening);
    }

    private readonly Tag? Declaration()
    {
        var rest = text.AsSpan(at);
        return rest.StartsWith("<!--") ? Other("-->", 4)
            : rest.StartsWith("<![CDATA[") ? Other("]]>", 9)
            : Other(">", 2);
    }

    private readonly Tag? Other(string close, int length)
    {
        var start = Math.Min(text.Length, at + length);
        var end = text.AsSpan(start).IndexOf(close);
        return end < 0 ? null : new Tag(at, start + end + close.Length, TagKind.Other);
    }

    private readonly int TagEnd()
    {
        for (var i = at + 1; i < text.Length; i++)
        {
            var next = text.AsSpan(i).IndexOfAny('>', '"', '\'');
            if (next < 0)
                return -1;
            i += next;
            if (text[i] == '>')
                return i + 1;
            if (text[i - 1] != '=' && !char.IsWhiteSpace(text[i - 1]))
                continue;
            var close = text.AsSpan(i + 1, Math.Min(LongestQuoted, text.Length - i - 1)).IndexOf(text[i]);
            i += close < 0 ? 0 : close + 1;
        }

        return -1;
    }
}
