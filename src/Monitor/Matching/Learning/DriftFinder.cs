using System.Globalization;
using Monitor.Topics;

namespace Monitor.Matching.Learning;

/// <summary>
/// Finds what a topic's news has come to speak of since: clues that recent matches hold far oftener than those before, and far
/// oftener than other news of the same language and time. Takes items and gives proposals; changes nothing.
/// </summary>
internal sealed class DriftFinder
{
    private const int LongestTitle = 100;

    private readonly Topic topic;
    private readonly DriftRule rule;
    private readonly Dictionary<DriftClue, DriftCandidate> candidates = [];
    private readonly HashSet<long> matched;
    private readonly CountByLanguage recent = new();
    private readonly CountByLanguage before = new();
    private readonly CountByLanguage others = new();

    /// <param name="matched">Items the topic matched, of the last year or so, in any order; what is dated after <paramref name="now"/> does not count.</param>
    public DriftFinder(Topic topic, IReadOnlyList<DriftItem> matched, DateTimeOffset now, DriftRule rule)
    {
        (this.topic, this.rule) = (topic, rule);
        this.matched = matched.Select(item => item.Id).ToHashSet();
        (From, To) = (now - rule.Period, now);
        var earlier = Earlier(matched);
        if (earlier.Count < rule.FewestItems)
            return;
        foreach (var item in matched.Where(IsRecent))
            TakeRecent(item);
        var known = new TopicClues(topic, rule.StrongInProfile);
        foreach (var (clue, candidate) in candidates.ToList())
            if (candidate.Items < rule.FewestItems || candidate.Feeds < rule.FewestFeeds || known.Has(clue))
                candidates.Remove(clue);
        foreach (var item in earlier)
            TakeEarlier(item);
    }

    /// <summary>The recent period: [From, To).</summary>
    public DateTimeOffset From { get; }
    public DateTimeOffset To { get; }

    /// <summary>Takes in any item; those outside the period, and the topic's own, are passed over.</summary>
    public void Count(DriftItem item, IReadOnlyDictionary<DriftClue, string> clues)
    {
        if (candidates.Count == 0 || !IsRecent(item) || matched.Contains(item.Id))
            return;
        others.Add(item.View.Language);
        foreach (var clue in clues.Keys)
            if (candidates.TryGetValue(clue, out var candidate))
                candidate.Others[item.View.Language] = candidate.Others.GetValueOrDefault(item.View.Language) + 1;
    }

    /// <summary>The clearest first, concepts before words: a concept is found in every language. What stands in the same items as one before it is left out.</summary>
    public IReadOnlyList<ProposedChange> Rising()
    {
        var taken = new List<DriftCandidate>();
        var rising = candidates.Values
            .Select(candidate => (Candidate: candidate, Strength: Strength(candidate)))
            .Where(pair => pair.Strength > 0)
            .OrderByDescending(pair => pair.Candidate.Clue.Concept is not null)
            .ThenByDescending(pair => pair.Strength)
            .ThenBy(pair => pair.Candidate.Clue.Concept?.Broad)
            .ThenBy(pair => pair.Candidate.Spelling, StringComparer.Ordinal);
        foreach (var (candidate, _) in rising)
            if (taken.Count < rule.MostAdded && !taken.Exists(other => candidate.Overlap(other) >= rule.SameEvidence))
                taken.Add(candidate);
        return taken.Select(Propose).ToList();
    }

    private bool IsRecent(DriftItem item) => item.Date >= From && item.Date < To;

    private List<DriftItem> Earlier(IReadOnlyList<DriftItem> matched)
    {
        var reach = rule.Period;
        while (true)
        {
            var earlier = matched.Where(item => item.Date < From && item.Date >= From - reach).ToList();
            if (earlier.Count >= rule.WantedBefore || reach >= rule.Furthest)
                return earlier;
            reach = reach * 2 < rule.Furthest ? reach * 2 : rule.Furthest;
        }
    }

    private void TakeRecent(DriftItem item)
    {
        recent.Add(item.View.Language);
        foreach (var (clue, written) in item.Clues())
        {
            if (!candidates.TryGetValue(clue, out var candidate))
                candidates[clue] = candidate = new DriftCandidate(clue);
            candidate.Add(item, written);
        }
    }

    private void TakeEarlier(DriftItem item)
    {
        before.Add(item.View.Language);
        foreach (var clue in item.Clues().Keys)
            if (candidates.TryGetValue(clue, out var candidate))
                candidate.Before++;
    }

    /// <summary>The smaller of how new and how telling it is; 0 when it is not enough of both.</summary>
    private double Strength(DriftCandidate candidate)
    {
        var (all, allBefore) = (recent.Of(candidate.Clue), before.Of(candidate.Clue));
        // A language that was not there before brings all its words with it.
        if (allBefore < rule.FewestItems || (double)candidate.Items / all < rule.Rise * candidate.Before / allBefore)
            return 0;
        var rise = LogLikelihood.Ratio(candidate.Items, all, candidate.Before, allBefore);
        var contrast = candidate.Recent.Sum(pair => LogLikelihood.Ratio(
            pair.Value, recent.In(pair.Key), candidate.Others.GetValueOrDefault(pair.Key), others.In(pair.Key)));
        return rise >= rule.LeastRise && contrast >= rule.LeastContrast ? Math.Min(rise, contrast) : 0;
    }

    private ProposedChange Propose(DriftCandidate candidate)
    {
        var share = (double)candidate.Items / recent.Of(candidate.Clue);
        var weight = Math.Round(Math.Clamp(share, rule.LightestTerm, rule.HeaviestTerm), 1);
        var because = Because(candidate);
        return new ProposedChange(ChangeKind.Add, candidate.Clue.Concept is { } concept
            ? new Term(concept.Label(topic.Language), Term.EveryLanguage, weight, because, concept.Id)
            : new Term(candidate.Spelling, candidate.Clue.Lang, weight, because));
    }

    private string Because(DriftCandidate candidate)
    {
        var title = candidate.FirstTitle.Length > LongestTitle ? candidate.FirstTitle[..LongestTitle].TrimEnd() + "…" : candidate.FirstTitle;
        var of = candidate.Clue.Concept is null ? $"matches in {candidate.Clue.Lang}" : "matches";
        var time = rule.Period.TotalDays % 7 == 0 ? $"{rule.Period.TotalDays / 7:0} weeks" : $"{rule.Period.TotalDays:0.#} days";
        return string.Create(CultureInfo.InvariantCulture,
            $"in {candidate.Items} of {recent.Of(candidate.Clue)} {of} of the last {time}, {candidate.Before} of {before.Of(candidate.Clue)} before; {candidate.Feeds} feeds; first: « {title} »");
    }

    /// <summary>Items, by language.</summary>
    private sealed class CountByLanguage
    {
        private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
        private int all;

        public void Add(string language)
        {
            all++;
            counts[language] = In(language) + 1;
        }

        public int In(string language) => counts.GetValueOrDefault(language);

        /// <summary>Those that might hold the clue: a word is compared within its language.</summary>
        public int Of(DriftClue clue) => clue.Concept is null ? In(clue.Lang) : all;
    }
}
