using Monitor.Text;
using Monitor.Topics;

namespace Monitor.Matching.Ranking;

/// <summary>Turns items and profiles into vectors.</summary>
internal sealed class VectorBuilder(RankingRule rule)
{
    public TermVector OfItem(ItemView item)
    {
        var sums = new Sums();
        Add(sums, item.Title, rule.TitleWeight);
        Add(sums, item.Summary, 1);
        return sums.Vector(item.Language);
    }

    /// <summary>
    /// The profile, with the topic's terms in it: a term counts as a word of the title does, by its weight. What it learned is added;
    /// below 0 falls only what nothing else of the topic says.
    /// </summary>
    public TermVector OfTopic(Topic topic, Profile profile)
    {
        var sums = new Sums();
        foreach (var (word, weight) in profile.Words)
            AddWords(sums, word, topic.Language, weight);
        foreach (var (concept, weight) in profile.Concepts)
            sums.Add(FeatureOf(concept), weight);
        foreach (var term in topic.Terms)
            if (term.Concept is { } concept)
                sums.Raise(FeatureOf(concept), rule.TermWeight * term.Weight);
            else
                Raise(sums, term.Text, term.Lang == Term.EveryLanguage ? topic.Language : term.Lang, rule.TermWeight * term.Weight);
        Learn(sums, profile.Learned);
        return sums.Vector(topic.Language);
    }

    /// <summary>What a concept is compared by.</summary>
    public static ulong FeatureOf(string concept) =>
        Feature.Of(concept.StartsWith("notion:", StringComparison.Ordinal) ? Channel.Notion : Channel.Name, FoldedWord.Hash(concept));

    /// <summary>What speaks for an item first, so that what speaks against one lowers nothing of it.</summary>
    private static void Learn(Sums sums, Learned learned)
    {
        foreach (var (word, weight) in learned.Words.Where(pair => pair.Value > 0))
            AddWords(sums, word.Word, word.Lang, weight);
        foreach (var (concept, weight) in learned.Concepts.Where(pair => pair.Value > 0))
            sums.Add(FeatureOf(concept), weight);
        foreach (var (word, weight) in learned.Words.Where(pair => pair.Value < 0))
            Oppose(sums, word.Word, word.Lang, weight);
        foreach (var (concept, weight) in learned.Concepts.Where(pair => pair.Value < 0))
            sums.Oppose(FeatureOf(concept), weight);
    }

    private void Add(Sums sums, ReadText read, double weight)
    {
        foreach (var word in ContentWords.Of(read))
            Add(sums, read.Text, word, weight);
        foreach (var mention in read.Mentions)
            sums.Add(FeatureOf(mention.Concept.Id), weight * (mention.Implied ? rule.ImpliedShare : 1));
    }

    private static void AddWords(Sums sums, string text, string language, double weight)
    {
        foreach (var word in ContentWords.Of(text, language))
            Add(sums, text, word, weight);
    }

    private static void Add(Sums sums, string text, ContentWord word, double weight)
    {
        sums.Length += weight * word.Count;
        sums.Add(Feature.Of(Channel.Word, word.Stem), weight);
        var sound = SoundFeatures.Of(word.Fold, text.AsSpan(word.Start, word.Length));
        if (sound.Whole == 0)
            return;
        sums.Add(sound.Whole, weight);
        foreach (var gram in sound.Grams)
            sums.Add(gram, weight);
    }

    private static void Raise(Sums sums, string text, string language, double weight)
    {
        foreach (var word in ContentWords.Of(text, language))
        {
            sums.Raise(Feature.Of(Channel.Word, word.Stem), weight);
            if (SoundFeatures.Of(word.Fold, text.AsSpan(word.Start, word.Length)) is { Whole: not 0 } sound)
                sums.Raise(sound.Whole, weight);
        }
    }

    /// <summary>Not by its grams: other words share those.</summary>
    private static void Oppose(Sums sums, string text, string language, double weight)
    {
        foreach (var word in ContentWords.Of(text, language))
        {
            sums.Oppose(Feature.Of(Channel.Word, word.Stem), weight);
            if (SoundFeatures.Of(word.Fold, text.AsSpan(word.Start, word.Length)) is { Whole: not 0 } sound)
                sums.Oppose(sound.Whole, weight);
        }
    }

    private sealed class Sums
    {
        private readonly Dictionary<ulong, double> sums = [];

        public double Length { get; set; }

        public void Add(ulong feature, double weight) => sums[feature] = sums.GetValueOrDefault(feature) + weight;

        public void Raise(ulong feature, double weight) => sums[feature] = Math.Max(sums.GetValueOrDefault(feature), weight);

        public void Oppose(ulong feature, double weight)
        {
            if (sums.GetValueOrDefault(feature) <= 0)
                sums[feature] = Math.Min(sums.GetValueOrDefault(feature), weight);
        }

        public TermVector Vector(string language) => new(language, [.. sums.Keys],
            [.. sums.Values.Select(sum => (float)(sum < 1 ? sum : 1 + Math.Log(sum)))], Length);
    }
}
