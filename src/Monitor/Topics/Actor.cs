namespace Monitor.Topics;

/// <summary>Somebody a seed speaks of: a country, organisation, person, or a name the lexicon does not know.</summary>
/// <param name="Key">Concept id, or the folded name.</param>
/// <param name="Label">As people read it, in the seed's language.</param>
/// <param name="Clues">What to look for; the first is the actor itself.</param>
/// <param name="Bloc">Alliance it counts with, or null.</param>
/// <param name="InSentences">Numbers of the sentences that name it.</param>
internal sealed record Actor(string Key, string Label, IReadOnlyList<Clue> Clues, string? Bloc, IReadOnlySet<int> InSentences)
{
    /// <summary>True for a name the lexicon lacks that mostly stands where somewhere is said.</summary>
    public bool IsPlace { get; init; }

    /// <summary>True for such a name that is a firm's, party's, work's.</summary>
    public bool IsBody { get; init; }

    /// <summary>True for a name that only the article knows.</summary>
    public bool IsUnknown => Clues[0] is Clue.Text;

    public double Salience(SeedReading reading) => InSentences.Sum(number => reading.Sentences[number].Weight);
}
