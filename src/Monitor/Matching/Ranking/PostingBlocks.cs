namespace Monitor.Matching.Ranking;

/// <summary>
/// Lists of postings by feature, the oldest first, in two arrays for all of them: six bytes a posting. A list stands in a block of a
/// power of two of places and moves to one twice as large when it is full.
/// </summary>
internal sealed class PostingBlocks
{
    private const int Classes = 17;

    private readonly FeatureTable lists = new();
    private readonly Stack<int>[] free = [.. Enumerable.Range(0, Classes).Select(_ => new Stack<int>())];
    private readonly Stack<int> freeHeads = new();
    private Head[] heads = new Head[256];
    private ushort[] numbers = new ushort[1024];
    private float[] weights = new float[1024];
    private int headsUsed;
    private int used;

    /// <summary>Bytes held.</summary>
    public long Size => lists.Size + heads.Length * 8L + numbers.Length * (long)(sizeof(ushort) + sizeof(float));

    /// <summary>Numbers and weights of a feature's postings.</summary>
    public void Of(ulong feature, out ReadOnlySpan<ushort> ofNumbers, out ReadOnlySpan<float> ofWeights)
    {
        var head = lists.Get(feature) is var list and > 0 ? heads[list - 1] : default;
        ofNumbers = numbers.AsSpan(head.Start, head.Count);
        ofWeights = weights.AsSpan(head.Start, head.Count);
    }

    public void Add(ulong feature, ushort number, float weight)
    {
        var list = lists.Get(feature) - 1;
        if (list < 0)
        {
            list = freeHeads.TryPop(out var known) ? known : NewHead();
            heads[list] = new Head(Block(0), 0, 0);
            lists.Set(feature, list + 1);
        }

        ref var head = ref heads[list];
        if (head.Count == 1 << head.Class)
            Move(ref head, (byte)(head.Class + 1));
        (numbers[head.Start + head.Count], weights[head.Start + head.Count]) = (number, weight);
        head.Count++;
    }

    /// <summary>Forgets the postings at the front of each list that are not to be kept, and the features left without any.</summary>
    public void Sweep(Predicate<ushort> isKept) => lists.Keep(list => Sweep(list - 1, isKept));

    private bool Sweep(int list, Predicate<ushort> isKept)
    {
        ref var head = ref heads[list];
        var gone = 0;
        while (gone < head.Count && !isKept(numbers[head.Start + gone]))
            gone++;
        if (gone == head.Count)
        {
            free[head.Class].Push(head.Start);
            freeHeads.Push(list);
            return false;
        }

        numbers.AsSpan(head.Start + gone, head.Count - gone).CopyTo(numbers.AsSpan(head.Start));
        weights.AsSpan(head.Start + gone, head.Count - gone).CopyTo(weights.AsSpan(head.Start));
        head.Count -= (ushort)gone;
        var least = (byte)System.Numerics.BitOperations.Log2(System.Numerics.BitOperations.RoundUpToPowerOf2(head.Count));
        if (least < head.Class)
            Move(ref head, least);
        return true;
    }

    private void Move(ref Head head, byte toClass)
    {
        var start = Block(toClass);
        numbers.AsSpan(head.Start, head.Count).CopyTo(numbers.AsSpan(start));
        weights.AsSpan(head.Start, head.Count).CopyTo(weights.AsSpan(start));
        free[head.Class].Push(head.Start);
        head = head with { Start = start, Class = toClass };
    }

    private int Block(int ofClass)
    {
        if (free[ofClass].TryPop(out var start))
            return start;
        start = used;
        used += 1 << ofClass;
        if (used > numbers.Length)
        {
            Array.Resize(ref numbers, Math.Max(used, numbers.Length / 4 * 5));
            Array.Resize(ref weights, numbers.Length);
        }

        return start;
    }

    private int NewHead()
    {
        if (headsUsed == heads.Length)
            Array.Resize(ref heads, headsUsed / 4 * 5);
        return headsUsed++;
    }

    private record struct Head(int Start, ushort Count, byte Class);
}
