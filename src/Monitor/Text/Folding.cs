using System.Globalization;
using System.Text;

namespace Monitor.Text;

/// <summary>
/// How characters are read: <c>plain</c> is NFKC lower case, <c>folded</c> also drops accents. Positions are kept by the
/// caller: one character may become none (a combining mark), one or several (<c>ﬁ</c>, <c>œ</c>).
/// </summary>
internal static class Folding
{
    private static readonly Dictionary<char, (string Plain, string Folded)> Special = [];
    private static readonly Dictionary<(char Base, char Mark), char> Composed = [];

    static Folding()
    {
        foreach (var (_, line) in EmbeddedLines.Of("folding.txt"))
        {
            var columns = line.Split('\t');
            Special[columns[0][0]] = (columns[1], columns[2]);
            if (columns[3].Length == 2)
                Composed[(columns[3][0], columns[3][1])] = columns[0][0];
        }
    }

    /// <summary>NFKC, lower case; accents stay (stemmers want them).</summary>
    public static string Plain(ReadOnlySpan<char> text) => Map(text, folded: false);

    /// <summary>NFKC, lower case, accents off: <c>Élysée</c> and <c>ELYSEE</c> are one.</summary>
    public static string Fold(ReadOnlySpan<char> text) => Map(text, folded: true);

    private static string Map(ReadOnlySpan<char> text, bool folded)
    {
        var mapped = new StringBuilder(text.Length + 2);
        foreach (var c in text)
        {
            if (c < 0x80)
                mapped.Append(char.ToLowerInvariant(c));
            else if (IsMark(c))
                Compose(mapped, c, folded);
            else if (Special.TryGetValue(c, out var special))
                mapped.Append(folded ? special.Folded : special.Plain);
            else
                mapped.Append(char.ToLowerInvariant(c));
        }

        return mapped.ToString();
    }

    /// <summary>A combining mark belongs to the letter before it: é may come as one character or as two.</summary>
    private static void Compose(StringBuilder mapped, char mark, bool folded)
    {
        if (mapped.Length == 0 || !Composed.TryGetValue((mapped[^1], mark), out var whole))
            return;
        mapped.Length--;
        var special = Special[whole];
        mapped.Append(folded ? special.Folded : special.Plain);
    }

    private static bool IsMark(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
}
