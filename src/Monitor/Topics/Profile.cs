using Monitor.Text;

namespace Monitor.Topics;

/// <summary>
/// The wide profile: everything the seed says, word by word, weighted by where it stands. It ranks items; facets and terms add to it
/// and explain.
/// </summary>
/// <param name="Date">When the article appeared, where known: coverage comes close to it.</param>
/// <param name="Words">Word as written, lower case → its summed weight.</param>
/// <param name="Concepts">Concept id → its summed weight.</param>
internal sealed record Profile(DateTimeOffset? Date, IReadOnlyDictionary<string, double> Words, IReadOnlyDictionary<string, double> Concepts)
{
    private const double Title = 2.5;
    private const double Lead = 1;
    private const double Body = 0.5;
    private const int LeadWords = 60;

    /// <summary>Without a title the first words stand for it.</summary>
    private const double Opening = 2;
    private const int OpeningWords = 25;
    private const int UntitledLeadWords = 80;

    private const double ImpliedShare = 0.5;

    /// <summary>What people's verdicts added since.</summary>
    public Learned Learned { get; init; } = Learned.None;

    public static Profile Of(SeedReading reading)
    {
        var (words, concepts) = (new Dictionary<string, double>(StringComparer.Ordinal), new Dictionary<string, double>(StringComparer.Ordinal));
        var titled = reading.Sentences[0].Read.Tokens.Count > 0;
        var count = 0;
        foreach (var sentence in reading.Sentences)
        {
            foreach (var word in ContentWords.Of(sentence.Read))
            {
                Plus(words, word.Plain(sentence.Read.Text), Weight(sentence, count, titled));
                count += sentence.Number == 0 ? 0 : 1;
            }

            foreach (var mention in sentence.Read.Mentions)
                Plus(concepts, mention.Concept.Id, Weight(sentence, count, titled) * (mention.Implied ? ImpliedShare : 1));
        }

        return new Profile(reading.Seed.Published, words, concepts);
    }

    public bool Equals(Profile? other) => other is not null && Date == other.Date
        && Weights.Same(Words, other.Words) && Weights.Same(Concepts, other.Concepts) && Learned == other.Learned;

    public override int GetHashCode() => HashCode.Combine(Date, Words.Count, Concepts.Count);

    private static double Weight(SeedSentence sentence, int count, bool titled) => titled
        ? sentence.Number == 0 ? Title : count < LeadWords ? Lead : Body
        : count < OpeningWords ? Opening : count < UntitledLeadWords ? Lead : Body;

    private static void Plus(Dictionary<string, double> sums, string key, double weight) => sums[key] = sums.GetValueOrDefault(key) + weight;
}
