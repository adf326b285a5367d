using Monitor.Items;
using Monitor.Storage;
using Monitor.Text;
using Monitor.Topics;

namespace Monitor.Matching;

/// <summary>What a batch of items came to, over all topics.</summary>
/// <param name="Matched">Items that match at least one topic.</param>
/// <param name="Near">Items that match none but miss one narrowly.</param>
/// <param name="Rejected">All others.</param>
internal sealed record MatchCounts(int Matched, int Near, int Rejected);

/// <summary>Decides new items against every topic and stores the outcome in the transaction that stores the items.</summary>
internal sealed class MatchItems(TopicStore topics, MatchStore matches, Lexicon lexicon)
{
    private volatile Compiled compiled = new(-1, [], null);

    public async Task<MatchCounts> RunAsync(Session session, IReadOnlyList<Item> items, DateTimeOffset now)
    {
        var current = await CurrentAsync(session);
        var (matched, near) = (0, 0);
        foreach (var item in items)
        {
            var best = Decision.Rejected;
            foreach (var (topic, match) in current.Decide(item, lexicon))
            {
                await matches.AddAsync(session, item.Id, topic, match, now);
                best = best > match.Decision ? best : match.Decision;
            }

            matched += best == Decision.Match ? 1 : 0;
            near += best == Decision.Near ? 1 : 0;
        }

        return new MatchCounts(matched, near, items.Count - matched - near);
    }

    /// <summary>How near each draft comes to a topic, in the order given; stores nothing.</summary>
    public async Task<IReadOnlyList<(Decision Decision, double Score)>> JudgeAsync(Session session, IReadOnlyList<Item> drafts)
    {
        var current = await CurrentAsync(session);
        return drafts.Select(draft => current.Decide(draft, lexicon).Select(decided => (decided.Match.Decision, decided.Match.Score)).DefaultIfEmpty().Max()).ToList();
    }

    /// <summary>The matcher of the topics as this transaction sees them; built anew only when one has changed.</summary>
    private async Task<Compiled> CurrentAsync(Session session)
    {
        var stamp = await TopicStore.StampAsync(session);
        if (compiled.Stamp == stamp)
            return compiled;
        var stored = await topics.ListAsync(session);
        return compiled = new Compiled(stamp, stored, new TopicMatcher(stored.Select(topic => topic.Topic).ToList(), lexicon));
    }

    private sealed record Compiled(long Stamp, IReadOnlyList<StoredTopic> Topics, TopicMatcher? Matcher)
    {
        public IEnumerable<(StoredTopic Topic, Match Match)> Decide(Item item, Lexicon lexicon) => Matcher is null
            ? []
            : Matcher.Decide(ItemView.Of(item.Title, item.Summary, item.Language, lexicon))
                .Select(decided => (Topics[decided.Topic], decided.Match));
    }
}
