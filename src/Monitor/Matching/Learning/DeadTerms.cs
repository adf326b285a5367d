using System.Globalization;
using Monitor.Text;
using Monitor.Topics;

namespace Monitor.Matching.Learning;

/// <summary>Finds a topic's terms that none of its many late matches holds.</summary>
internal sealed class DeadTerms(Lexicon lexicon, DriftRule rule)
{
    /// <param name="then">The topic as it was <see cref="DriftRule.DeadTime"/> ago: a term younger than that has had no chance yet.</param>
    /// <param name="matched">Items the topic matched.</param>
    public IReadOnlyList<ProposedChange> Find(Topic topic, Topic then, IReadOnlyList<DriftItem> matched, DateTimeOffset now)
    {
        var old = then.Terms.Select(term => term.Clue).ToHashSet();
        var terms = topic.Terms.Where(term => term.Weight >= rule.DeadWeight && old.Contains(term.Clue)).ToList();
        var late = matched.Where(item => item.Date >= now - rule.DeadTime && item.Date < now).ToList();
        if (terms.Count == 0 || late.Count < rule.DeadMatches)
            return [];
        // Whether a term is in an item is the matcher's to say: each term is asked for as a topic of its own.
        var matcher = new TopicMatcher(terms.Select(Alone).ToList(), lexicon);
        var alive = late.SelectMany(item => matcher.Decide(item.View)).Where(pair => pair.Match.Decision == Decision.Match).Select(pair => pair.Topic).ToHashSet();
        return terms
            .Where((_, i) => !alive.Contains(i))
            .Select(term => (Term: term, Matches: late.Count(item => term.Lang == Term.EveryLanguage || term.Lang == item.View.Language)))
            .Where(pair => pair.Matches >= rule.DeadMatches)
            .Select(pair => new ProposedChange(ChangeKind.Drop, pair.Term with { Because = Because(pair.Term, pair.Matches) }))
            .ToList();
    }

    private static Topic Alone(Term term) => new()
    {
        Slug = "term",
        Name = "term",
        Language = "en",
        Facets = [new Facet([term.Clue])],
        Terms = [],
        Exclude = [],
        Threshold = 0,
    };

    private string Because(Term term, int matches) => string.Create(CultureInfo.InvariantCulture,
        $"in none of {matches} matches{(term.Lang == Term.EveryLanguage ? "" : $" in {term.Lang}")} of the last {rule.DeadTime.TotalDays:0} days");
}
