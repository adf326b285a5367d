using Monitor.Text;
using Monitor.Topics;

namespace Monitor.Matching.Ranking;

/// <summary>Turns items and profiles into vectors.</summary>
internal sealed class VectorBuilder(RankingRule rule)
{
    private const int ShortestGram = 3;
    private const int LongestGram = 5;

    public TermVector OfItem(ItemView item)
    {
        var sums = new Sums();
        Add(sums, item.Title, rule.TitleWeight);
        Add(sums, item.Summary, 1);
        return sums.Vector(item.Language);
    }

    /// <summary>The profile, with the topic's terms in it: a term counts as a word of the title does, by its weight.</summary>
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
        return sums.Vector(topic.Language);
    }

    /// <summary>Features of a word in a text: its stem and its sound.</summary>
    public static IEnumerable<ulong> FeaturesOf(ContentWord word)
    {
        yield return Feature.Of(Channel.Word, word.Stem);
        if (Sound.Of(word.Fold) is { Length: > 0 } sound)
            yield return Feature.Of(Channel.Sound, sound);
    }

    public static IEnumerable<ulong> GramsOf(string fold)
    {
        var sound = Sound.Of(fold);
        if (sound.Length == 0)
            yield break;
        var marked = $"<{sound}>";
        for (var length = ShortestGram; length <= LongestGram; length++)
            for (var at = 0; at + length <= marked.Length; at++)
                yield return Feature.Of(Channel.Gram, marked.AsSpan(at, length));
    }

    public static ulong FeatureOf(string concept) =>
        Feature.Of(concept.StartsWith("notion:", StringComparison.Ordinal) ? Channel.Notion : Channel.Name, concept);

    private void Add(Sums sums, ReadText read, double weight)
    {
        foreach (var word in ContentWords.Of(read))
            Add(sums, word, weight);
        foreach (var mention in read.Mentions)
            sums.Add(FeatureOf(mention.Concept.Id), weight * (mention.Implied ? rule.ImpliedShare : 1));
    }

    private static void Add(Sums sums, ContentWord word, double weight)
    {
        sums.Length += weight * word.Count;
        foreach (var feature in FeaturesOf(word))
            sums.Add(feature, weight);
        foreach (var gram in GramsOf(word.Fold))
            sums.Add(gram, weight);
    }

    private static void AddWords(Sums sums, string text, string language, double weight)
    {
        foreach (var word in Words(text, language))
            Add(sums, word, weight);
    }

    private static void Raise(Sums sums, string text, string language, double weight)
    {
        foreach (var word in Words(text, language))
            foreach (var feature in FeaturesOf(word))
                sums.Raise(feature, weight);
    }

    private static IEnumerable<ContentWord> Words(string text, string language) => ContentWords.Of(ReadText.Words(text, language));

    private sealed class Sums
    {
        private readonly Dictionary<ulong, double> sums = [];

        public double Length { get; set; }

        public void Add(ulong feature, double weight) => sums[feature] = sums.GetValueOrDefault(feature) + weight;

        public void Raise(ulong feature, double weight) => sums[feature] = Math.Max(sums.GetValueOrDefault(feature), weight);

        public TermVector Vector(string language) => new(language, [.. sums.Keys],
            [.. sums.Values.Select(sum => (float)(sum < 1 ? sum : 1 + Math.Log(sum)))], Length);
    }
}
