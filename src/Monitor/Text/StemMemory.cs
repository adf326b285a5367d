namespace Monitor.Text;

/// <summary>
/// Stems by word, both as hashes. A stem costs microseconds and news repeats its words; the memory grows to a bound, then a new
/// word takes the place of an old one.
/// </summary>
internal sealed class StemMemory
{
    private const int FirstSlots = 256;

    /// <summary>512 KB, reached only by a language much read: its rare words are a sixth of what is written, and a stem costs as much as ten words that are known.</summary>
    private const int MostSlots = 32_768;

    /// <summary>Slots looked at for one word.</summary>
    private const int Reach = 4;

    private (ulong Word, ulong Stem)[] slots = new (ulong, ulong)[FirstSlots];
    private int kept;

    public bool TryGet(ulong word, out ulong stem)
    {
        for (var i = 0; i < Reach; i++)
        {
            ref readonly var slot = ref slots[Slot(word, i)];
            if (slot.Word == word)
            {
                stem = slot.Stem;
                return true;
            }
        }

        stem = 0;
        return false;
    }

    /// <param name="word">One that is not there.</param>
    public void Keep(ulong word, ulong stem)
    {
        if (++kept > slots.Length / 2 && slots.Length < MostSlots)
            Grow();
        Put(word, stem);
    }

    private void Put(ulong word, ulong stem)
    {
        var at = Slot(word, (int)(word >> 62));
        for (var i = 0; i < Reach; i++)
            if (slots[Slot(word, i)].Word == 0)
            {
                at = Slot(word, i);
                break;
            }

        slots[at] = (word, stem);
    }

    private int Slot(ulong word, int step) => ((int)word + step) & (slots.Length - 1);

    private void Grow()
    {
        var old = slots;
        slots = new (ulong, ulong)[old.Length * 2];
        foreach (var (word, stem) in old)
            if (word != 0)
                Put(word, stem);
    }
}
