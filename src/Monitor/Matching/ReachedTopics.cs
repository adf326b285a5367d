using System.Numerics;

namespace Monitor.Matching;

/// <summary>The topics of a segment that are within reach, numbered without gaps so that what is known of them lies close together.</summary>
/// <param name="topics">How many the segment holds.</param>
internal sealed class ReachedTopics(int topics)
{
    private readonly ulong[] bits = new ulong[(topics + 63) / 64];

    /// <summary>How many topics within reach come before each word of bits.</summary>
    private readonly int[] before = new int[(topics + 63) / 64];
    private int[] places = new int[64];
    private int count;

    /// <summary>The places of all topics within reach, in order; good once they are numbered.</summary>
    public ReadOnlySpan<int> Places => places.AsSpan(0, count);

    public void Clear() => Array.Clear(bits);

    public void Add(int place) => bits[place >> 6] |= 1UL << place;

    public bool Contains(int place) => (bits[place >> 6] >> place & 1) != 0;

    public void Number()
    {
        count = 0;
        for (var word = 0; word < bits.Length; word++)
        {
            before[word] = count;
            if (bits[word] == 0)
                continue;
            if (places.Length < count + 64)
                Array.Resize(ref places, places.Length * 2);
            for (var left = bits[word]; left != 0; left &= left - 1)
                places[count++] = word << 6 | BitOperations.TrailingZeroCount(left);
        }
    }

    /// <param name="place">Of a topic within reach.</param>
    public int NumberOf(int place) => before[place >> 6] + BitOperations.PopCount(bits[place >> 6] & (1UL << place) - 1);
}
