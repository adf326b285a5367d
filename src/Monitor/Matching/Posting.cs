namespace Monitor.Matching;

/// <summary>That a clue is one of a topic's, in four bytes: which topic, and how near the clue brings it.</summary>
internal readonly record struct Posting
{
    /// <summary>Shares that together bring a topic within reach.</summary>
    public const int Enough = 128;

    /// <summary>Topics a segment has room for.</summary>
    public const int MostTopics = 1 << 32 - ShareBits;

    private const int ShareBits = 8;

    private readonly uint topicAndShare;

    /// <param name="topic">Place of the topic in its segment.</param>
    /// <param name="share">What a hit of strength 1 is worth.</param>
    public Posting(int topic, byte share) => topicAndShare = (uint)topic << ShareBits | share;

    public int Topic => (int)(topicAndShare >> ShareBits);

    public byte Share => (byte)topicAndShare;

    /// <summary>The share of a clue: at no strength less than what its weight is of the weight needed, up to twice <see cref="Enough"/>.</summary>
    /// <param name="weight">The clue's.</param>
    /// <param name="least">Thousandths the topic needs; 0 when any hit will do.</param>
    public static byte ShareOf(double weight, short least) =>
        least == 0 ? byte.MaxValue : (byte)Math.Clamp(Math.Ceiling((weight * 1000 + 1) * Enough / least), 0, byte.MaxValue);
}

/// <summary>What a clue is in a topic.</summary>
internal readonly record struct PostingRole(int WeightAndRole)
{
    /// <summary>Facets a mask has room for.</summary>
    public const int MostFacets = 30;

    /// <summary>Role of a clue that is in no facet.</summary>
    public const int Term = 31;

    public const int Exclusion = 30;

    private const int RoleBits = 5;

    public PostingRole(int weight, int role)
        : this(weight << RoleBits | role)
    {
    }

    /// <summary>Place of its weight among the segment's.</summary>
    public int Weight => WeightAndRole >> RoleBits;

    /// <summary>The facet's bit in a mask, or the bit of the other roles.</summary>
    public uint Bit => 1u << WeightAndRole;
}
