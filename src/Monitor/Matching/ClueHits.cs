using Monitor.Text;

namespace Monitor.Matching;

/// <summary>What an item holds of one clue: where it stands best, and where else.</summary>
internal struct ClueHit
{
    public const double TitleStrength = 1.5;
    private const double ImpliedStrength = 0.8;

    /// <summary>Number of the clue.</summary>
    public int Clue;

    /// <summary>Place of the strongest hit, of several alike the first.</summary>
    public int Start;
    public int Length;
    public bool IsTitle;

    /// <summary>Place of the strongest hit's strength in <see cref="Strengths"/>.</summary>
    public byte Strength;

    /// <summary>Any of its hits is in the title.</summary>
    public bool InTitle;

    /// <summary>It was read from two different concepts or more.</summary>
    public bool IsSeveral;

    /// <summary>The concept it was read from first; null for a text.</summary>
    public Concept? What;

    /// <summary>1 in the summary, more in the title, less when only implied; the least first.</summary>
    public static ReadOnlySpan<double> Strengths => [ImpliedStrength, 1, TitleStrength * ImpliedStrength, TitleStrength];

    public readonly string Field => IsTitle ? "title" : "summary";

    /// <summary>The same for all hits on the same words, and ordered as they stand.</summary>
    public readonly ulong Position => (IsTitle ? 0 : 1UL << 62) | (ulong)Start << 31 | (uint)Length;
}

/// <summary>The clues found in one item, in a buffer that the next item reuses.</summary>
internal sealed class ClueHits
{
    private ClueHit[] hits = new ClueHit[64];

    /// <summary>Place of a clue's hit plus one, under its number.</summary>
    private int[] places = new int[256];

    public int Count { get; private set; }

    public ReadOnlySpan<ClueHit> All => hits.AsSpan(0, Count);

    public bool Contains(int clue) => places[Slot(clue)] != 0;

    /// <returns>False when the item does not hold the clue.</returns>
    public bool TryGet(int clue, out ClueHit hit)
    {
        var place = places[Slot(clue)];
        hit = place == 0 ? default : hits[place - 1];
        return place != 0;
    }

    public void Clear()
    {
        if (Count > 0)
            Array.Clear(places);
        Count = 0;
    }

    /// <param name="what">The concept it was read from; null for a text.</param>
    public void Add(int clue, bool isTitle, int start, int length, Concept? what, bool isImplied)
    {
        var strength = (byte)((isTitle ? 2 : 0) + (isImplied ? 0 : 1));
        ref var place = ref places[Slot(clue)];
        if (place != 0)
        {
            ref var known = ref hits[place - 1];
            known.InTitle |= isTitle;
            known.IsSeveral |= known.What != what;
            if (strength > known.Strength)
                (known.Strength, known.IsTitle, known.Start, known.Length) = (strength, isTitle, start, length);
            return;
        }

        if (Count == hits.Length)
            Array.Resize(ref hits, Count * 2);
        hits[Count] = new ClueHit { Clue = clue, Start = start, Length = length, IsTitle = isTitle, Strength = strength, InTitle = isTitle, What = what };
        place = ++Count;
        if (Count * 2 > places.Length)
            Grow();
    }

    private int Slot(int clue)
    {
        var at = clue & (places.Length - 1);
        while (places[at] != 0 && hits[places[at] - 1].Clue != clue)
            at = (at + 1) & (places.Length - 1);
        return at;
    }

    private void Grow()
    {
        places = new int[places.Length * 2];
        for (var place = 0; place < Count; place++)
            places[Slot(hits[place].Clue)] = place + 1;
    }
}
