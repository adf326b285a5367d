using Monitor.Matching;
using Monitor.Matching.Ranking;
using Monitor.Text;

namespace Monitor.Tests.Matching.Oracle;

/// <summary>Decides generated items against generated topics in both ways, and says where they differ.</summary>
/// <param name="Decisions">Pairs of item and topic that either way decided.</param>
/// <param name="Differences">The first of them, in words; empty when all are alike.</param>
internal sealed record OracleRun(int Decisions, int Matches, int Near, IReadOnlyList<string> Differences)
{
    private const int MostDifferences = 20;

    /// <summary>The product reckons in single precision in places.</summary>
    private const double Tolerance = 2e-5;

    /// <summary>Earlier items the ranking looks among: the plain way compares with each of them.</summary>
    private static readonly RankingRule Rule = RankingRule.Shipped with { Window = 60 };

    /// <param name="profileOneIn">Of how many topics one has a profile; 0 for none.</param>
    public static OracleRun Of(int items, int topics, int profileOneIn, int seed)
    {
        var news = new GeneratedNews(seed).Take(items).ToList();
        var watched = new GeneratedTopics([.. news.Take(500).Select(View)], seed, profileOneIn).Take(topics);
        var (matcher, plain) = (new TopicMatcher(watched, Lexicon.Shipped, Rule), new PlainMatcher(watched, Rule));
        var run = new OracleRun(0, 0, 0, []);
        for (var number = 0; number < news.Count && run.Differences.Count < MostDifferences; number++)
        {
            var view = View(news[number]);
            var expected = plain.Decide(view);
            var reduced = matcher.Judge(view, all: false).ToArray().ToDictionary(verdict => verdict.Topic);
            var actual = matcher.Decide(view, learn: true).ToDictionary(pair => pair.Topic, pair => pair.Match);
            plain.Learn(view);
            run = new OracleRun(run.Decisions + expected.Count, run.Matches + expected.Count(one => one.Decision == Decision.Match),
                run.Near + expected.Count(one => one.Decision == Decision.Near),
                [.. run.Differences, .. Compare(expected, actual, reduced).Select(difference => $"item {number}: {difference}")]);
        }

        return run;
    }

    private static ItemView View(GeneratedItem item) => ItemView.Of(item.Title, item.Summary, item.Language, Lexicon.Shipped, item.Date);

    private static IEnumerable<string> Compare(List<(int Topic, Decision Decision, double Score)> expected, Dictionary<int, Match> actual, Dictionary<int, Judgement> reduced)
    {
        foreach (var (topic, decision, score) in expected)
        {
            if (!actual.Remove(topic, out var match))
                yield return $"topic {topic} was left out, {decision} {score:R} was due";
            else if (match.Decision != decision || Math.Abs(match.Score - score) > Tolerance)
                yield return $"topic {topic} came to {match.Decision} {match.Score:R}, {decision} {score:R} was due";
            var isThere = reduced.TryGetValue(topic, out var verdict);
            if (isThere != (decision != Decision.Rejected) || isThere && (verdict.Decision != decision || Math.Abs(verdict.Score - score) > Tolerance))
                yield return $"topic {topic} came to {(isThere ? verdict.Decision.ToString() : "nothing")} without rejections, {decision} {score:R} was due";
        }

        foreach (var topic in actual.Keys)
            yield return $"topic {topic} was decided though nothing of it is there";
    }
}
