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

/// <summary>Which drafts touch a topic at all.</summary>
/// <param name="Items">Those that do, in the order given.</param>
/// <param name="Topics">The topics they touch whose vector is not known.</param>
internal sealed record TouchedTopics(IReadOnlyList<Item> Items, IReadOnlyList<StoredTopic> Topics);

/// <summary>Decides new items against every topic and stores the outcome in the transaction that stores the items.</summary>
internal sealed class MatchItems(WatchedTopics watched, MatchStore matches, Lexicon lexicon) : IDisposable
{
    /// <summary>Items of before this start that the matcher learns from: more than its window of earlier items.</summary>
    private const int Remembered = 5_000;

    private const int Page = 1_000;

    /// <summary>One transaction at a time looks and learns; two of them at once happen on a server's database only.</summary>
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly ItemReader reader = new(lexicon);

    /// <summary>Id of the last item it learned from; −1 before the first.</summary>
    private long learned = -1;

    public void Dispose() => turn.Dispose();

    public async Task<MatchCounts> RunAsync(Session session, IReadOnlyList<Item> items, DateTimeOffset now)
    {
        var decided = await InTurnAsync(session, items, () => items.Select(DecideSafely).ToList());
        var (matched, near) = (0, 0);
        foreach (var (item, (pairs, fault)) in items.Zip(decided))
        {
            if (fault is not null)
                await FaultStore.AddAsync(session, FaultKind.Item, FaultyItems.Subject(item.Id), fault, now);
            foreach (var (topic, match) in pairs.Where(pair => !pair.Match.IsFaint))
                await matches.AddAsync(session, item.Id, topic, match, now);
            var best = pairs.Select(pair => pair.Match.Decision).DefaultIfEmpty().Max();
            matched += best == Decision.Match ? 1 : 0;
            near += best == Decision.Near ? 1 : 0;
        }

        return new MatchCounts(matched, near, items.Count - matched - near);
    }

    /// <summary>How near each draft comes to a topic, in the order given; stores nothing.</summary>
    public Task<IReadOnlyList<(Decision Decision, double Score)>> JudgeAsync(Session session, IReadOnlyList<Item> drafts) =>
        InTurnAsync(session, drafts, IReadOnlyList<(Decision Decision, double Score)> () =>
            drafts.Select(draft => Safely(() => Judge(draft), (Decision.Rejected, 0))).ToList());

    /// <summary>Which drafts touch topics; stores nothing.</summary>
    public Task<TouchedTopics> TouchAsync(Session session, IReadOnlyList<Item> drafts) => InTurnAsync(session, drafts, () =>
    {
        var lacking = new SortedSet<int>();
        var touching = drafts.Where(draft => Safely(() => Touches(draft, lacking), false)).ToList();
        return new TouchedTopics(touching, [.. lacking.Select(number => watched[number])]);
    });

    /// <param name="vectors">Of the texts the topics come from; null where there is none now.</param>
    public async Task TakeVectorsAsync(IReadOnlyList<(StoredTopic Topic, float[]? Vector)> vectors, CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            foreach (var (topic, known) in vectors)
                if (known is { } vector)
                    watched.TakeVector(topic, vector);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<T> InTurnAsync<T>(Session session, IReadOnlyList<Item> own, Func<T> look)
    {
        await turn.WaitAsync();
        try
        {
            await CatchUpAsync(session, own);
            return look();
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>What the item is to every topic, or what it threw: one that cannot be matched is set aside, and its feed goes on.</summary>
    private (IReadOnlyList<(StoredTopic Topic, Match Match)> Pairs, Exception? Fault) DecideSafely(Item item)
    {
        Exception? fault = null;
        return (Safely(() => Decide(item), [], e => fault = e), fault);
    }

    /// <summary>Of a draft or another item; whoever decides it writes down what it throws.</summary>
    private static T Safely<T>(Func<T> look, T otherwise, Action<Exception>? tell = null)
    {
        try
        {
            return look();
        }
        catch (Exception e)
        {
            tell?.Invoke(e);
            return otherwise;
        }
    }

    private (Decision Decision, double Score) Judge(Item item)
    {
        var best = (Decision: Decision.Rejected, Score: 0.0);
        foreach (ref readonly var verdict in watched.Matcher.Judge(View(item), all: true))
            if ((verdict.Decision, verdict.Score).CompareTo(best) > 0)
                best = (verdict.Decision, verdict.Score);
        return best;
    }

    /// <param name="lacking">Gains the numbers of topics it touches whose vector is not known.</param>
    private bool Touches(Item draft, SortedSet<int> lacking)
    {
        var touches = false;
        foreach (ref readonly var verdict in watched.Matcher.Judge(View(draft), all: true))
        {
            if (verdict.Score == 0)
                continue;
            touches = true;
            if (!watched.HasVector(verdict.Topic))
                lacking.Add(verdict.Topic);
        }

        return touches;
    }

    private IReadOnlyList<(StoredTopic Topic, Match Match)> Decide(Item item)
    {
        var decided = watched.Matcher.Decide(View(item), learn: true, vector: item.Vector).Select(pair => (watched[pair.Topic], pair.Match)).ToList();
        learned = Math.Max(learned, item.Id.Value);
        return decided;
    }

    /// <summary>Takes the topics as this transaction sees them, and learns from items stored since the last time: before this start, or by another process. An item whose transaction failed stays learned, which harms nothing.</summary>
    private async Task CatchUpAsync(Session session, IReadOnlyList<Item> own)
    {
        await watched.RefreshAsync(session);
        if (!watched.Matcher.Learns)
            return;
        if (learned < 0)
            learned = Math.Max(0, await ItemStore.LastIdAsync(session) - Remembered - own.Count);
        var known = own.Select(item => item.Id).ToHashSet();
        while (await ItemStore.PageAsync(session, learned, Page) is { Count: > 0 } page)
        {
            foreach (var item in page.Where(item => !known.Contains(item.Id)))
                Safely(() => Learn(item), false);
            learned = page[^1].Id.Value;
        }
    }

    private bool Learn(Item item)
    {
        watched.Matcher.Learn(View(item));
        return true;
    }

    private ItemView View(Item item) => reader.Read(item.Title, item.Summary, item.Language, item.PublishedAt ?? item.FirstSeenAt);
}
