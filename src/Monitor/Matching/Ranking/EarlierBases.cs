namespace Monitor.Matching.Ranking;

/// <summary>A topic's base scores of the earlier items that came near to it, the oldest first.</summary>
internal sealed class EarlierBases
{
    private (long Number, double Base)[] bases = new (long, double)[8];
    private int first;
    private int count;

    /// <param name="number">Greater than any before.</param>
    public void Add(long number, double score)
    {
        if (first + count == bases.Length)
            MakeRoom();
        bases[first + count++] = (number, score);
    }

    /// <summary>Forgets items before a number.</summary>
    public void Forget(long before)
    {
        while (count > 0 && bases[first].Number < before)
            (first, count) = (first + 1, count - 1);
    }

    /// <returns>0 for an item that did not come near.</returns>
    public double Of(long number)
    {
        var (low, high) = (first, first + count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (bases[middle].Number < number)
                low = middle + 1;
            else
                high = middle;
        }

        return low < first + count && bases[low].Number == number ? bases[low].Base : 0;
    }

    /// <summary>Moves what is kept to the front, into an array twice as large when that frees less than half.</summary>
    private void MakeRoom()
    {
        var into = count > bases.Length / 2 ? new (long, double)[bases.Length * 2] : bases;
        bases.AsSpan(first, count).CopyTo(into);
        (bases, first) = (into, 0);
    }
}
