namespace Monitor.Matching.Learning;

/// <summary>When a topic's news has moved far enough from its terms to say so.</summary>
internal sealed record DriftRule
{
    public static DriftRule Shipped { get; } = new();

    /// <summary>Length of the period looked at.</summary>
    public TimeSpan Period { get; init; } = TimeSpan.FromDays(28);

    /// <summary>Matches wanted to compare with: the time before is doubled until it holds as many, or reaches <see cref="Furthest"/>.</summary>
    public int WantedBefore { get; init; } = 20;
    public TimeSpan Furthest { get; init; } = TimeSpan.FromDays(364);

    /// <summary>Matched items that must hold a clue, and that must be there to compare with.</summary>
    public int FewestItems { get; init; } = 4;

    /// <summary>Feeds those come from: one feed's habit is no news.</summary>
    public int FewestFeeds { get; init; } = 2;

    /// <summary>Times as frequent as before.</summary>
    public double Rise { get; init; } = 2;

    /// <summary>Log-likelihood ratio against the matches before, and against all other items of the period: χ² of one degree of freedom at 1 % and 0.1 %.</summary>
    public double LeastRise { get; init; } = 6.63;
    public double LeastContrast { get; init; } = 10.83;

    /// <summary>Share of items two clues have in common at which they are one piece of evidence.</summary>
    public double SameEvidence { get; init; } = 0.8;

    /// <summary>Weight from which a word of the profile needs no term: more than one mention in the article's lead.</summary>
    public double StrongInProfile { get; init; } = 1.5;

    /// <summary>Open proposals of a topic.</summary>
    public int MostAdded { get; init; } = 8;

    /// <summary>A term that is proposed weighs the share of matches it is in, within these.</summary>
    public double LightestTerm { get; init; } = 0.2;
    public double HeaviestTerm { get; init; } = 0.6;

    /// <summary>A term of this weight or more is dead when it was in none of so many matches in this time.</summary>
    public double DeadWeight { get; init; } = 0.2;
    public int DeadMatches { get; init; } = 20;
    public TimeSpan DeadTime { get; init; } = TimeSpan.FromDays(60);
}
