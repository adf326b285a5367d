namespace Monitor.Text;

/// <summary>Numbers under 64-bit hashes: open addressing, one look at the memory for most keys. Grows, forgets nothing.</summary>
internal sealed class HashTable
{
    private const int FirstSlots = 16;

    private (ulong Key, long Value)[] slots = new (ulong, long)[FirstSlots];

    /// <summary>One bit or more for each key, eight bits a key: most keys that are not there are told from this small array.</summary>
    private ulong[] bits = new ulong[1];

    public int Count { get; private set; }

    /// <returns>The number kept there, or 0.</returns>
    public long Get(ulong key)
    {
        if ((bits[(int)(key >> 38) & (bits.Length - 1)] >> (int)(key >> 32) & 1) == 0)
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
        Mark(key);
    }

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
        bits = new ulong[Math.Max(1, slots.Length * 4 / 64)];
        foreach (var (key, value) in old)
            if (value != 0)
            {
                Slot(key) = (key, value);
                Mark(key);
            }
    }

    private void Mark(ulong key) => bits[(int)(key >> 38) & (bits.Length - 1)] |= 1ul << (int)(key >> 32);
}
