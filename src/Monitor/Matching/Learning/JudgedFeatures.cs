using Monitor.Matching.Ranking;
using Monitor.Text;

namespace Monitor.Matching.Learning;

/// <summary>A word or concept of judged items.</summary>
/// <param name="Name">Concept id; or of the spellings of one stem the one that sorts first.</param>
/// <param name="Lang">Language of a word, empty for a concept.</param>
/// <param name="Weight">Summed over the items.</param>
/// <param name="IsOwn">True when the topic itself looks for it.</param>
internal sealed record JudgedFeature(string Name, string Lang, double Weight, bool IsOwn)
{
    public bool IsConcept => Lang.Length == 0;
}

/// <summary>Sums the words and concepts of items, each weighed in its item as <see cref="VectorBuilder"/> weighs them.</summary>
internal sealed class JudgedFeatures(RankingRule rule, TopicClues own)
{
    private readonly Dictionary<(string Lang, ulong Stem), JudgedFeature> words = [];
    private readonly Dictionary<Concept, JudgedFeature> concepts = [];

    public IEnumerable<JudgedFeature> Sums => words.Values.Concat(concepts.Values);

    /// <param name="share">What the item counts.</param>
    public void Add(ItemView item, double share)
    {
        var inItem = new Dictionary<(string Lang, ulong Stem), double>();
        var named = new Dictionary<Concept, double>();
        foreach (var (read, weight) in ((ReadText, double)[])[(item.Title, rule.TitleWeight), (item.Summary, 1)])
        {
            foreach (var word in ContentWords.Of(read))
                if (Meet(word, read))
                    inItem[(read.Language, word.Stem)] = inItem.GetValueOrDefault((read.Language, word.Stem)) + weight;
            foreach (var mention in read.Mentions)
                named[mention.Concept] = named.GetValueOrDefault(mention.Concept) + weight * (mention.Implied ? rule.ImpliedShare : 1);
        }

        foreach (var (key, sum) in inItem)
            words[key] = words[key] with { Weight = words[key].Weight + share * Frequency(sum) };
        foreach (var (concept, sum) in named)
        {
            var known = concepts.GetValueOrDefault(concept) ?? new JudgedFeature(concept.Id, "", 0, own.Has(concept));
            concepts[concept] = known with { Weight = known.Weight + share * Frequency(sum) };
        }
    }

    /// <summary>Twice as much is not twice as telling.</summary>
    private static double Frequency(double sum) => sum < 1 ? sum : 1 + Math.Log(sum);

    /// <summary>Takes in how the word is written. False for one that would not read the same from a topic file (<c>U.S.</c> is <c>us</c> there).</summary>
    private bool Meet(ContentWord word, ReadText read)
    {
        var plain = word.Plain(read.Text);
        if (ContentWords.Of(plain, read.Language).ToList() is not [var again] || again.Stem != word.Stem)
            return false;
        var key = (read.Language, word.Stem);
        var isOwn = own.Has(word, read.Language);
        words[key] = words.TryGetValue(key, out var known)
            ? known with { Name = string.CompareOrdinal(plain, known.Name) < 0 ? plain : known.Name, IsOwn = known.IsOwn || isOwn }
            : new JudgedFeature(plain, read.Language, 0, isOwn);
        return true;
    }
}
