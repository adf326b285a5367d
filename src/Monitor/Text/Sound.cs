using System.Text;
using AnyAscii;

namespace Monitor.Text;

/// <summary>
/// How a word sounds, roughly and in Latin letters, so that a name written in another script or by another language's habits
/// reads alike (<c>Шойгу</c>, <c>Shoigu</c>, <c>Choïgou</c>). Transliterated by AnyAscii, then spellings of one sound made one.
/// Han characters are out of its reach: they are read as Chinese whatever the name.
/// </summary>
internal static class Sound
{
    private static readonly (string From, string To)[] Spellings =
    [
        ("sch", "s"), ("tsh", "k"), ("tch", "k"), ("sh", "s"), ("zh", "s"), ("kh", "h"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("qu", "k"),
        ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ce", "se"), ("ci", "si"),
    ];

    /// <param name="fold">A folded word.</param>
    /// <returns>Lower-case ASCII; empty when nothing of it can be read.</returns>
    public static string Of(string fold)
    {
        var ascii = fold.Transliterate().ToLowerInvariant();
        var sound = new StringBuilder(ascii.Length);
        for (var at = 0; at < ascii.Length;)
        {
            var (text, length) = Next(ascii, at);
            foreach (var c in text)
                if (sound.Length == 0 || sound[^1] != c)
                    sound.Append(c);
            at += length;
        }

        return sound.ToString();
    }

    private static (string Text, int Length) Next(string ascii, int at)
    {
        foreach (var (from, to) in Spellings)
            if (string.CompareOrdinal(ascii, at, from, 0, from.Length) == 0)
                return (to, from.Length);
        return (ascii[at] switch
        {
            'x' => "ks",
            'w' => "v",
            'y' or 'j' => "i",
            'q' or 'c' => "k",
            'z' => "s",
            >= 'a' and <= 'z' or >= '0' and <= '9' => ascii[at].ToString(),
            _ => "",
        }, 1);
    }
}
