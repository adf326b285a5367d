namespace Monitor.Topics;

/// <summary>A word as somebody wrote it, lower case, in its language (BCP 47 primary tag).</summary>
internal readonly record struct LearnedWord(string Lang, string Word);

/// <summary>What people's verdicts on items taught a topic; worked out anew from all of them, never from the last state.</summary>
/// <param name="Words">Weight of each, in [−0.5, 1]; below 0 for what speaks against an item.</param>
/// <param name="Concepts">Concept id → its weight, likewise.</param>
internal sealed record Learned(IReadOnlyDictionary<LearnedWord, double> Words, IReadOnlyDictionary<string, double> Concepts)
{
    /// <summary>That of a word of a seed's lead.</summary>
    public const double Highest = 1;
    public const double Lowest = -0.5;

    public static Learned None { get; } = new(new Dictionary<LearnedWord, double>(), new Dictionary<string, double>());

    public bool IsEmpty => Words.Count == 0 && Concepts.Count == 0;

    public bool Equals(Learned? other) => other is not null && Weights.Same(Words, other.Words) && Weights.Same(Concepts, other.Concepts);

    public override int GetHashCode() => HashCode.Combine(Words.Count, Concepts.Count);
}
