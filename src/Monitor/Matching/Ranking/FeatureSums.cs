namespace Monitor.Matching.Ranking;

/// <summary>Summed weights by feature, in the order the features came in. Emptied and filled again it allocates nothing.</summary>
internal sealed class FeatureSums
{
    private const int FirstFeatures = 128;

    private ulong[] features = new ulong[FirstFeatures];
    private double[] sums = new double[FirstFeatures];

    /// <summary>Place of a feature plus one, under its hash.</summary>
    private int[] places = new int[FirstFeatures * 4];

    public int Count { get; private set; }

    /// <summary>Summed weight of the content words.</summary>
    public double Length { get; set; }

    public ReadOnlySpan<ulong> Features => features.AsSpan(0, Count);

    public double Sum(int place) => sums[place];

    /// <summary>1 + ln of the feature's sum, the sum itself below 1.</summary>
    public float Frequency(int place) => (float)(sums[place] < 1 ? sums[place] : 1 + Math.Log(sums[place]));

    public void Clear()
    {
        Array.Clear(places);
        (Count, Length) = (0, 0);
    }

    public void Add(ulong feature, double weight) => Of(feature) += weight;

    public void Raise(ulong feature, double weight)
    {
        ref var sum = ref Of(feature);
        sum = Math.Max(sum, weight);
    }

    /// <summary>Lowers a feature nothing else speaks for.</summary>
    /// <param name="weight">Below 0.</param>
    public void Oppose(ulong feature, double weight)
    {
        ref var sum = ref Of(feature);
        if (sum <= 0)
            sum = Math.Min(sum, weight);
    }

    public TermVector Vector(string language)
    {
        var frequencies = new float[Count];
        for (var place = 0; place < Count; place++)
            frequencies[place] = Frequency(place);
        return new TermVector(language, Features.ToArray(), frequencies, Length);
    }

    private ref double Of(ulong feature)
    {
        var at = Slot(feature);
        if (places[at] == 0)
        {
            if (Count == features.Length)
            {
                Grow();
                at = Slot(feature);
            }

            features[Count] = feature;
            sums[Count] = 0;
            places[at] = ++Count;
        }

        return ref sums[places[at] - 1];
    }

    private int Slot(ulong feature)
    {
        var at = (int)(feature ^ feature >> 61) & (places.Length - 1);
        while (places[at] != 0 && features[places[at] - 1] != feature)
            at = (at + 1) & (places.Length - 1);
        return at;
    }

    private void Grow()
    {
        Array.Resize(ref features, Count * 2);
        Array.Resize(ref sums, Count * 2);
        places = new int[Count * 4];
        for (var place = 0; place < Count; place++)
            places[Slot(features[place])] = place + 1;
    }
}
