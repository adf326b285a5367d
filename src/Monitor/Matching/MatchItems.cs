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
internal sealed class MatchItems(TopicStore topics, MatchStore matches, Lexicon lexicon) : IDisposable
{
    /// <summary>Items of before this start that the matcher learns from: more than its window of earlier items.</summary>
    private const int Remembered = 5_000;

    private const int Page = 1_000;

    /// <summary>One transaction at a time looks and learns; two of them at once happen on a server's database only.</summary>
    private readonly SemaphoreSlim turn = new(1, 1);
    private Compiled? compiled;

    public void Dispose() => turn.Dispose();

    public async Task<MatchCounts> RunAsync(Session session, IReadOnlyList<Item> items, DateTimeOffset now)
    {
        var decided = await DecideAsync(session, items, learn: true);
        var (matched, near) = (0, 0);
        foreach (var (item, pairs) in items.Zip(decided))
        {
            foreach (var (topic, match) in pairs.Where(pair => !pair.Match.IsFaint))
                await matches.AddAsync(session, item.Id, topic, match, now);
            var best = pairs.Select(pair => pair.Match.Decision).DefaultIfEmpty().Max();
            matched += best == Decision.Match ? 1 : 0;
            near += best == Decision.Near ? 1 : 0;
        }

        return new MatchCounts(matched, near, items.Count - matched - near);
    }

    /// <summary>How near each draft comes to a topic, in the order given; stores nothing.</summary>
    public async Task<IReadOnlyList<(Decision Decision, double Score)>> JudgeAsync(Session session, IReadOnlyList<Item> drafts)
    {
        var decided = await DecideAsync(session, drafts, learn: false);
        return decided.Select(pairs => pairs.Select(pair => (pair.Match.Decision, pair.Match.Score)).DefaultIfEmpty().Max()).ToList();
    }

    private async Task<IReadOnlyList<IReadOnlyList<(StoredTopic Topic, Match Match)>>> DecideAsync(Session session, IReadOnlyList<Item> items, bool learn)
    {
        await turn.WaitAsync();
        try
        {
            var current = await CurrentAsync(session);
            await CatchUpAsync(session, current, items);
            return items.Select(item => current.Decide(item, lexicon, learn)).ToList();
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Learns from items stored since the last time: before this start, or by another process. An item whose transaction failed stays learned, which harms nothing.</summary>
    private async Task CatchUpAsync(Session session, Compiled current, IReadOnlyList<Item> own)
    {
        if (!current.Matcher.Learns)
            return;
        if (current.Learned < 0)
            current.Learned = Math.Max(0, await ItemStore.LastIdAsync(session) - Remembered - own.Count);
        var known = own.Select(item => item.Id).ToHashSet();
        while (await ItemStore.PageAsync(session, current.Learned, Page) is { Count: > 0 } page)
        {
            foreach (var item in page.Where(item => !known.Contains(item.Id)))
                current.Learn(item, lexicon);
            current.Learned = page[^1].Id.Value;
        }
    }

    /// <summary>The matcher of the topics as this transaction sees them; built anew only when one has changed.</summary>
    private async Task<Compiled> CurrentAsync(Session session)
    {
        var stamp = await TopicStore.StampAsync(session);
        if (compiled?.Stamp == stamp)
            return compiled;
        var current = await topics.ListAsync(session);
        return compiled = new Compiled(stamp, current, new TopicMatcher(current.Select(topic => topic.Topic).ToList(), lexicon));
    }

    private sealed class Compiled(long stamp, IReadOnlyList<StoredTopic> topics, TopicMatcher matcher)
    {
        public long Stamp => stamp;
        public TopicMatcher Matcher => matcher;

        /// <summary>Id of the last item it learned from; −1 before the first.</summary>
        public long Learned { get; set; } = -1;

        public IReadOnlyList<(StoredTopic Topic, Match Match)> Decide(Item item, Lexicon lexicon, bool learn)
        {
            var view = View(item, lexicon);
            var decided = matcher.Decide(view).Select(pair => (topics[pair.Topic], pair.Match)).ToList();
            if (learn)
            {
                matcher.Learn(view);
                Learned = Math.Max(Learned, item.Id.Value);
            }

            return decided;
        }

        public void Learn(Item item, Lexicon lexicon) => matcher.Learn(View(item, lexicon));

        private static ItemView View(Item item, Lexicon lexicon) =>
            ItemView.Of(item.Title, item.Summary, item.Language, lexicon, item.PublishedAt ?? item.FirstSeenAt);
    }
}
