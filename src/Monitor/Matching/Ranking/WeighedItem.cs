namespace Monitor.Matching.Ranking;

/// <summary>An item's vector weighed by the frequencies at its time, with its norms in the three comparisons it takes part in.</summary>
internal sealed class WeighedItem
{
    public WeighedItem(TermVector vector, DateTimeOffset? date, DocumentFrequencies frequencies, RankingRule rule)
    {
        (Vector, Date) = (vector, date);
        Weights = new float[vector.Features.Length];
        Inverse = new float[vector.Features.Length];
        double same = 0, other = 0, otherItems = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            Inverse[i] = frequencies.Inverse(vector.Features[i]);
            Weights[i] = vector.Frequencies[i] * Inverse[i];
            var (channel, square) = ((int)Feature.ChannelOf(vector.Features[i]), (double)Weights[i] * Weights[i]);
            same += rule.SameLanguage[channel] * square;
            other += rule.OtherLanguage[channel] * square;
            otherItems += rule.OtherLanguageItems[channel] * square;
        }

        (NormSame, NormOther, NormOtherItems) = (Math.Sqrt(same), Math.Sqrt(other), Math.Sqrt(otherItems));
    }

    public TermVector Vector { get; }
    public DateTimeOffset? Date { get; }
    public float[] Weights { get; }
    public float[] Inverse { get; }
    public double NormSame { get; }
    public double NormOther { get; }
    public double NormOtherItems { get; }
}
