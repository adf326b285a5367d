namespace Monitor.Text;

/// <summary>What is kept under one hash: the head of a chain of phrases, and whether phrases are kept under one word more. 0 for nothing.</summary>
internal readonly record struct PhraseHead(long Value)
{
    public const int None = -1;

    /// <summary>Beside one more than the head's number.</summary>
    private const long Longer = 1L << 40;

    /// <summary>Number of the first phrase, or <see cref="None"/>.</summary>
    public int Phrase => (int)(Value & ~Longer) - 1;

    public bool HasLonger => (Value & Longer) != 0;

    public PhraseHead WithLonger => new(Value | Longer);

    public PhraseHead With(int phrase) => new(Value & Longer | (uint)(phrase + 1));
}

/// <summary>What is kept under one word of a text.</summary>
/// <param name="PrefixLengths">The lengths of the prefixes it may begin with, as bits.</param>
internal readonly record struct PhraseHeads(PhraseHead Fold, PhraseHead Stem, ulong PrefixLengths)
{
    public bool IsNone => (Fold.Value | Stem.Value) == 0 && PrefixLengths == 0;
}
