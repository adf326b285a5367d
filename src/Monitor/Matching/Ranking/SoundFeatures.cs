using Monitor.Text;

namespace Monitor.Matching.Ranking;

/// <summary>The features of a word's sound: the whole of it, and its grams. Good until the next word is asked for.</summary>
/// <param name="whole">0 for a word that has no sound in Latin letters.</param>
internal readonly ref struct SoundFeatures(ulong whole, ReadOnlySpan<ulong> grams)
{
    private const int ShortestGram = 3;
    private const int LongestGram = 5;

    /// <summary>Room a word takes.</summary>
    public const int Most = (LongestGram - ShortestGram + 1) * (Sound.Longest + 2);

    public ulong Whole => whole;

    public ReadOnlySpan<ulong> Grams { get; } = grams;

    /// <param name="written">The word as written.</param>
    /// <param name="into">At least <see cref="Most"/>.</param>
    public static SoundFeatures Of(ReadOnlySpan<char> written, Span<ulong> into)
    {
        Span<char> folded = stackalloc char[FoldedWord.LongestFolded];
        Span<char> marked = stackalloc char[Sound.Longest + 2];
        var length = Sound.Of(folded[..FoldedWord.Fold(written, folded)], marked[1..]);
        if (length == 0)
            return default;
        var whole = Feature.Of(Channel.Sound, FoldedWord.Hash(marked.Slice(1, length)));
        (marked[0], marked[length + 1]) = ('<', '>');
        marked = marked[..(length + 2)];
        var count = 0;
        for (var gram = ShortestGram; gram <= LongestGram; gram++)
            for (var at = 0; at + gram <= marked.Length; at++)
                into[count++] = Feature.Of(Channel.Gram, FoldedWord.Hash(marked.Slice(at, gram)));
        return new SoundFeatures(whole, into[..count]);
    }
}
