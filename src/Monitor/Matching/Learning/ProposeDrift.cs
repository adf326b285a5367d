using Monitor.Storage;
using Monitor.Text;
using Monitor.Topics;

namespace Monitor.Matching.Learning;

/// <summary>Looks where each topic's news has moved to and puts terms to add or drop before people. Changes no topic.</summary>
internal sealed class ProposeDrift(Database database, TopicStore topics, DriftStore items, ProposalStore proposals, TimeProvider time)
{
    /// <summary>Who the log says made a proposal.</summary>
    private const string Author = "monitor";

    /// <summary>Matches looked at of one topic, the latest.</summary>
    private const int MostMatches = 2_000;

    private static readonly DriftRule Rule = DriftRule.Shipped;

    /// <param name="slug">One topic, or null for all.</param>
    /// <returns>Proposals that were not open before.</returns>
    public async Task<int> RunAsync(string? slug, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var drifts = new List<Drift>();
        foreach (var topic in (await topics.ListAsync(ct)).Where(topic => slug is null || topic.Topic.Slug == slug))
            drifts.Add(await BeginAsync(topic, now, ct));
        await foreach (var item in items.SeenAsync(now - Rule.Period, ct))
            if (item.Clues() is var clues)
                drifts.ForEach(drift => drift.Finder.Count(item, clues));
        var made = 0;
        foreach (var drift in drifts)
            made += await database.WriteAsync(session => StoreAsync(session, drift, now), ct);
        return made;
    }

    private async Task<Drift> BeginAsync(StoredTopic topic, DateTimeOffset now, CancellationToken ct)
    {
        var matched = await items.MatchedAsync(topic.Id, now - Rule.Period - Rule.Furthest, MostMatches, ct);
        var then = await topics.AsOfAsync(topic.Id, now - Rule.DeadTime, ct);
        var dead = then is null ? [] : new DeadTerms(Lexicon.Shipped, Rule).Find(topic.Topic, then, matched, now);
        return new Drift(topic, new DriftFinder(topic.Topic, matched, now, Rule), dead);
    }

    private async Task<int> StoreAsync(Session session, Drift drift, DateTimeOffset now)
    {
        var states = await proposals.StatesAsync(session, drift.Topic.Id);
        var rising = drift.Finder.Rising();
        var waiting = states.Count(state => state.Key.Kind == ChangeKind.Add && state.Value == ProposalStore.Open);
        var wanted = rising.Concat(drift.Dead).Where(change => StateOf(change) != ProposalStore.Declined).ToList();
        var fresh = wanted.Where(change => StateOf(change) != ProposalStore.Open).ToList();
        fresh = [.. fresh.Where(change => change.Kind == ChangeKind.Add).Take(Math.Max(0, Rule.MostAdded - waiting)), .. fresh.Where(change => change.Kind == ChangeKind.Drop)];
        foreach (var change in wanted.Where(change => StateOf(change) == ProposalStore.Open).Concat(fresh))
            await proposals.PutAsync(session, drift.Topic.Id, change, now);
        if (fresh.Count > 0)
            await topics.NoteAsync(session, drift.Topic.Topic.Slug, Author, $"proposes to {string.Join(", ", fresh.Select(change => change.Words))}; waits for an editor");
        return fresh.Count;

        string? StateOf(ProposedChange change) => states.GetValueOrDefault((change.Kind, change.Clue));
    }

    private sealed record Drift(StoredTopic Topic, DriftFinder Finder, IReadOnlyList<ProposedChange> Dead);
}
