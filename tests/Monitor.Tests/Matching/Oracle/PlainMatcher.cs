using Monitor.Matching;
using Monitor.Matching.Ranking;
using Monitor.Tests.Text;
using Monitor.Text;
using Monitor.Topics;

namespace Monitor.Tests.Matching.Oracle;

/// <summary>
/// The rules of deciding once more, topic by topic and clue by clue, with lists and strings: what the index is measured by. Words are cut
/// and concepts found by the product; nothing else of it is used.
/// </summary>
internal sealed class PlainMatcher
{
    private readonly IReadOnlyList<Topic> topics;
    private readonly StringPhrases<Clue> phrases = new();
    private readonly PlainRanker ranker;
    private readonly RankingRule rule;

    public PlainMatcher(IReadOnlyList<Topic> topics, RankingRule rule)
    {
        (this.topics, this.rule) = (topics, rule);
        ranker = new PlainRanker(topics, rule);
        foreach (var text in topics.SelectMany(CluesOf).Distinct().OfType<Clue.Text>())
            phrases.Add(text.Phrase, text.Lang ?? "", onlyThere: text.Lang is not null, stemmed: text.Lang is not null, text);
    }

    /// <summary>The decision and score for each topic of which anything is found.</summary>
    public List<(int Topic, Decision Decision, double Score)> Decide(ItemView item)
    {
        var hits = Hits("title", item.Title, 1.5).Concat(Hits("summary", item.Summary, 1)).ToLookup(hit => hit.Clue);
        var standings = ranker.Stand(item);
        var decided = new List<(int, Decision, double)>();
        for (var number = 0; number < topics.Count; number++)
        {
            var topic = topics[number];
            if (Weights(topic).Keys.Any(hits.Contains) || standings.ContainsKey(number))
            {
                var (decision, score) = topic.Profile is null ? Decide(topic, item, hits) : Decide(topic, item, hits, standings.TryGetValue(number, out var standing) ? standing : null);
                decided.Add((number, decision, score));
            }
        }

        return decided;
    }

    public void Learn(ItemView item) => ranker.Learn(item);

    private static (Decision, double) Decide(Topic topic, ItemView item, ILookup<Clue, Hit> hits)
    {
        var best = Weights(topic).Where(pair => hits.Contains(pair.Key))
            .Select(pair => (Hit: hits[pair.Key].MaxBy(hit => hit.Strength)!, Weight: pair.Value))
            .Select(pair => (pair.Hit.Field, pair.Hit.Start, pair.Hit.Length, Weight: Math.Round(pair.Weight * pair.Hit.Strength, 3)));
        var sum = best.GroupBy(hit => (hit.Field, hit.Start, hit.Length)).Sum(group => (decimal)group.Max(hit => hit.Weight));
        var score = Math.Round((1 - Math.Exp(-(double)sum / 2)) * (IsForeign(topic, item, hits) ? 0.7 : 1), 4);
        var missing = topic.Facets.Count(facet => !facet.AnyOf.Any(hits.Contains));
        var near = score >= 0.8 * topic.Threshold;
        if (IsRefused(topic, item, hits))
            return (Decision.Rejected, score);
        if (missing > 0)
            return (missing == 1 && topic.Facets.Count > 1 && near ? Decision.Near : Decision.Rejected, score);
        return (score >= topic.Threshold ? Decision.Match : near ? Decision.Near : Decision.Rejected, score);
    }

    private (Decision, double) Decide(Topic topic, ItemView item, ILookup<Clue, Hit> hits, (double Rank, double Spread, double Length, bool Same)? standing)
    {
        if (standing is not { } known)
            return (Decision.Rejected, 0);
        var rank = known.Rank + Lift(topic, item, hits);
        var excluding = topic.Exclude.Where(clue => Excludes(clue, hits)).ToList();
        var needed = rule.Needed(topic.Threshold, known.Spread, known.Length, known.Same) + (excluding.Count > 0 ? rule.LookAlike : 0);
        var (score, neededScore) = (RankingRule.Score(rank), RankingRule.Score(needed));
        var refused = !IsWatched(topic, item) || !excluding.All(IsTheme);
        var decision = refused ? Decision.Rejected : rank >= needed ? Decision.Match : score >= 0.8 * neededScore && excluding.Count == 0 ? Decision.Near : Decision.Rejected;
        return (decision, score);
    }

    private double Lift(Topic topic, ItemView item, ILookup<Clue, Hit> hits)
    {
        var actors = topic.Facets.Where(facet => !facet.AnyOf.Any(IsTheme)).ToList();
        if (topic.Facets.Count > 0 && topic.Facets.All(facet => facet.AnyOf.Any(hits.Contains)))
            return IsForeign(topic, item, hits) ? rule.ForeignTitle : actors.Count >= 2 ? rule.TwoActorsAndAct : rule.AllFacets;
        return actors.Count < 2 ? 0 : actors.All(facet => facet.AnyOf.Any(hits.Contains)) ? rule.TwoActors : rule.OneActorOfTwo;
    }

    private static bool IsRefused(Topic topic, ItemView item, ILookup<Clue, Hit> hits) => !IsWatched(topic, item) || topic.Exclude.Any(clue => Excludes(clue, hits));

    private static bool IsWatched(Topic topic, ItemView item) => topic.Languages.Count == 0 || topic.Languages.Contains(item.Language);

    private static bool Excludes(Clue clue, ILookup<Clue, Hit> hits) => hits.Contains(clue)
        && (!IsTheme(clue) || hits[clue].Any(hit => hit.Field == "title") || hits[clue].Select(hit => hit.What).Distinct().Count() > 1);

    private static bool IsForeign(Topic topic, ItemView item, ILookup<Clue, Hit> hits)
    {
        var ours = topic.Facets.SelectMany(facet => facet.AnyOf).OfType<Clue.Concept>().Select(clue => clue.Id).Concat(topic.Terms.Select(term => term.Concept)).ToList();
        return item.Title.Mentions.Any(mention => mention.Concept.Kind == "country" && !ours.Contains(mention.Concept.Id) && !(mention.Concept.Bloc is { } bloc && ours.Contains("bloc:" + bloc)))
            && topic.Facets.Any(facet => facet.AnyOf.Any(clue => clue is Clue.Concept concept && concept.Id.StartsWith("country:", StringComparison.Ordinal))
                && !facet.AnyOf.Any(clue => hits[clue].Any(hit => hit.Field == "title")));
    }

    private IEnumerable<Hit> Hits(string field, ReadText read, double strength)
    {
        foreach (var mention in read.Mentions)
            foreach (var id in IdsOf(mention.Concept))
                yield return new Hit(new Clue.Concept(id), field, mention.Start, mention.Length, mention.Concept.Id, mention.Implied ? strength * 0.8 : strength);
        foreach (var (clue, first, end) in phrases.Find(read.Text, read.Tokens, read.Language))
            yield return new Hit(clue, field, read.Tokens[first].Start, read.Tokens[end - 1].End - read.Tokens[first].Start, "", strength);
    }

    private static IEnumerable<string> IdsOf(Concept concept)
    {
        yield return concept.Id;
        if (concept.Theme is { } theme)
            yield return $"theme:{theme}:all";
        if (concept.Theme is not null && !concept.Broad)
            yield return "theme:" + concept.Theme;
        if (concept.Bloc is { } bloc)
            yield return "bloc:" + bloc;
    }

    private static Dictionary<Clue, double> Weights(Topic topic)
    {
        var weights = new Dictionary<Clue, double>();
        foreach (var term in topic.Terms)
            weights[term.Clue] = term.Weight;
        foreach (var clue in topic.Facets.SelectMany(facet => facet.AnyOf))
            weights.TryAdd(clue, topic.Terms.Count == 0 ? 1 : 0.4);
        return weights;
    }

    private static IEnumerable<Clue> CluesOf(Topic topic) => topic.Facets.SelectMany(facet => facet.AnyOf).Concat(topic.Terms.Select(term => term.Clue)).Concat(topic.Exclude);

    private static bool IsTheme(Clue clue) => clue is Clue.Concept concept && concept.Id.StartsWith("theme:", StringComparison.Ordinal);

    private sealed record Hit(Clue Clue, string Field, int Start, int Length, string What, double Strength);
}
