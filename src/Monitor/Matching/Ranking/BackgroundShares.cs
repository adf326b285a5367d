using Monitor.Text;

namespace Monitor.Matching.Ranking;

/// <summary>
/// In what share of the short texts of a language each feature stands, by the frequent-word lists; of several languages met, the
/// greatest share. About a megabyte a language.
/// </summary>
internal sealed class BackgroundShares
{
    /// <summary>A word at rank r of a language stands in about 1 − exp(−2.4 / (r + 8)) of its short texts.</summary>
    private const double RankShare = 2.4;
    private const double RankOffset = 8;

    /// <summary>The least share kept, 2⁻¹⁶, as the bits of a float; shares are kept as the distance of their bits from it, to 2⁻¹⁹ of themselves.</summary>
    private const int LeastBits = (127 - 16) << 23;
    private const int BitsLeftOff = 4;

    private readonly FeatureTable shares = new();
    private readonly HashSet<string> languages = new(StringComparer.Ordinal);

    /// <summary>Bytes held.</summary>
    public long Size => shares.Size;

    /// <returns>In [0,1].</returns>
    public float Of(ulong feature) => shares.Get(feature) is var kept and > 0 ? BitConverter.Int32BitsToSingle((kept << BitsLeftOff) + LeastBits) : 0;

    /// <summary>Takes the language's frequent words in, once.</summary>
    public void Meet(string language)
    {
        if (languages.Add(language))
            Take(WordRanks.Of(language), language);
    }

    private void Take(IEnumerable<string> words, string language)
    {
        var own = new FeatureSums();
        var tokens = new TokenList();
        var grams = new ulong[SoundFeatures.Most];
        var rank = 0;
        foreach (var word in words)
        {
            var share = 1 - Math.Exp(-RankShare / (++rank + RankOffset));
            foreach (var part in ContentWords.Of(word, language, tokens))
            {
                own.Add(Feature.Of(Channel.Word, part.Stem), share);
                var sound = SoundFeatures.Of(word.AsSpan(part.Start, part.Length), grams);
                if (sound.Whole != 0)
                    own.Add(sound.Whole, share);
                foreach (var gram in sound.Grams)
                    own.Add(gram, share);
            }
        }

        for (var place = 0; place < own.Count; place++)
            Raise(own.Features[place], (float)Math.Min(1, own.Sum(place)));
    }

    private void Raise(ulong feature, float share)
    {
        var kept = Math.Max(1, (BitConverter.SingleToInt32Bits(share) - LeastBits) >> BitsLeftOff);
        if (kept > shares.Get(feature))
            shares.Set(feature, kept);
    }
}
