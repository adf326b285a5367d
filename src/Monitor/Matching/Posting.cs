namespace Monitor.Matching;

/// <summary>That a clue is one of a topic's, in eight bytes.</summary>
/// <param name="Topic">Place of the topic in its segment.</param>
internal readonly record struct Posting(int Topic, int WeightAndRole)
{
    /// <summary>Facets a mask has room for.</summary>
    public const int MostFacets = 30;

    /// <summary>Role of a clue that is in no facet.</summary>
    public const int TermRole = 31;

    public const int ExclusionRole = 30;

    private const int RoleBits = 5;

    public Posting(int topic, int weight, int role)
        : this(topic, weight << RoleBits | role)
    {
    }

    /// <summary>Place of its weight among the segment's.</summary>
    public int Weight => WeightAndRole >> RoleBits;

    /// <summary>The facet's bit in a mask, or the bit of the other roles.</summary>
    public uint Bit => 1u << WeightAndRole;
}
