namespace Monitor.Tests.Items;

/// <summary>Numbers that look random and are the same at every run (Weyl sequence with a mixed output).</summary>
internal sealed class Chance(int seed)
{
    private ulong state = (ulong)seed * 0xBF58476D1CE4E5B9UL;

    /// <summary>In [0, below).</summary>
    public int Below(int below)
    {
        state += 0x9E3779B97F4A7C15UL;
        var mixed = (state ^ (state >> 31)) * 0xD6E8FEB86659FD93UL;
        return (int)((mixed ^ (mixed >> 32)) % (ulong)below);
    }

    public bool OneIn(int times) => Below(times) == 0;

    public T[] Shuffled<T>(IEnumerable<T> all) => [.. all.OrderBy(_ => Below(1_000_000))];
}
