using System.Numerics;

namespace Monitor.Text;

/// <summary>
/// The one place that says which word is which: 64-bit hashes of folded words. Two different words of one hash are possible and
/// accepted: among a million words the chance is about one in a hundred million, and all it costs is a wrong hit.
/// </summary>
internal static class FoldedWord
{
    /// <summary>UTF-16 code units of a word that count; what is longer is no word of a language.</summary>
    public const int Longest = 64;

    /// <summary>Room a word takes folded.</summary>
    public const int LongestFolded = Longest * 2 + Folding.MostPerCharacter;

    /// <summary>State before the first character.</summary>
    public const ulong Start = 0x243f6a8885a308d3;

    /// <summary>2⁶⁴ over the golden ratio, odd: its multiples lie far apart, so that no two characters cancel each other.</summary>
    private const ulong Multiplier = 0x9e3779b97f4a7c15;

    private const ulong Finisher = 0xd6e8feb86659fd93;

    /// <summary>State after one more character; the state after each gives the hash of each prefix.</summary>
    public static ulong Step(ulong state, char folded) => (state ^ folded) * Multiplier;

    /// <summary>The hash of the characters that led to a state: every bit hangs on every character.</summary>
    public static ulong Finish(ulong state)
    {
        state = (state ^ state >> 32) * Finisher;
        return state ^ state >> 32;
    }

    public static ulong Hash(ReadOnlySpan<char> folded)
    {
        var state = Start;
        foreach (var c in folded)
            state = Step(state, c);
        return Finish(state);
    }

    /// <summary>The hash of a token written so.</summary>
    public static ulong HashOf(ReadOnlySpan<char> written)
    {
        Span<char> into = stackalloc char[LongestFolded];
        return Hash(into[..Fold(written, into)]);
    }

    /// <summary>The hash of two words in this order.</summary>
    public static ulong Pair(ulong first, ulong second) => Finish((first ^ BitOperations.RotateLeft(second, 32)) * Multiplier ^ second);

    /// <summary>
    /// What a token written so reads as, without separators, apostrophes and hyphens: <c>U.S.</c> is <c>us</c>, <c>7 000</c> is
    /// <c>7000</c>; an Arabic word without its article.
    /// </summary>
    /// <param name="into">At least <see cref="LongestFolded"/>.</param>
    public static int Fold(ReadOnlySpan<char> written, Span<char> into)
    {
        if (written.Length == 1)
            return Folding.Append(written[0], into, 0, accents: false);
        var length = Read(written, into, accents: false);
        return length > 0 && ArabicWords.IsArabic(into[0]) ? ArabicWords.Bare(into[..length]) : length;
    }

    /// <summary>Like <see cref="Fold"/>, accents kept, the Arabic article too: what a stemmer wants.</summary>
    public static string Plain(ReadOnlySpan<char> written)
    {
        Span<char> into = stackalloc char[LongestFolded];
        return new string(into[..Plain(written, into)]);
    }

    /// <param name="into">At least <see cref="LongestFolded"/>.</param>
    public static int Plain(ReadOnlySpan<char> written, Span<char> into) => Read(written, into, accents: true);

    private static int Read(ReadOnlySpan<char> written, Span<char> into, bool accents)
    {
        const CharKind read = CharKind.Letter | CharKind.Digit | CharKind.Mark | CharKind.Vowel | CharKind.Ideograph;
        var length = 0;
        var left = Longest;
        foreach (var c in written)
            if (Characters.Is(c, read))
            {
                if (left-- == 0 || length > LongestFolded - Folding.MostPerCharacter)
                    break;
                length = Folding.Append(c, into, length, accents);
            }

        return length;
    }
}
