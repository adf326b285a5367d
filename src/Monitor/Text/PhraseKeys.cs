namespace Monitor.Text;

/// <summary>
/// Under which hash a phrase is kept, as the head of a chain of phrase numbers: that of its first word, of its first two or of its
/// first three, as far as none of them is a prefix. Which lengths of prefixes there are is kept under their first letters, so that no other is tried.
/// </summary>
internal sealed class PhraseKeys
{
    /// <summary>Letters the lengths of prefixes are kept under.</summary>
    private const int HeadLength = 3;

    /// <summary>Words of a phrase that go into its hash.</summary>
    private const int MostWords = 3;

    private const int ShortestPrefix = 2;
    private const int LongestPrefix = 63;

    private const ulong StemSalt = 0x5be0cd19137e2179;
    private const ulong PrefixSalt = 0x1f83d9abfb41bd6b;
    private const ulong HeadSalt = 0x9b05688c2b3e6c1f;

    /// <summary>Of one word or prefix: small, since phrases share their first words, and asked for every word of a text.</summary>
    private readonly HashTable singles = new();

    /// <summary>Of two words and three.</summary>
    private readonly HashTable longer = new();
    private bool stems;
    private bool prefixes;
    private long shortLengths;

    /// <param name="states">Of the first word.</param>
    /// <returns>The phrase that was the head of the chain, or <see cref="PhraseHead.None"/>.</returns>
    public int Put(ReadOnlySpan<PhraseWord> words, ReadOnlySpan<ulong> states, int phrase)
    {
        var first = words[0];
        stems |= first.Kind == WordKind.Stem;
        if (first.Kind == WordKind.Prefix)
            return PutPrefix(first, states, phrase);
        var salt = Salt(first.Kind);
        if (words.Length == 1 || words[1].Kind == WordKind.Prefix)
            return PutHead(singles, first.Hash ^ salt, phrase);
        Mark(singles, first.Hash ^ salt);
        var pair = FoldedWord.Pair(first.Hash, words[1].Hash);
        if (words.Length == 2 || words[2].Kind == WordKind.Prefix)
            return PutHead(longer, pair ^ salt, phrase);
        Mark(longer, pair ^ salt);
        return PutHead(longer, FoldedWord.Pair(pair, words[2].Hash) ^ salt, phrase);
    }

    /// <summary>Whether nothing of a phrase remains to be compared when the hash it is kept under stands in a text.</summary>
    public static bool IsSure(ReadOnlySpan<PhraseWord> words)
    {
        foreach (var word in words)
            if (word.Glued || word.Kind is WordKind.Prefix or WordKind.Exact)
                return false;
        return words.Length <= MostWords;
    }

    /// <summary>
    /// What is kept under each word of a run. No look-up here hangs on another, so that they wait for the memory together.
    /// </summary>
    /// <param name="first">Index of the first word.</param>
    public void Look(TokenList tokens, int first, Span<PhraseHeads> into)
    {
        for (var i = 0; i < into.Length; i++)
            into[i] = Look(new PhrasePart(tokens, first + i));
    }

    /// <summary>What is kept under a word.</summary>
    public PhraseHeads Look(in PhrasePart part) =>
        new(new PhraseHead(singles.Get(part.Fold)), new PhraseHead(stems ? singles.Get(part.Stem ^ StemSalt) : 0), PrefixLengths(part.States));

    /// <summary>What is kept under the hash of two or three folded words (<see cref="FoldedWord.Pair"/>).</summary>
    public PhraseHead Folds(ulong words) => new(longer.Get(words));

    /// <summary>What is kept under the hash of two or three stems.</summary>
    public PhraseHead Stems(ulong words) => new(longer.Get(words ^ StemSalt));

    public PhraseHead Prefix(ulong state) => new(singles.Get(FoldedWord.Finish(state) ^ PrefixSalt));

    private ulong PrefixLengths(ReadOnlySpan<ulong> states)
    {
        if (!prefixes || states.Length < ShortestPrefix)
            return 0;
        var lengths = shortLengths;
        if (states.Length >= HeadLength)
            lengths |= singles.Get(FoldedWord.Finish(states[HeadLength - 1]) ^ HeadSalt);
        return (ulong)lengths & ulong.MaxValue >> (LongestPrefix - Math.Min(states.Length, LongestPrefix));
    }

    private int PutPrefix(in PhraseWord word, ReadOnlySpan<ulong> states, int phrase)
    {
        if (word.Length is < ShortestPrefix or > LongestPrefix)
            return PhraseHead.None;
        prefixes = true;
        if (word.Length < HeadLength)
            shortLengths |= 1L << word.Length;
        else
        {
            var head = FoldedWord.Finish(states[HeadLength - 1]) ^ HeadSalt;
            singles.Set(head, singles.Get(head) | 1L << word.Length);
        }

        return PutHead(singles, word.Hash ^ PrefixSalt, phrase);
    }

    private static void Mark(HashTable table, ulong key) => table.Set(key, new PhraseHead(table.Get(key)).WithLonger.Value);

    private static int PutHead(HashTable table, ulong key, int phrase)
    {
        var known = new PhraseHead(table.Get(key));
        table.Set(key, known.With(phrase).Value);
        return known.Phrase;
    }

    private static ulong Salt(WordKind kind) => kind == WordKind.Stem ? StemSalt : 0;
}
