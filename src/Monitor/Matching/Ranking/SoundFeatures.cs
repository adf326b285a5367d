using Monitor.Text;

namespace Monitor.Matching.Ranking;

/// <summary>The features of a word's sound: the whole of it, and its grams.</summary>
/// <param name="Whole">0 for a word that has no sound in Latin letters.</param>
internal sealed record SoundFeatures(ulong Whole, ulong[] Grams)
{
    private const int ShortestGram = 3;
    private const int LongestGram = 5;

    /// <summary>Words remembered; news repeats its words.</summary>
    private const int Most = 20_000;

    private static readonly SoundFeatures None = new(0, []);

    [ThreadStatic] private static Dictionary<ulong, SoundFeatures>? memory;

    /// <param name="fold">Hash of the folded word.</param>
    /// <param name="written">The word as written.</param>
    public static SoundFeatures Of(ulong fold, ReadOnlySpan<char> written)
    {
        memory ??= [];
        if (memory.TryGetValue(fold, out var known))
            return known;
        if (memory.Count >= Most)
            memory.Clear();
        return memory[fold] = WorkOut(written);
    }

    private static SoundFeatures WorkOut(ReadOnlySpan<char> written)
    {
        Span<char> folded = stackalloc char[FoldedWord.LongestFolded];
        var sound = Sound.Of(new string(folded[..FoldedWord.Fold(written, folded)]));
        if (sound.Length == 0)
            return None;
        var marked = $"<{sound}>";
        var grams = new List<ulong>();
        for (var length = ShortestGram; length <= LongestGram; length++)
            for (var at = 0; at + length <= marked.Length; at++)
                grams.Add(Feature.Of(Channel.Gram, FoldedWord.Hash(marked.AsSpan(at, length))));
        return new SoundFeatures(Feature.Of(Channel.Sound, FoldedWord.Hash(sound)), [.. grams]);
    }
}
