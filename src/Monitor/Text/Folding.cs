namespace Monitor.Text;

/// <summary>
/// How characters are read: <c>plain</c> is NFKC lower case, <c>folded</c> also drops accents. Digits of every script become
/// ASCII ones; characters that only steer the layout vanish. Positions are kept by the caller: one character may become none
/// (a combining mark), one or several (<c>ﬁ</c>, <c>œ</c>).
/// </summary>
internal static class Folding
{
    /// <summary>Characters that one becomes at most.</summary>
    public const int MostPerCharacter = 8;

    private static readonly Dictionary<(char Base, char Mark), char> Composed = [];
    private static readonly FoldingTable Plainly = new();
    private static readonly FoldingTable WithoutAccents = new();

    /// <summary>What a letter folds to when that is one character and hangs on no other; else <c>\0</c>.</summary>
    private static readonly char[] Lone = new char[char.MaxValue + 1];

    static Folding()
    {
        for (var c = '\u0080'; c < char.MaxValue; c++)
            if (Single(c) is var single && single != c)
            {
                Plainly.Set(c, single);
                WithoutAccents.Set(c, single);
            }

        foreach (var (_, line) in EmbeddedLines.Of("folding.txt"))
        {
            var columns = line.Split('\t');
            var c = columns[0][0];
            if (columns[3].Length == 2)
                Composed[(columns[3][0], columns[3][1])] = c;
            Plainly.Set(c, columns[1]);
            WithoutAccents.Set(c, columns[2]);
        }

        Span<char> into = stackalloc char[MostPerCharacter];
        for (var c = '\0'; c < char.MaxValue; c++)
            if (Characters.KindOf(c) == CharKind.Letter && !ArabicWords.IsArabic(c) && Append(c, into, 0, accents: false) == 1)
                Lone[c] = into[0];
    }

    /// <summary>NFKC, lower case; accents stay (stemmers want them).</summary>
    public static string Plain(ReadOnlySpan<char> text) => Read(text, Plainly);

    /// <summary>NFKC, lower case, accents off: <c>Élysée</c> and <c>ELYSEE</c> are one.</summary>
    public static string Fold(ReadOnlySpan<char> text) => Read(text, WithoutAccents);

    /// <summary>The quick way of most words: the folded letter, or <c>\0</c> when the word ends here or must be read with care.</summary>
    public static char FoldLone(char c) => Lone[c];

    /// <summary>Reads one more character.</summary>
    /// <param name="into">What was read so far, and room for <see cref="MostPerCharacter"/> more.</param>
    /// <param name="length">Characters read so far.</param>
    /// <returns>Characters read now.</returns>
    public static int Append(char c, Span<char> into, int length, bool accents)
    {
        if (c < 0x80)
        {
            into[length] = Characters.IsAsciiLetter(c) ? (char)(c | 0x20) : c;
            return length + 1;
        }

        if (Characters.Is(c, CharKind.Ignored))
            return length;
        var table = accents ? Plainly : WithoutAccents;
        return Characters.Is(c, CharKind.Mark) ? Compose(c, into, length, table) : table.Append(c, into, length);
    }

    private static string Read(ReadOnlySpan<char> text, FoldingTable table)
    {
        var accents = table == Plainly;
        var room = text.Length * 2 + MostPerCharacter;
        var into = room <= 512 ? stackalloc char[room] : new char[room];
        var length = 0;
        foreach (var c in text)
        {
            if (length + MostPerCharacter > into.Length)
            {
                var more = new char[into.Length * 2];
                into[..length].CopyTo(more);
                into = more;
            }

            length = Append(c, into, length, accents);
        }

        return new string(into[..length]);
    }

    /// <summary>A combining mark belongs to the letter before it: é may come as one character or as two.</summary>
    private static int Compose(char mark, Span<char> into, int length, FoldingTable table)
    {
        if (mark is '\uff9e' or '\u309b')
            mark = '\u3099';
        else if (mark is '\uff9f' or '\u309c')
            mark = '\u309a';
        return length > 0 && Composed.TryGetValue((into[length - 1], mark), out var whole) ? table.Append(whole, into, length - 1) : length;
    }

    private static char Single(char c) =>
        Characters.Is(c, CharKind.Digit) ? (char)('0' + (int)char.GetNumericValue(c)) : char.ToLowerInvariant(c);
}
