using Monitor.Text;
using Monitor.Topics;

namespace Monitor.Matching.Ranking;

/// <summary>Turns items and profiles into vectors. Not for two threads at once.</summary>
internal sealed class VectorBuilder(RankingRule rule)
{
    public SoundMemory Sounds { get; } = new();

    /// <summary>Words, sounds, names and notions of an item.</summary>
    public void AddItem(ItemView item, FeatureSums sums)
    {
        AddItem(item.Title, rule.TitleWeight, sums);
        AddItem(item.Summary, 1, sums);
    }

    /// <summary>The grams of an item's words: most of its features, and wanted only between languages.</summary>
    public void AddGrams(ItemView item, FeatureSums sums)
    {
        AddGrams(item.Title, rule.TitleWeight, sums);
        AddGrams(item.Summary, 1, sums);
    }

    /// <summary>
    /// The profile, with the topic's terms in it: a term counts as a word of the title does, by its weight. What it learned is added;
    /// below 0 falls only what nothing else of the topic says.
    /// </summary>
    public TermVector OfTopic(Topic topic, Profile profile)
    {
        var sums = new FeatureSums();
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
    private void Learn(FeatureSums sums, Learned learned)
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

    private void AddItem(ReadText read, double weight, FeatureSums sums)
    {
        foreach (var word in ContentWords.Of(read))
        {
            sums.Length += weight * word.Count;
            sums.Add(Feature.Of(Channel.Word, word.Stem), weight);
            if (SoundOf(read.Text, word).Whole is var whole and not 0)
                sums.Add(whole, weight);
        }

        for (var i = 0; i < read.Mentions.Count; i++)
            sums.Add(FeatureOf(read.Mentions[i].Concept.Id), weight * (read.Mentions[i].Implied ? rule.ImpliedShare : 1));
    }

    private void AddGrams(ReadText read, double weight, FeatureSums sums)
    {
        foreach (var word in ContentWords.Of(read))
            foreach (var gram in SoundOf(read.Text, word).Grams)
                sums.Add(gram, weight);
    }

    private void AddWords(FeatureSums sums, string text, string language, double weight)
    {
        foreach (var word in ContentWords.Of(text, language))
        {
            sums.Length += weight * word.Count;
            sums.Add(Feature.Of(Channel.Word, word.Stem), weight);
            var sound = SoundOf(text, word);
            if (sound.Whole == 0)
                continue;
            sums.Add(sound.Whole, weight);
            foreach (var gram in sound.Grams)
                sums.Add(gram, weight);
        }
    }

    private void Raise(FeatureSums sums, string text, string language, double weight)
    {
        foreach (var word in ContentWords.Of(text, language))
        {
            sums.Raise(Feature.Of(Channel.Word, word.Stem), weight);
            if (SoundOf(text, word).Whole is var whole and not 0)
                sums.Raise(whole, weight);
        }
    }

    /// <summary>Not by its grams: other words share those.</summary>
    private void Oppose(FeatureSums sums, string text, string language, double weight)
    {
        foreach (var word in ContentWords.Of(text, language))
        {
            sums.Oppose(Feature.Of(Channel.Word, word.Stem), weight);
            if (SoundOf(text, word) is { Whole: not 0 } sound)
                sums.Oppose(sound.Whole, weight);
        }
    }

    private SoundFeatures SoundOf(string text, in ContentWord word) => Sounds.Of(word.Fold, text.AsSpan(word.Start, word.Length));
}
