namespace Monitor.Matching.Ranking;

/// <summary>
/// In how many of the items seen each feature stands; before that, what the frequent-word lists of the languages met say. A feature's
/// inverse document frequency is <c>ln((N + 1) / (n + ½))</c>.
/// </summary>
internal sealed class DocumentFrequencies(RankingRule rule)
{
    private const double Least = 0.05;

    /// <summary>Features kept; beyond that those seen once are forgotten.</summary>
    private const int Most = 400_000;

    private readonly FeatureTable counts = new();
    private readonly BackgroundShares background = new();
    private readonly Dictionary<string, int> byLanguage = new(StringComparer.Ordinal);

    public int Documents { get; private set; }

    public int DocumentsIn(string language) => byLanguage.GetValueOrDefault(language);

    /// <param name="item">With its grams.</param>
    public void Add(WeighedItem item)
    {
        Documents++;
        byLanguage[item.Language] = byLanguage.GetValueOrDefault(item.Language) + 1;
        foreach (var feature in item.Features)
            counts.Set(feature, Math.Min(counts.Get(feature) + 1, FeatureTable.Greatest));
        if (counts.Count > Most)
            counts.Keep(count => count > 1);
    }

    public float Inverse(ulong feature)
    {
        double documents = Documents, with = counts.Get(feature);
        if (Feature.ChannelOf(feature) is not (Channel.Name or Channel.Notion))
        {
            documents += rule.BackgroundDocuments;
            with += rule.BackgroundDocuments * background.Of(feature);
        }

        return (float)Math.Max(Least, Math.Log((documents + 1) / (with + 0.5)));
    }

    /// <summary>Takes the language's frequent words into the background, once.</summary>
    public void Meet(string language) => background.Meet(language);
}
