using Monitor.Matching.Ranking;
using Monitor.Text;
using Monitor.Topics;

namespace Monitor.Matching.Learning;

/// <summary>
/// Relevance feedback (Rocchio 1971): β times the mean of the items people want more of, less γ times the mean of those they do not
/// want. Bounded, so that verdicts bend a topic and do not replace it; what the topic itself says is never lowered.
/// </summary>
internal sealed class Rocchio(RankingRule rule)
{
    private const double Beta = 0.75;
    private const double Gamma = 0.25;

    /// <summary>Features kept on each side.</summary>
    private const int Most = 40;

    /// <summary>Decimals of a weight: what is smaller makes no difference, and the topic file stays readable.</summary>
    private const int Decimals = 4;

    /// <returns>The same for the same items in any order; nothing for none, and for a topic without a profile.</returns>
    public Learned Learn(Topic topic, IReadOnlyList<JudgedItem> judged)
    {
        if (judged.Count == 0 || topic.Profile is null)
            return Learned.None;
        var items = new JudgedFeatures(rule, new TopicClues(topic, least: 0));
        var (more, less) = (judged.Count(item => item.Verdict == Verdict.More), judged.Count(item => item.Verdict == Verdict.Less));
        foreach (var item in judged.OrderBy(item => item.Id))
            items.Add(item.View, item.Verdict == Verdict.More ? Beta / more : -Gamma / less);
        var features = items.Sums
            .Select(feature => feature with { Weight = Math.Round(Math.Clamp(feature.Weight, Learned.Lowest, Learned.Highest), Decimals) })
            .Where(feature => feature.Weight > 0 || feature.Weight < 0 && !feature.IsOwn)
            .GroupBy(feature => feature.Weight > 0)
            .SelectMany(Foremost)
            .ToList();
        return new Learned(
            features.Where(feature => !feature.IsConcept).ToDictionary(feature => new LearnedWord(feature.Lang, feature.Name), feature => feature.Weight),
            features.Where(feature => feature.IsConcept).ToDictionary(feature => feature.Name, feature => feature.Weight));
    }

    /// <summary>Of equal weight, concepts go first, then long words: short ones are mostly common.</summary>
    private static IEnumerable<JudgedFeature> Foremost(IEnumerable<JudgedFeature> features) => features
        .OrderByDescending(feature => Math.Abs(feature.Weight))
        .ThenByDescending(feature => feature.IsConcept)
        .ThenByDescending(feature => feature.Name.Length)
        .ThenBy(feature => feature.Name, StringComparer.Ordinal).ThenBy(feature => feature.Lang, StringComparer.Ordinal)
        .Take(Most);
}
