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
    private const double ScoreRounding = 0.0001;

    private readonly Topic topic;
    private readonly Lexicon lexicon;
    private readonly int[][] facets;
    private readonly WeighedClue[] weights;
    private readonly int[] exclusions;
    private readonly TitleCountry title;
    private readonly RankingRule rule;

    /// <summary>The facets that name who acts, not what is done.</summary>
    private readonly int[] actorFacets;

    public CompiledTopic(Topic topic, ClueIndex clues, Lexicon lexicon, RankingRule rule)
    {
        this.rule = rule;
        this.topic = topic;
        this.lexicon = lexicon;
        facets = [.. topic.Facets.Select(facet => facet.AnyOf.Select(clues.NumberOf).ToArray())];
        actorFacets = [.. Enumerable.Range(0, facets.Length).Where(facet => !topic.Facets[facet].AnyOf.Any(IsTheme))];
        exclusions = [.. topic.Exclude.Select(clues.NumberOf)];
        weights = Weights(clues);
        title = new TitleCountry(topic, facets);
    }

    public bool HasProfile => topic.Profile is not null;

    /// <summary>Clue numbers of each facet.</summary>
    public IReadOnlyList<int[]> Facets => facets;

    /// <summary>All clues that touch this topic.</summary>
    public IReadOnlyList<WeighedClue> Clues => weights;

    public IReadOnlyList<int> Exclusions => exclusions;

    /// <summary>Thousandths of weight without which an item is rejected; 0 where any hit is to be looked at.</summary>
    public short Least => DoFacetsDecide ? LeastWeight(NearShare * topic.Threshold) : (short)0;

    /// <param name="number">The topic's.</param>
    public TopicTerms Terms(int number) => new(number, DoFacetsDecide ? (short)facets.Length : (short)0,
        DoFacetsDecide && !title.Matters && topic.Languages.Count == 0, topic.Threshold);

    public (Decision Decision, double Score) Judge(ItemView item, in FoundClues found)
    {
        var score = Score(found.Weight, title.Foreign(item, found.Hits) is not null);
        return (Decide(topic.Threshold, facets.Length, MissingCount(found), score, IsRefused(item, found)), score);
    }

    /// <summary>The rule of topics without a profile.</summary>
    public static Decision Decide(double threshold, int facets, int missing, double score, bool isRefused)
    {
        var near = score >= NearShare * threshold;
        if (isRefused)
            return Decision.Rejected;
        if (missing > 0)
            return missing == 1 && facets > 1 && near ? Decision.Near : Decision.Rejected;
        return score >= threshold ? Decision.Match : near ? Decision.Near : Decision.Rejected;
    }

    /// <summary>The score of a topic without a profile.</summary>
    /// <param name="weight">Of all that was found.</param>
    /// <param name="foreign">The title is about somebody else.</param>
    public static double Score(double weight, bool foreign) =>
        Math.Round((1 - Math.Exp(-weight / Scale)) * (foreign ? ForeignTitle : 1), 4);

    /// <summary>A topic with a profile: the rank decides, facets lift it.</summary>
    /// <param name="standing">Null when the profile shares nothing with the item.</param>
    public (Decision Decision, double Score) Judge(ItemView item, in FoundClues found, in Standing? standing)
    {
        if (standing is not { } known)
            return (Decision.Rejected, 0);
        var (rank, needed) = Rank(item, found, known);
        var (score, neededScore) = (RankingRule.Score(rank), RankingRule.Score(needed));
        return (Decide(item, found, rank >= needed, score, neededScore), Rounded(score));
    }

    /// <summary>The decision at another score than the words came to: one that a sentence model has moved.</summary>
    /// <param name="score">Rounded as <see cref="Rounded"/> does.</param>
    public Decision Decide(ItemView item, in FoundClues found, in Standing? standing, double score)
    {
        if (!HasProfile)
            return Decide(topic.Threshold, facets.Length, MissingCount(found), score, IsRefused(item, found));
        if (standing is not { } known)
            return Decision.Rejected;
        var needed = Rounded(RankingRule.Score(Rank(item, found, known).Needed));
        return Decide(item, found, score >= needed, score, needed);
    }

    /// <summary>The decision with its reasons.</summary>
    /// <param name="reasons">What <see cref="Reasons"/> gives, or less.</param>
    public Match Explain(ItemView item, in Judgement verdict, in FoundClues found, in Standing? standing, IReadOnlyList<MatchReason> reasons)
    {
        var missing = Missing(found);
        return new Match
        {
            Score = verdict.Score,
            Decision = verdict.Decision,
            Reasons = reasons,
            Missing = missing,
            IsFaint = standing is not null && verdict.Decision == Decision.Rejected && !found.IsAny,
            Rejection = verdict.Decision == Decision.Match ? null : Rejection(item, verdict, found, standing, missing),
        };
    }

    /// <summary>What was found of the topic, in order of position.</summary>
    public List<MatchReason> Reasons(ClueHits hits)
    {
        var reasons = new List<MatchReason>();
        foreach (var clue in weights)
            if (hits.TryGet(clue.Number, out var best))
                reasons.Add(new MatchReason(clue.Label ?? Label(clue.Clue), best.Field, best.Start, best.Length, Math.Round(clue.Weight * ClueHit.Strengths[best.Strength], 3)));

        // The same words may speak for a notion and for its whole theme: they count once, with the heavier.
        return reasons
            .GroupBy(reason => (reason.Field, reason.Start, reason.Length))
            .Select(group => group.MaxBy(reason => reason.Weight)!)
            .OrderBy(reason => reason.Field == "title" ? 0 : 1).ThenBy(reason => reason.Start).ThenBy(reason => reason.Term, StringComparer.Ordinal)
            .ToList();
    }

    private Decision Decide(ItemView item, in FoundClues found, bool isEnough, double score, double needed)
    {
        if (IsRefused(item, found))
            return Decision.Rejected;
        if (isEnough)
            return Decision.Match;
        return score >= NearShare * needed && score > 0 && !found.IsExcluded ? Decision.Near : Decision.Rejected;
    }

    private string Rejection(ItemView item, in Judgement verdict, in FoundClues found, in Standing? standing, List<string> missing)
    {
        if (HasProfile && standing is null)
            return "shares no word with the article";
        if (IsRefused(item, found))
            return Refusal(item, found);
        if (standing is { } known)
            return Short(verdict.Score, RankingRule.Score(Rank(item, found, known).Needed))
                + (found.IsExcluded ? $", more than usual because of {Label(Excluding(found.Hits, themes: true)!)}" : "");
        if (missing.Count > 0)
            return "lacks " + string.Join(" and ", missing);
        var why = Short(verdict.Score, topic.Threshold);
        return title.Foreign(item, found.Hits) is { } foreign ? $"{why}, the title is about {foreign.Label("en")}" : why;
    }

    private static string Short(double score, double needed) => string.Create(CultureInfo.InvariantCulture, $"score {score:0.00} of {needed:0.00}");

    private (double Rank, double Needed) Rank(ItemView item, in FoundClues found, in Standing standing) =>
        (standing.Base + standing.Support + Lift(item, found), rule.Needed(topic.Threshold, standing.Spread, standing.Length, standing.SameLanguage) + (found.IsExcluded ? rule.LookAlike : 0));

    /// <summary>As scores of topics with a profile are told.</summary>
    public static double Rounded(double score) => Math.Round(score, 6);

    /// <summary>The weight, in thousandths, below which no score of a topic without a profile reaches a bound.</summary>
    private static short LeastWeight(double score) => (short)Math.Max(0, -Scale * Math.Log(1 - Math.Max(0, score - ScoreRounding)) * 1000 - 1);

    private double Lift(ItemView item, in FoundClues found)
    {
        if (facets.Length > 0 && MissingCount(found) == 0)
            return title.Foreign(item, found.Hits) is not null ? rule.ForeignTitle : actorFacets.Length >= 2 ? rule.TwoActorsAndAct : rule.AllFacets;
        if (actorFacets.Length < 2)
            return 0;
        return AreFound(actorFacets, found) ? rule.TwoActors : rule.OneActorOfTwo;
    }

    private int MissingCount(in FoundClues found)
    {
        var missing = 0;
        for (var facet = 0; facet < facets.Length; facet++)
            missing += IsFound(facet, found) ? 0 : 1;
        return missing;
    }

    private bool AreFound(int[] some, in FoundClues found)
    {
        foreach (var facet in some)
            if (!IsFound(facet, found))
                return false;
        return true;
    }

    private bool IsFound(int facet, in FoundClues found) =>
        IsWide ? Array.Exists(facets[facet], found.Hits.Contains) : (found.Facets >> facet & 1) != 0;

    private bool DoFacetsDecide => !HasProfile && !IsWide;

    /// <summary>It has more facets than a mask has room for.</summary>
    private bool IsWide => facets.Length > PostingRole.MostFacets;

    private bool IsRefused(ItemView item, in FoundClues found) => !IsWatched(item.Language) || Forbidding(found) is not null;

    /// <summary>The exclusion that forbids the item, or null. A theme does not where a profile ranks: it only asks for more likeness.</summary>
    private Clue? Forbidding(in FoundClues found) =>
        found.IsExcluded ? Excluding(found.Hits, themes: !HasProfile) : null;

    private bool IsWatched(string language) => topic.Languages.Count == 0 || topic.Languages.Contains(language);

    private string Refusal(ItemView item, in FoundClues found) => IsWatched(item.Language)
        ? $"excluded by {Label(Forbidding(found) ?? throw new InvalidOperationException("nothing excludes the item"))}"
        : $"language {item.Language} is not watched";

    /// <summary>The first exclusion that holds, or null.</summary>
    /// <param name="themes">False: only those that are no theme.</param>
    private Clue? Excluding(ClueHits hits, bool themes)
    {
        for (var i = 0; i < exclusions.Length; i++)
            if (IsTheme(topic.Exclude[i]) is var theme && (themes || !theme) && hits.TryGet(exclusions[i], out var hit) && Excludes(hit, theme))
                return topic.Exclude[i];
        return null;
    }

    /// <summary>A theme excludes only when it leads: in the title, or with two different notions.</summary>
    public static bool Excludes(in ClueHit hit, bool isTheme) => !isTheme || hit.InTitle || hit.IsSeveral;

    private List<string> Missing(in FoundClues found)
    {
        var missing = new List<string>();
        for (var i = 0; i < facets.Length; i++)
            if (!IsFound(i, found))
                missing.Add(Label(topic.Facets[i].AnyOf[0]));
        return missing;
    }

    public static bool IsTheme(Clue clue) => clue is Clue.Concept concept && concept.Id.StartsWith("theme:", StringComparison.Ordinal);

    private WeighedClue[] Weights(ClueIndex clues)
    {
        var weighed = new OrderedDictionary<int, WeighedClue>();
        foreach (var term in topic.Terms)
            weighed[clues.NumberOf(term.Clue)] = new WeighedClue(clues.NumberOf(term.Clue), term.Weight, term.Clue, term.Text);
        foreach (var clue in topic.Facets.SelectMany(facet => facet.AnyOf))
            weighed.TryAdd(clues.NumberOf(clue), new WeighedClue(clues.NumberOf(clue), topic.Terms.Count == 0 ? 1 : PlainFacetWeight, clue, null));
        return [.. weighed.Values];
    }

    private string Label(Clue clue) => clue.Label(lexicon, topic.Language);
}
