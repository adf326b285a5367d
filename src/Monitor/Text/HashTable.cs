namespace Monitor.Text;

/// <summary>
/// Numbers under 64-bit hashes: open addressing, one look at the memory for most keys; a key that is not there is mostly told by one
/// bit of a small map, which stays in the cache when the table does not. Grows, forgets nothing.
/// </summary>
internal sealed class HashTable
{
    private const int FirstSlots = 16;
    private const int BitsPerSlot = 4;

    private (ulong Key, long Value)[] slots = new (ulong, long)[FirstSlots];
    private ulong[] there = new ulong[1];

    public int Count { get; private set; }

    /// <returns>The number kept there, or 0.</returns>
    public long Get(ulong key)
    {
        if ((there[Word(key)] >> (int)(key >> 58) & 1) == 0)
            return 0;
        for (var at = (int)key & (slots.Length - 1); ; at = (at + 1) & (slots.Length - 1))
        {
            ref readonly var slot = ref slots[at];
            if (slot.Value == 0 || slot.Key == key)
                return slot.Value;
        }
    }

    /// <param name="value">Not 0.</param>
    public void Set(ulong key, long value)
    {
        ref var slot = ref Slot(key);
        if (slot.Value == 0 && ++Count > slots.Length / 2)
        {
            Grow();
            slot = ref Slot(key);
        }

        slot = (key, value);
        there[Word(key)] |= 1UL << (int)(key >> 58);
    }

    private int Word(ulong key) => (int)(key >> 32) & (there.Length - 1);

    private ref (ulong Key, long Value) Slot(ulong key)
    {
        var at = (int)key & (slots.Length - 1);
        while (slots[at].Value != 0 && slots[at].Key != key)
            at = (at + 1) & (slots.Length - 1);
        return ref slots[at];
    }

    private void Grow()
    {
        var old = slots;
        slots = new (ulong, long)[old.Length * 2];
        there = new ulong[slots.Length * BitsPerSlot / 64];
        foreach (var (key, value) in old)
            if (value != 0)
            {
                Slot(key) = (key, value);
                there[Word(key)] |= 1UL << (int)(key >> 58);
            }
    }
}
