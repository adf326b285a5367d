using Monitor.Feeds;
using Monitor.Items;
using Monitor.Storage;
using Monitor.Text.Embeddings;
using Monitor.Topics;

namespace Monitor.Matching;

/// <summary>
/// Where a sentence model is in use: gives new items that touch a topic the vectors of their texts, and the matcher those of the
/// topics. Before the transaction, since the model may be another process. What has no vector is decided by words alone.
/// </summary>
internal sealed class EmbedItems(EmbedTexts embedTexts, SeedVectors seedVectors, TopicTextStore texts, MatchItems match, Database database)
{
    /// <summary>Items, and topics that have no vector yet, in one poll: a small model on a processor takes some seconds for them. The newest items stand first, the other topics come with the next polls.</summary>
    public const int Most = 100;

    /// <summary>The drafts, some with a vector.</summary>
    public ValueTask<IReadOnlyList<Item>> RunAsync(Feed feed, IReadOnlyList<Item> drafts, CancellationToken ct) =>
        drafts.Count > 0 && embedTexts.CanRun ? new(EmbedAsync(feed, drafts, ct)) : new(drafts);

    private async Task<IReadOnlyList<Item>> EmbedAsync(Feed feed, IReadOnlyList<Item> drafts, CancellationToken ct)
    {
        var asked = await database.ReadAsync(session => AskAsync(session, feed, drafts), ct);
        var vectors = await embedTexts.RunAsync([.. asked.Items.Select(item => $"{item.Title}\n{item.Summary}")], ct);
        if (vectors.Count == 0)
            return drafts;
        await TeachAsync(asked, ct);
        var byItem = new Dictionary<Item, float[]>(asked.Items.Zip(vectors, KeyValuePair.Create), ReferenceEqualityComparer.Instance);
        return drafts.Select(draft => byItem.TryGetValue(draft, out var vector) ? draft with { Vector = vector } : draft).ToList();
    }

    private async Task<Asked> AskAsync(Session session, Feed feed, IReadOnlyList<Item> drafts)
    {
        var unknown = await TakeInItems.UnknownAsync(session, feed, drafts);
        if (unknown.Count == 0)
            return new Asked([], [], []);
        var touched = await match.TouchAsync(session, [.. unknown.Take(Most)]);
        var topics = touched.Topics.Take(Most).ToList();
        return new Asked(touched.Items, topics, await texts.OfAsync(session, topics));
    }

    private async Task TeachAsync(Asked asked, CancellationToken ct)
    {
        var vectors = await seedVectors.OfAsync(asked.Texts, ct);
        await match.TakeVectorsAsync([.. asked.Topics.Zip(vectors)], ct);
    }

    /// <param name="Texts">Of the topics.</param>
    private sealed record Asked(IReadOnlyList<Item> Items, IReadOnlyList<StoredTopic> Topics, IReadOnlyList<string> Texts);
}
