using Monitor.Seeds;
using Monitor.Text;

namespace Monitor.Topics;

/// <summary>A sentence of a seed. Number 0 is the title.</summary>
/// <param name="Weight">How much what it says counts: the title most, the lead more than the rest.</param>
internal sealed record SeedSentence(int Number, double Weight, ReadText Read)
{
    public IEnumerable<Concept> Concepts => Read.Mentions.Select(mention => mention.Concept).Distinct();
}

/// <summary>A seed read sentence by sentence.</summary>
internal sealed class SeedReading
{
    private const double TitleWeight = 2.5;
    private const double LeadWeight = 1;
    private const double BodyWeight = 0.6;

    /// <summary>An article without a title begins with what stands for one.</summary>
    private const double OpeningWeight = 2;

    /// <summary>Words of the article that count as its lead.</summary>
    private const int LeadWords = 60;

    private SeedReading(Seed seed, IReadOnlyList<SeedSentence> sentences)
    {
        Seed = seed;
        Sentences = sentences;
    }

    public Seed Seed { get; }

    public string Language => Seed.Language;

    public IReadOnlyList<SeedSentence> Sentences { get; }

    public static SeedReading Read(Seed seed, Lexicon lexicon)
    {
        var title = IsTitled(seed) ? seed.Title : "";
        var sentences = new List<SeedSentence> { new(0, TitleWeight, ReadText.Read(title, seed.Language, lexicon)) };
        var words = 0;
        foreach (var (start, end) in Text.Sentences.Of(seed.Text))
        {
            var read = ReadText.Read(seed.Text[start..end], seed.Language, lexicon);
            var weight = words == 0 && title.Length == 0 ? OpeningWeight : words < LeadWords ? LeadWeight : BodyWeight;
            sentences.Add(new SeedSentence(sentences.Count, weight, read));
            words += read.Tokens.Count;
        }

        return new SeedReading(seed, sentences);
    }

    public bool IsLead(int sentence) => Sentences[sentence].Weight >= LeadWeight;

    /// <summary>A title that is only the beginning of the text, cut to length, would count what it says twice.</summary>
    private static bool IsTitled(Seed seed) => seed.Title.Length > 0 && !seed.Text.StartsWith(seed.Title.TrimEnd('…', ' '), StringComparison.Ordinal);

    /// <summary>Summed weight of the sentences that name the concept; repeats inside one sentence count once.</summary>
    public double Salience(Concept concept) =>
        Sentences.Where(sentence => sentence.Concepts.Contains(concept)).Sum(sentence => sentence.Weight);

    /// <summary>Sentence and place of an actor's first mention, as one number to sort by.</summary>
    public int FirstMention(Actor actor)
    {
        var number = actor.InSentences.Min();
        var read = Sentences[number].Read;
        var mention = read.Mentions.Where(mention => mention.Concept.Id == actor.Key).Select(mention => mention.Start);
        return number * 10_000 + mention.DefaultIfEmpty(read.Text.IndexOf(actor.Label, StringComparison.Ordinal)).Min();
    }
}
