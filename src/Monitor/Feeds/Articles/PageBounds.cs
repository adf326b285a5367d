using System.Text.RegularExpressions;

namespace Monitor.Feeds.Articles;

/// <summary>
/// What a page must not be before SmartReader sees it: its time grows with the square of some of these (measured: 20,000 links
/// 12 s, 100 nested tables 2 s, 20,000 line breaks 39 s). Pages of newspapers have some thousand elements, 20 to 40 deep.
/// </summary>
internal static partial class PageBounds
{
    private const int MostCharacters = 2_000_000;
    private const int MostElements = 10_000;
    private const int Deepest = 100;
    private const int MostBreaks = 2_000;

    /// <summary>Elements that end without an end tag: they open nothing for long.</summary>
    private static readonly HashSet<string> Shallow = new(
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
         "p", "li", "dt", "dd", "option", "optgroup", "rp", "rt", "html", "head", "body"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Why the page is not read; null when it is.</summary>
    public static string? Objection(string html)
    {
        if (html.Length > MostCharacters)
            return $"the page is longer than {MostCharacters} characters";
        var (elements, depth) = (0, 0);
        foreach (var tag in Tag().EnumerateMatches(html))
        {
            var word = html.AsSpan(tag.Index + 1, tag.Length - 1);
            var closes = word[0] == '/';
            if (Shallow.GetAlternateLookup<ReadOnlySpan<char>>().Contains(closes ? word[1..] : word))
                elements += closes ? 0 : 1;
            else if (closes)
                depth = Math.Max(0, depth - 1);
            else if (++elements > MostElements || ++depth > Deepest)
                break;
        }

        return elements > MostElements ? $"the page has more than {MostElements} elements"
            : depth > Deepest ? $"the page is nested deeper than {Deepest} elements"
            : null;
    }

    /// <summary>Line breaks by the thousand become spaces: of the text nothing is lost.</summary>
    public static string WithFewBreaks(string html) => Break().Count(html) > MostBreaks ? Break().Replace(html, " ") : html;

    [GeneratedRegex("</?[A-Za-z][A-Za-z0-9]*")]
    private static partial Regex Tag();

    [GeneratedRegex("<br[^<>]{0,100}>", RegexOptions.IgnoreCase)]
    private static partial Regex Break();
}
