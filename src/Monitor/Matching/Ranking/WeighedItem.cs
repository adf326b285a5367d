namespace Monitor.Matching.Ranking;

/// <summary>
/// An item's features weighed by the frequencies at its time, with its norms in the three comparisons it takes part in. Weighing the
/// next item into it allocates nothing.
/// </summary>
internal sealed class WeighedItem(VectorBuilder builder, DocumentFrequencies frequencies, RankingRule rule)
{
    private readonly FeatureSums sums = new();
    private float[] weights = [];
    private float[] inverse = [];
    private ItemView? view;
    private double same;
    private double other;
    private double otherItems;

    public string Language => Item.Language;
    public DateTimeOffset? Date => Item.Date;

    /// <summary>Length in content words.</summary>
    public double Length => sums.Length;

    /// <summary>Features before the grams.</summary>
    public int Count { get; private set; }

    /// <summary>Features with the grams, once <see cref="TakeGrams"/> was called.</summary>
    public int CountWithGrams => sums.Count;

    public ReadOnlySpan<ulong> Features => sums.Features;

    /// <summary>Frequency times inverse document frequency, by feature.</summary>
    public ReadOnlySpan<float> Weights => weights.AsSpan(0, sums.Count);
    public ReadOnlySpan<float> Inverse => inverse.AsSpan(0, sums.Count);

    public double NormSame => Math.Sqrt(same);

    /// <summary>Right once <see cref="TakeGrams"/> was called.</summary>
    public double NormOther => Math.Sqrt(other);
    public double NormOtherItems => Math.Sqrt(otherItems);

    private ItemView Item => view ?? throw new InvalidOperationException("no item was weighed yet");

    public void Take(ItemView item)
    {
        view = item;
        sums.Clear();
        (same, other, otherItems) = (0, 0, 0);
        frequencies.Meet(item.Language);
        builder.AddItem(item, sums);
        Count = sums.Count;
        Weigh(0);
        if (rule.SameLanguage[(int)Channel.Gram] != 0 || rule.OtherLanguageItems[(int)Channel.Gram] != 0)
            TakeGrams();
    }

    /// <summary>Adds the grams, unless they are there.</summary>
    public void TakeGrams()
    {
        if (sums.Count > Count)
            return;
        builder.AddGrams(Item, sums);
        Weigh(Count);
    }

    private void Weigh(int from)
    {
        if (weights.Length < sums.Count)
        {
            Array.Resize(ref weights, sums.Count * 2);
            Array.Resize(ref inverse, sums.Count * 2);
        }

        for (var i = from; i < sums.Count; i++)
        {
            inverse[i] = frequencies.Inverse(sums.Features[i]);
            weights[i] = sums.Frequency(i) * inverse[i];
            var (channel, square) = ((int)Feature.ChannelOf(sums.Features[i]), (double)weights[i] * weights[i]);
            same += rule.SameLanguage[channel] * square;
            other += rule.OtherLanguage[channel] * square;
            otherItems += rule.OtherLanguageItems[channel] * square;
        }
    }
}
