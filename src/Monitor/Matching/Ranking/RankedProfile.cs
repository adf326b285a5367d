namespace Monitor.Matching.Ranking;

/// <summary>A topic's profile ready to be compared, how its similarities have scattered so far, and which earlier items came near to it.</summary>
internal sealed class RankedProfile
{
    private readonly RankingRule rule;
    private readonly Dictionary<ulong, float> frequencies = [];
    private (double Sum, double Squares) similarities;

    /// <param name="language">The vector's language by its number among those met.</param>
    /// <param name="sinceOwn">Items of that language seen before the first that is noted.</param>
    public RankedProfile(int topic, TermVector vector, short language, DateTimeOffset? date, int sinceOwn, RankingRule rule)
    {
        (Topic, Vector, Language, Date, SinceOwn, this.rule) = (topic, vector, language, date, sinceOwn, rule);
        for (var i = 0; i < vector.Features.Length; i++)
            frequencies[vector.Features[i]] = vector.Frequencies[i];
        var (items, mean, deviation) = (rule.SpreadPriorItems, rule.SpreadPriorMean, rule.SpreadPriorDeviation);
        similarities = (items * mean, items * (deviation * deviation + mean * mean));
    }

    /// <summary>Number of the topic.</summary>
    public int Topic { get; }
    public TermVector Vector { get; }
    public short Language { get; }
    public DateTimeOffset? Date { get; }
    public int SinceOwn { get; }
    public EarlierBases Bases { get; } = new();
    public double NormSame { get; private set; }
    public double NormOther { get; private set; }

    /// <summary>Standard deviation of the similarity over the items seen in its own language; those that share nothing count as 0.</summary>
    /// <param name="seen">Items of that language seen, noted or not.</param>
    public double Spread(double seen)
    {
        var items = rule.SpreadPriorItems + seen;
        var mean = similarities.Sum / items;
        return Math.Sqrt(Math.Max(0, similarities.Squares / items - mean * mean));
    }

    /// <param name="similarity">Of an item in its own language.</param>
    public void Note(double similarity) => similarities = (similarities.Sum + similarity, similarities.Squares + similarity * similarity);

    public void Weigh(DocumentFrequencies documents)
    {
        double same = 0, other = 0;
        for (var i = 0; i < Vector.Features.Length; i++)
        {
            var weight = (double)Vector.Frequencies[i] * documents.Inverse(Vector.Features[i]);
            var channel = (int)Feature.ChannelOf(Vector.Features[i]);
            same += rule.SameLanguage[channel] * weight * weight;
            other += rule.OtherLanguage[channel] * weight * weight;
        }

        (NormSame, NormOther) = (Math.Sqrt(same), Math.Sqrt(other));
    }

    /// <summary>0 for a feature the profile does not hold.</summary>
    public float FrequencyOf(ulong feature) => frequencies.GetValueOrDefault(feature);

    /// <summary>What the grams add to the product with an item of another language.</summary>
    /// <param name="item">With its grams.</param>
    public double GramProduct(WeighedItem item)
    {
        var product = 0.0;
        for (var i = item.Count; i < item.CountWithGrams; i++)
            if (frequencies.TryGetValue(item.Features[i], out var frequency))
                product += (double)frequency * item.Weights[i] * item.Inverse[i];
        return rule.OtherLanguage[(int)Channel.Gram] * product;
    }
}
