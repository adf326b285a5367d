using Monitor.Text;

namespace Monitor.Matching.Ranking;

/// <summary>Splits the similarity of an item and a profile over the words and concepts that make it.</summary>
internal sealed class ProfileReasons
{
    /// <summary>Share of the similarity below which a word is not worth telling.</summary>
    private const double LeastShare = 0.03;
    private const int Most = 24;

    private readonly SoundMemory sounds;
    private readonly Dictionary<ulong, double> parts = [];
    private readonly Dictionary<(string Field, int Start, int Length), (string Term, double Weight)> found = [];

    public ProfileReasons(RankedProfile profile, WeighedItem item, bool same, SoundMemory sounds, RankingRule rule)
    {
        this.sounds = sounds;
        var norms = same ? profile.NormSame * item.NormSame : profile.NormOther * item.NormOther;
        var shares = rule.Shares(same);
        for (var i = 0; i < item.Weights.Length; i++)
            if (profile.FrequencyOf(item.Features[i]) is var frequency and > 0)
                parts[item.Features[i]] = shares[(int)Feature.ChannelOf(item.Features[i])] * frequency * item.Weights[i] * item.Inverse[i] / norms;
    }

    /// <summary>A word that stands several times is told where it stands first.</summary>
    public void Add(string field, ReadText read)
    {
        foreach (var mention in read.Mentions)
            Take((field, mention.Start, mention.Length), mention.Concept.Label(read.Language), [VectorBuilder.FeatureOf(mention.Concept.Id)]);
        foreach (var word in ContentWords.Of(read))
        {
            var sound = sounds.Of(word.Fold, read.Text.AsSpan(word.Start, word.Length));
            Take((field, word.Start, word.Length), read.Text.Substring(word.Start, word.Length), [Feature.Of(Channel.Word, word.Stem), sound.Whole, .. sound.Grams]);
        }
    }

    /// <param name="like">Title of the earlier item that speaks most for it.</param>
    public IReadOnlyList<MatchReason> Of(in Standing standing, string? like, IReadOnlyList<MatchReason> clues)
    {
        var least = LeastShare * standing.Similarity;
        var told = found
            .Where(pair => pair.Value.Weight >= least)
            .OrderByDescending(pair => pair.Value.Weight)
            .Take(Most)
            .Select(pair => new MatchReason(pair.Value.Term, pair.Key.Field, pair.Key.Start, pair.Key.Length, Math.Round(pair.Value.Weight, 3)))
            .ToList();
        told.AddRange(clues.Where(clue => !told.Exists(other => Overlap(clue, other))).Select(clue => clue with { Weight = 0 }));
        var ordered = told.OrderBy(reason => reason.Field == "title" ? 0 : 1).ThenBy(reason => reason.Start).ThenBy(reason => reason.Term, StringComparer.Ordinal).ToList();
        if (like is not null)
            ordered.Add(new MatchReason(MatchReason.LikeStart + like, MatchReason.LikeField, 0, 0, Math.Round(standing.Support, 3)));
        return ordered;
    }

    private void Take((string, int, int) at, string term, IReadOnlyList<ulong> features)
    {
        var weight = 0.0;
        foreach (var feature in features)
            if (parts.Remove(feature, out var part))
                weight += part;
        if (weight <= 0)
            return;
        found[at] = found.TryGetValue(at, out var known) ? (known.Term, known.Weight + weight) : (term, weight);
    }

    private static bool Overlap(MatchReason one, MatchReason other) =>
        one.Field == other.Field && one.Start < other.Start + other.Length && other.Start < one.Start + one.Length;
}
