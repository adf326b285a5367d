using System.Globalization;
using Monitor.Matching;

namespace Monitor.Evaluation;

/// <summary>Means over seeds that have a related candidate.</summary>
/// <param name="AveragePrecision">Of the ranking; a related document not returned counts as not found.</param>
/// <param name="F1">Of the decisions.</param>
internal sealed record TrackingFigures(double AveragePrecision, double F1)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{AveragePrecision:.000}/{F1:.000}");

    /// <param name="candidate">Which pairs count (all, one language only …).</param>
    public static TrackingFigures Of(TrackingSet set, ILookup<int, (int Document, Match Match)> judged, Func<int, int, bool> candidate)
    {
        var (precisions, f1s) = (new List<double>(), new List<double>());
        for (var seed = 0; seed < set.Seeds.Count; seed++)
        {
            var related = set.Related[set.Seeds[seed].Id].ToHashSet(StringComparer.Ordinal);
            var wanted = Enumerable.Range(0, set.Documents.Count)
                .Count(place => place >= set.From[seed] && candidate(seed, place) && related.Contains(set.Documents[place].Id) && set.Documents[place].Id != set.Seeds[seed].Id);
            if (wanted == 0)
                continue;
            var returned = judged[seed].Where(pair => candidate(seed, pair.Document))
                .Select(pair => (pair.Match, IsRelated: related.Contains(set.Documents[pair.Document].Id))).OrderByDescending(pair => pair.Match.Score).ToList();
            precisions.Add(Precision(returned.ConvertAll(pair => pair.IsRelated)) / wanted);
            var kept = returned.Where(pair => pair.Match.Decision == Decision.Match).ToList();
            f1s.Add(2.0 * kept.Count(pair => pair.IsRelated) / (kept.Count + wanted));
        }

        return precisions.Count == 0 ? new TrackingFigures(0, 0) : new TrackingFigures(precisions.Average(), f1s.Average());
    }

    private static double Precision(List<bool> ranked)
    {
        var (found, sum) = (0, 0.0);
        for (var i = 0; i < ranked.Count; i++)
            if (ranked[i])
                sum += (double)++found / (i + 1);
        return sum;
    }
}
