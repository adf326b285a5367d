using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html;

namespace Monitor.Feeds.Documents;

/// <summary>
/// Foreign text made harmless: no markup, no control or bidi-override characters, one space between words, bounded. A scanner
/// and not a tree builder, because it runs on every field of every entry and its output is text that is escaped again anyway.
/// </summary>
internal static partial class PlainText
{
    public const int TitleLength = 500;
    public const int SummaryLength = 4_000;
    public const int ContentLength = 40_000;

    /// <summary>An attribute value with a &gt; in it is at most this long; a longer one (a picture as data) ends at its first &gt;.</summary>
    private const int LongestQuoted = 1_000;

    /// <summary>"&amp;CounterClockwiseContourIntegral;" and room to spare.</summary>
    private const int LongestEntity = 40;

    /// <summary>Text that is not markup: cleaned and cut.</summary>
    public static string FromText(string text, int longest)
    {
        if (text.Length <= longest && TextSink.IsClean(text))
            return text;
        var output = new TextSink(longest);
        output.Append(text);
        return output.ToString();
    }

    /// <summary>The visible text of an HTML fragment.</summary>
    /// <param name="isSure">False where nobody says that it is HTML: then a word in angle brackets that is no element of it ("List&lt;T&gt;") is text.</param>
    public static string FromHtml(string markup, int longest, bool isSure = true)
    {
        if (!markup.AsSpan().ContainsAny('<', '&'))
            return FromText(markup, longest);
        var html = markup.Length > MostMarkup(longest) ? markup[..MostMarkup(longest)] : markup;
        var output = new TextSink(longest);
        for (var i = 0; i < html.Length && !output.IsFull;)
        {
            i = html[i] switch
            {
                '<' => SkipMarkup(html, i, isSure, output),
                '&' => AppendEntity(html, i, output),
                _ => AppendRun(html, i, output),
            };
        }

        return output.ToString();
    }

    /// <summary>What may be read to fill a field: without it, megabytes of tags would be read for a title.</summary>
    private static int MostMarkup(int longest) => 50_000 + (10 * longest);

    private static int AppendRun(string html, int start, TextSink output)
    {
        var length = html.AsSpan(start).IndexOfAny('<', '&');
        var end = length < 0 ? html.Length : start + length;
        output.Append(html.AsSpan(start, end - start));
        return end;
    }

    /// <summary>Passes over a tag or comment; a &lt; that opens neither is text.</summary>
    private static int SkipMarkup(string html, int start, bool isSure, TextSink output)
    {
        if (html.AsSpan(start).StartsWith("<!--"))
            return After(html, "-->", start + 4);
        if (html.AsSpan(start).StartsWith("<![CDATA["))
            return start + 9;
        var name = start + 1 < html.Length && html[start + 1] == '/' ? start + 2 : start + 1;
        var markup = name < html.Length && (char.IsAsciiLetter(html[name]) || html[name] is '!' or '?');
        var end = markup ? TagEnd(html, name) : -1;
        if (end < 0 || (!isSure && !HtmlNames.IsKnown(html.AsSpan(name, end - name).TrimEnd('/'))))
        {
            output.Append("<");
            return start + 1;
        }

        var word = html.AsSpan(name, end - name);
        var tag = word[..Length(word)];
        if (HtmlNames.IsBreaking(tag))
            output.Append(" ");
        var opens = name == start + 1 && html[end - 1] != '/';
        return opens && HtmlNames.IsUnread(tag) ? After(html, $"</{tag}", end) : end + 1;
    }

    private static int Length(ReadOnlySpan<char> word)
    {
        var length = 0;
        while (length < word.Length && char.IsAsciiLetterOrDigit(word[length]))
            length++;
        return length;
    }

    private static int After(string html, string mark, int from)
    {
        var at = html.IndexOf(mark, from, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? html.Length : at + (mark[0] == '<' ? 0 : mark.Length);
    }

    /// <summary>The &gt; that ends a tag, past quoted attribute values; -1 when it never ends.</summary>
    private static int TagEnd(string html, int from)
    {
        var plain = html.IndexOf('>', from);
        for (var i = from; plain >= 0 && i < Math.Min(html.Length, from + LongestQuoted); i++)
        {
            if (html[i] == '>')
                return i;
            if (html[i] is not ('"' or '\'') || html[i - 1] != '=')
                continue;
            var close = html.AsSpan(i + 1, Math.Min(LongestQuoted, html.Length - i - 1)).IndexOf(html[i]);
            i += close < 0 ? 0 : close + 1;
        }

        return plain;
    }

    private static int AppendEntity(string html, int start, TextSink output)
    {
        var body = html.AsSpan(start + 1, Math.Min(LongestEntity, html.Length - start - 1));
        var length = body.IndexOf(';');
        if (length > 0 && Entity(body[..length].ToString()) is { } text)
        {
            output.Append(text);
            return start + length + 2;
        }

        output.Append("&");
        return start + 1;
    }

    /// <summary>The value of an attribute: its character references resolved, nothing else changed.</summary>
    public static string Decoded(string attribute) => attribute.Contains('&', StringComparison.Ordinal)
        ? Reference().Replace(attribute, r => Entity(r.Groups["name"].Value) ?? r.Value)
        : attribute;

    /// <summary>The text a character reference stands for ("amp", "#8211", "#x2013"); null when it is none.</summary>
    public static string? Entity(string name)
    {
        if (name is "amp" or "quot" or "nbsp")
            return name == "amp" ? "&" : name == "quot" ? "\"" : "\u00a0";
        if (name[0] != '#')
            return HtmlEntityProvider.Resolver.GetSymbol(name + ";");
        var hex = name.Length > 1 && name[1] is 'x' or 'X';
        var digits = name.AsSpan(hex ? 2 : 1);
        var style = hex ? System.Globalization.NumberStyles.AllowHexSpecifier : System.Globalization.NumberStyles.None;
        if (!int.TryParse(digits, style, System.Globalization.CultureInfo.InvariantCulture, out var code))
            return null;
        // HTML reads these as windows-1252, because that is what their authors meant.
        if (code is >= 0x80 and < 0xa0)
            return FeedDecoder.Windows1252.GetString([(byte)code]);
        return Rune.IsValid(code) ? new Rune(code).ToString() : "";
    }

    [GeneratedRegex("&(?<name>#[0-9]{1,8}|#[xX][0-9A-Fa-f]{1,7}|[A-Za-z][A-Za-z0-9]{0,38});", RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();
}
