namespace Monitor.Matching.Ranking;

/// <summary>
/// Small numbers under features, eight bytes a place: 40 bits of the feature, 24 of the number. Two features of the same 40 bits are
/// taken for one, which among a million happens to one in a hundred thousand.
/// </summary>
internal sealed class FeatureTable
{
    public const int Greatest = (1 << ValueBits) - 1;

    private const int ValueBits = 24;
    private const int FirstSlots = 256;

    private ulong[] slots = new ulong[FirstSlots];

    public int Count { get; private set; }

    /// <summary>Bytes held.</summary>
    public long Size => (long)slots.Length * sizeof(ulong);

    /// <returns>0 for a feature that is not there.</returns>
    public int Get(ulong feature) => (int)(slots[Slot(feature >> ValueBits)] & Greatest);

    /// <param name="value">From 1 to <see cref="Greatest"/>.</param>
    public void Set(ulong feature, int value)
    {
        var slot = Slot(feature >> ValueBits);
        if (slots[slot] == 0 && ++Count > slots.Length / 10 * 7)
        {
            Rebuild(slots.Length * 2, null);
            slot = Slot(feature >> ValueBits);
        }

        slots[slot] = feature >> ValueBits << ValueBits | (uint)value;
    }

    /// <summary>Forgets what is not to be kept.</summary>
    public void Keep(Predicate<int> isKept)
    {
        Count = 0;
        Rebuild(slots.Length, isKept);
    }

    private void Rebuild(int length, Predicate<int>? isKept)
    {
        var old = slots;
        slots = new ulong[length];
        foreach (var slot in old)
            if (slot != 0 && (isKept is null || isKept((int)(slot & Greatest))))
            {
                slots[Slot(slot >> ValueBits)] = slot;
                Count += isKept is null ? 0 : 1;
            }
    }

    private int Slot(ulong key)
    {
        var at = (int)key & (slots.Length - 1);
        while (slots[at] != 0 && slots[at] >> ValueBits != key)
            at = (at + 1) & (slots.Length - 1);
        return at;
    }
}
