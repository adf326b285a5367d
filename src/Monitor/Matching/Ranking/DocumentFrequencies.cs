using Monitor.Text;

namespace Monitor.Matching.Ranking;

/// <summary>
/// In how many of the items seen each feature stands; before that, what the frequent-word lists of the languages met say. A feature's
/// inverse document frequency is <c>ln((N + 1) / (n + ½))</c>.
/// </summary>
internal sealed class DocumentFrequencies(RankingRule rule)
{
    private const double Least = 0.05;

    /// <summary>A word at rank r of a language stands in about 1 − exp(−2.4 / (r + 8)) of its short texts.</summary>
    private const double RankShare = 2.4;
    private const double RankOffset = 8;

    /// <summary>Features kept; beyond that those seen once are forgotten.</summary>
    private const int Most = 400_000;

    private readonly Dictionary<ulong, int> counts = [];
    private readonly Dictionary<ulong, float> background = [];
    private readonly Dictionary<string, int> byLanguage = new(StringComparer.Ordinal);
    private readonly HashSet<string> languages = new(StringComparer.Ordinal);

    public int Documents { get; private set; }

    public int DocumentsIn(string language) => byLanguage.GetValueOrDefault(language);

    public void Add(TermVector item)
    {
        Documents++;
        byLanguage[item.Language] = byLanguage.GetValueOrDefault(item.Language) + 1;
        foreach (var feature in item.Features)
            counts[feature] = counts.GetValueOrDefault(feature) + 1;
        if (counts.Count > Most)
            foreach (var (feature, _) in counts.Where(pair => pair.Value == 1).ToList())
                counts.Remove(feature);
    }

    public float Inverse(ulong feature)
    {
        double documents = Documents, with = counts.GetValueOrDefault(feature);
        if (Feature.ChannelOf(feature) is not (Channel.Name or Channel.Notion))
        {
            documents += rule.BackgroundDocuments;
            with += rule.BackgroundDocuments * background.GetValueOrDefault(feature);
        }

        return (float)Math.Max(Least, Math.Log((documents + 1) / (with + 0.5)));
    }

    /// <summary>Takes the language's frequent words into the background, once.</summary>
    public void Meet(string language)
    {
        if (!languages.Add(language))
            return;
        var own = new Dictionary<ulong, float>();
        var words = WordRanks.Of(language);
        for (var rank = 0; rank < words.Count; rank++)
        {
            var share = (float)(1 - Math.Exp(-RankShare / (rank + 1 + RankOffset)));
            foreach (var word in ContentWords.Of(words[rank], language))
            {
                var sound = SoundFeatures.Of(word.Fold, words[rank].AsSpan(word.Start, word.Length));
                Add(own, Feature.Of(Channel.Word, word.Stem), share);
                if (sound.Whole != 0)
                    Add(own, sound.Whole, share);
                foreach (var gram in sound.Grams)
                    Add(own, gram, share);
            }
        }

        foreach (var (feature, share) in own)
            background[feature] = Math.Max(background.GetValueOrDefault(feature), Math.Min(1, share));
    }

    private static void Add(Dictionary<ulong, float> shares, ulong feature, float share) => shares[feature] = shares.GetValueOrDefault(feature) + share;
}
