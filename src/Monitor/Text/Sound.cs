using AnyAscii;

namespace Monitor.Text;

/// <summary>
/// How a word sounds, roughly and in Latin letters, so that a name written in another script or by another language's habits
/// reads alike (<c>Шойгу</c>, <c>Shoigu</c>, <c>Choïgou</c>). Transliterated by AnyAscii, then spellings of one sound made one.
/// Han characters are out of its reach: they are read as Chinese whatever the name.
/// </summary>
internal static class Sound
{
    /// <summary>Characters of a sound that count.</summary>
    public const int Longest = 128;

    private static readonly (string From, string To)[] Spellings =
    [
        ("sch", "s"), ("tsh", "k"), ("tch", "k"), ("sh", "s"), ("zh", "s"), ("kh", "h"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("qu", "k"),
        ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ce", "se"), ("ci", "si"),
    ];

    private static readonly (string From, string To)[][] ByFirstLetter =
        [.. Enumerable.Range('a', 26).Select(letter => Spellings.Where(pair => pair.From[0] == letter).ToArray())];

    /// <summary>What a letter that begins none of <see cref="Spellings"/> reads as, from a to z.</summary>
    private static readonly string[] Letters =
        [.. "abcdefghijklmnopqrstuvwxyz".Select(letter => letter switch
        {
            'x' => "ks",
            'w' => "v",
            'y' or 'j' => "i",
            'q' or 'c' => "k",
            'z' => "s",
            _ => letter.ToString(),
        })];

    /// <param name="fold">A folded word.</param>
    /// <returns>Lower-case ASCII; empty when nothing of it can be read.</returns>
    public static string Of(string fold)
    {
        Span<char> into = stackalloc char[Longest];
        return new string(into[..Of(fold, into)]);
    }

    /// <param name="into">At least <see cref="Longest"/>; gets lower-case ASCII.</param>
    /// <returns>Characters of the sound.</returns>
    public static int Of(ReadOnlySpan<char> fold, Span<char> into)
    {
        Span<char> lower = stackalloc char[Longest];
        lower = lower[..Transliterate(fold, lower)];
        var length = 0;
        for (var at = 0; at < lower.Length;)
        {
            var (text, taken) = Next(lower[at..]);
            foreach (var c in text)
                if ((length == 0 || into[length - 1] != c) && length < Longest)
                    into[length++] = c;
            at += taken;
        }

        return length;
    }

    /// <summary>Lower-case ASCII, character by character: the whole string at once would allocate it.</summary>
    private static int Transliterate(ReadOnlySpan<char> fold, Span<char> into)
    {
        var length = 0;
        foreach (var rune in fold.EnumerateRunes())
            foreach (var letter in rune.Transliterate())
                if (length < into.Length)
                    into[length++] = char.ToLowerInvariant((char)letter);
        return length;
    }

    private static (string Text, int Taken) Next(ReadOnlySpan<char> lower)
    {
        if (lower[0] is >= '0' and <= '9')
            return (Digits[lower[0] - '0'], 1);
        if (lower[0] is not (>= 'a' and <= 'z'))
            return ("", 1);
        foreach (var (from, to) in ByFirstLetter[lower[0] - 'a'])
            if (lower.StartsWith(from))
                return (to, from.Length);
        return (Letters[lower[0] - 'a'], 1);
    }

    private static readonly string[] Digits = [.. "0123456789".Select(digit => digit.ToString())];
}
