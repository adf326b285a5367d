namespace Monitor.Text;

/// <summary>Which rows of the language model a word has: its own, when it is a known word, and those of its letter groups.</summary>
internal sealed class SubwordIndex
{
    private const uint HashStart = 2_166_136_261;
    private const uint HashPrime = 16_777_619;

    private readonly HashTable words = new();
    private readonly int shortest;
    private readonly int longest;
    private readonly uint buckets;
    private readonly int[] groups;
    private readonly ushort[] groupRows;

    /// <param name="known">Words in UTF-8; the number of each is its row.</param>
    /// <param name="kept">The buckets of letter groups that were kept, with their rows after those of the words.</param>
    /// <param name="shortest">Letters of the shortest group, 2 or more.</param>
    /// <param name="buckets">Letter groups are told apart by their hash modulo this.</param>
    public SubwordIndex(IReadOnlyList<byte[]> known, IReadOnlyList<(int Bucket, int Row)> kept, int shortest, int longest, int buckets)
    {
        (this.shortest, this.longest, this.buckets) = (shortest, longest, (uint)buckets);
        for (var row = 0; row < known.Count; row++)
            words.Set(HashOf(known[row]), row + 1);
        groups = new int[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)kept.Count * 2)];
        groupRows = new ushort[groups.Length];
        foreach (var (bucket, row) in kept)
        {
            var at = Slot(bucket);
            (groups[at], groupRows[at]) = (bucket + 1, checked((ushort)(known.Count + row)));
        }
    }

    /// <summary>Adds the rows of a word.</summary>
    /// <param name="bounded">The word in UTF-8 between <c>&lt;</c> and <c>&gt;</c>, as the model was trained.</param>
    /// <returns>Rows added.</returns>
    public int AddTo(Span<float> sum, ReadOnlySpan<byte> bounded, QuantizedRows rows)
    {
        var added = AddWord(sum, bounded[1..^1], rows);
        for (var first = 0; first < bounded.Length; first++)
            if (!IsContinuation(bounded[first]))
                added += AddGroups(sum, bounded, first, rows);
        return added;
    }

    /// <summary>Adds the row of a whole word alone.</summary>
    /// <returns>1, or 0 when it is not known.</returns>
    public int AddWord(Span<float> sum, ReadOnlySpan<byte> word, QuantizedRows rows)
    {
        var row = words.Get(HashOf(word)) - 1;
        if (row < 0)
            return 0;
        rows.AddTo(sum, (int)row);
        return 1;
    }

    /// <summary>The groups that begin at one letter; hashed by FNV-1a, each byte taken as a signed number.</summary>
    private int AddGroups(Span<float> sum, ReadOnlySpan<byte> word, int first, QuantizedRows rows)
    {
        var added = 0;
        var hash = HashStart;
        var at = first;
        for (var letters = 1; letters <= longest && at < word.Length; letters++)
        {
            do
                hash = (hash ^ (uint)(sbyte)word[at++]) * HashPrime;
            while (at < word.Length && IsContinuation(word[at]));
            if (letters < shortest)
                continue;
            var bucket = (int)(hash % buckets);
            var slot = Slot(bucket);
            if (groups[slot] == 0)
                continue;
            rows.AddTo(sum, groupRows[slot]);
            added++;
        }

        return added;
    }

    private int Slot(int bucket)
    {
        var at = (int)((uint)bucket * 2_654_435_769 >> 8) & (groups.Length - 1);
        while (groups[at] != 0 && groups[at] != bucket + 1)
            at = (at + 1) & (groups.Length - 1);
        return at;
    }

    private static bool IsContinuation(byte b) => (b & 0xc0) == 0x80;

    private static ulong HashOf(ReadOnlySpan<byte> word)
    {
        var state = FoldedWord.Start;
        foreach (var b in word)
            state = FoldedWord.Step(state, (char)b);
        return FoldedWord.Finish(state);
    }
}
