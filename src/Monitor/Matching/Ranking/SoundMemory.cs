namespace Monitor.Matching.Ranking;

/// <summary>The sounds of the words met lately: news repeats its words, and a sound costs a microsecond. Not for two threads at once.</summary>
internal sealed class SoundMemory
{
    /// <summary>Words remembered; then all are forgotten. About 1.5 MB.</summary>
    private const int Most = 8_000;

    private readonly Dictionary<ulong, (ulong Whole, int First, int Count)> known = [];
    private ulong[] grams = new ulong[SoundFeatures.Most * 2];
    private int used;

    /// <param name="fold">Hash of the folded word.</param>
    /// <param name="written">The word as written.</param>
    public SoundFeatures Of(ulong fold, ReadOnlySpan<char> written)
    {
        if (known.TryGetValue(fold, out var word))
            return new SoundFeatures(word.Whole, grams.AsSpan(word.First, word.Count));
        if (known.Count >= Most)
        {
            known.Clear();
            used = 0;
        }

        if (used + SoundFeatures.Most > grams.Length)
            Array.Resize(ref grams, grams.Length * 2);
        var sound = SoundFeatures.Of(written, grams.AsSpan(used));
        known[fold] = (sound.Whole, used, sound.Grams.Length);
        used += sound.Grams.Length;
        return sound;
    }
}
