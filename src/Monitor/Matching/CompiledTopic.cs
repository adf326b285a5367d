using System.Globalization;
using Monitor.Matching.Ranking;
using Monitor.Text;
using Monitor.Topics;

namespace Monitor.Matching;

/// <summary>One topic with its clues numbered. Facets decide, the weighted sum of what was found ranks.</summary>
internal sealed class CompiledTopic
{
    /// <summary>Sum of weights at which the score reaches 1 − 1/e: one sure word in title and one in the text come near it.</summary>
    private const double Scale = 2;

    /// <summary>A facet's alternative that is no term of its own.</summary>
    private const double PlainFacetWeight = 0.4;

    /// <summary>Share of the score left when the title is about somebody else.</summary>
    private const double ForeignTitle = 0.7;

    private const double NearShare = 0.8;

    private readonly Topic topic;
    private readonly Lexicon lexicon;
    private readonly int[][] facets;
    private readonly Dictionary<int, (string Label, double Weight)> weights = [];
    private readonly int[] exclusions;
    private readonly HashSet<string> actors;
    private readonly RankingRule rule;

    /// <summary>The facets that name who acts, not what is done.</summary>
    private readonly int[][] actorFacets;

    public CompiledTopic(Topic topic, ClueIndex clues, Lexicon lexicon, RankingRule rule)
    {
        this.rule = rule;
        this.topic = topic;
        this.lexicon = lexicon;
        facets = topic.Facets.Select(facet => facet.AnyOf.Select(clues.NumberOf).ToArray()).ToArray();
        actorFacets = facets.Where((_, i) => !topic.Facets[i].AnyOf.Any(IsTheme)).ToArray();
        exclusions = topic.Exclude.Select(clues.NumberOf).ToArray();
        foreach (var term in topic.Terms)
            weights[clues.NumberOf(term.Clue)] = (term.Text, term.Weight);
        foreach (var clue in topic.Facets.SelectMany(facet => facet.AnyOf))
            weights.TryAdd(clues.NumberOf(clue), (Label(clue), topic.Terms.Count == 0 ? 1 : PlainFacetWeight));
        actors = topic.Facets.SelectMany(facet => facet.AnyOf).OfType<Clue.Concept>().Select(clue => clue.Id)
            .Concat(topic.Terms.Select(term => term.Concept).OfType<string>())
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Numbers of all clues that touch this topic.</summary>
    public IEnumerable<int> Clues => weights.Keys;

    public Match Decide(ItemView item, Dictionary<int, List<ClueHit>> found)
    {
        var reasons = Reasons(found);
        var missing = Missing(found);
        var foreign = ForeignActor(item, found);
        var sum = reasons.Sum(reason => reason.Weight);
        var score = Math.Round((1 - Math.Exp(-sum / Scale)) * (foreign is null ? 1 : ForeignTitle), 4);
        var (decision, rejection) = Judge(item, found, score, missing, foreign);
        return new Match { Score = score, Decision = decision, Reasons = reasons, Missing = missing, Rejection = rejection };
    }

    /// <summary>A topic with a profile: the rank decides, facets lift it.</summary>
    /// <param name="standing">Null when the profile shares nothing with the item.</param>
    public Match Decide(ItemView item, Dictionary<int, List<ClueHit>> found, Standing? standing)
    {
        var missing = Missing(found);
        if (standing is null)
            return new Match { Score = 0, Decision = Decision.Rejected, Reasons = [], Missing = missing, Rejection = "shares no word with the article" };
        var rank = standing.Base + standing.Support + Lift(found, missing);
        var needed = rule.Needed(topic.Threshold, standing.Spread, standing.Length, standing.SameLanguage);
        var (score, neededScore) = (RankingRule.Score(rank), RankingRule.Score(needed));
        var (decision, rejection) = Judge(item, found, rank >= needed, score, neededScore);
        return new Match
        {
            Score = Math.Round(score, 6),
            Decision = decision,
            Reasons = Reasons(found),
            Missing = missing,
            IsFaint = decision == Decision.Rejected && !weights.Keys.Any(found.ContainsKey),
            Rejection = rejection,
        };
    }

    public bool HasProfile => topic.Profile is not null;

    private double Lift(Dictionary<int, List<ClueHit>> found, List<string> missing)
    {
        if (facets.Length > 0 && missing.Count == 0)
            return actorFacets.Length >= 2 ? rule.TwoActorsAndAct : rule.AllFacets;
        if (actorFacets.Length < 2)
            return 0;
        return Array.TrueForAll(actorFacets, facet => Array.Exists(facet, found.ContainsKey)) ? rule.TwoActors : rule.OneActorOfTwo;
    }

    private (Decision Decision, string? Rejection) Judge(ItemView item, Dictionary<int, List<ClueHit>> found, bool isKept, double score, double needed)
    {
        if (Refusal(item, found) is { } refusal)
            return (Decision.Rejected, refusal);
        if (isKept)
            return (Decision.Match, null);
        return (score >= NearShare * needed && score > 0 ? Decision.Near : Decision.Rejected, string.Create(CultureInfo.InvariantCulture, $"score {score:0.00} of {needed:0.00}"));
    }

    private string? Refusal(ItemView item, Dictionary<int, List<ClueHit>> found)
    {
        if (topic.Languages.Count > 0 && !topic.Languages.Contains(item.Language))
            return $"language {item.Language} is not watched";
        return Exclusion(found) is { } excluded ? $"excluded by {excluded}" : null;
    }

    private (Decision Decision, string? Rejection) Judge(ItemView item, Dictionary<int, List<ClueHit>> found, double score, IReadOnlyList<string> missing, string? foreign)
    {
        if (Refusal(item, found) is { } refusal)
            return (Decision.Rejected, refusal);
        var near = score >= NearShare * topic.Threshold;
        if (missing.Count > 0)
            return (missing.Count == 1 && facets.Length > 1 && near ? Decision.Near : Decision.Rejected, "lacks " + string.Join(" and ", missing));
        if (score >= topic.Threshold)
            return (Decision.Match, null);
        var why = string.Create(CultureInfo.InvariantCulture, $"score {score:0.00} of {topic.Threshold:0.00}");
        return (near ? Decision.Near : Decision.Rejected, foreign is null ? why : $"{why}, the title is about {foreign}");
    }

    private List<MatchReason> Reasons(Dictionary<int, List<ClueHit>> found)
    {
        var reasons = new List<MatchReason>();
        foreach (var (clue, (label, weight)) in weights)
            if (found.TryGetValue(clue, out var hits))
            {
                var best = hits.MaxBy(hit => hit.Strength);
                reasons.Add(new MatchReason(label, best.Field, best.Start, best.Length, Math.Round(weight * best.Strength, 3)));
            }

        // The same words may speak for a notion and for its whole theme: they count once, with the heavier.
        return reasons
            .GroupBy(reason => (reason.Field, reason.Start, reason.Length))
            .Select(group => group.MaxBy(reason => reason.Weight)!)
            .OrderBy(reason => reason.Field == "title" ? 0 : 1).ThenBy(reason => reason.Start).ThenBy(reason => reason.Term, StringComparer.Ordinal)
            .ToList();
    }

    private List<string> Missing(Dictionary<int, List<ClueHit>> found)
    {
        var missing = new List<string>();
        for (var i = 0; i < facets.Length; i++)
            if (!Array.Exists(facets[i], found.ContainsKey))
                missing.Add(Label(topic.Facets[i].AnyOf[0]));
        return missing;
    }

    /// <summary>A country the title names that is none of this topic's, while one of the topic's actors is not in the title.</summary>
    private string? ForeignActor(ItemView item, Dictionary<int, List<ClueHit>> found)
    {
        var foreign = item.Title.Mentions.Select(mention => mention.Concept)
            .FirstOrDefault(concept => concept.Kind == "country" && !IsOurs(concept));
        if (foreign is null)
            return null;
        for (var i = 0; i < facets.Length; i++)
            if (IsActorFacet(topic.Facets[i]) && !Array.Exists(facets[i], clue => InTitle(clue, found)))
                return foreign.Label("en");
        return null;
    }

    private bool IsOurs(Concept concept) =>
        actors.Contains(concept.Id) || concept.Bloc is { } bloc && actors.Contains("bloc:" + bloc);

    private static bool IsActorFacet(Facet facet) =>
        facet.AnyOf.OfType<Clue.Concept>().Any(clue => clue.Id.StartsWith("country:", StringComparison.Ordinal));

    private static bool InTitle(int clue, Dictionary<int, List<ClueHit>> found) =>
        found.TryGetValue(clue, out var hits) && hits[0].Field == "title";

    /// <summary>A theme excludes only when it leads: in the title, or with two different notions.</summary>
    private string? Exclusion(Dictionary<int, List<ClueHit>> found)
    {
        for (var i = 0; i < exclusions.Length; i++)
            if (found.TryGetValue(exclusions[i], out var hits)
                && (!IsTheme(topic.Exclude[i]) || hits[0].Field == "title" || hits.DistinctBy(hit => hit.What).Count() > 1))
                return Label(topic.Exclude[i]);
        return null;
    }

    private static bool IsTheme(Clue clue) => clue is Clue.Concept concept && concept.Id.StartsWith("theme:", StringComparison.Ordinal);

    private string Label(Clue clue) => clue switch
    {
        Clue.Concept concept => lexicon.Label(concept.Id, topic.Language),
        Clue.Text text => text.Phrase,
        _ => throw new InvalidOperationException("a clue is a concept or a text"),
    };
}
