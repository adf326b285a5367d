using Monitor.Feeds;
using Monitor.Items;
using Monitor.Storage;

namespace Monitor.Matching;

/// <summary>What decides whether an article is worth its fetch.</summary>
internal sealed class FullTextStore(Database database, MatchItems match)
{
    private const string SelectKnown = """
        SELECT COUNT(*) FROM items WHERE feed_id = @feed AND (item_key = @ItemKey OR url_key = @UrlKey)
        """;

    private const string SelectMatched = """
        SELECT i.id FROM matches m JOIN items i ON i.id = m.item_id
        WHERE i.feed_id = @feed AND m.decision = 'match' AND m.decided_at >= @since LIMIT 1
        """;

    /// <summary>Those drafts whose key and address the feed has not shown before.</summary>
    public Task<IReadOnlyList<Item>> NewAsync(FeedId feed, IReadOnlyList<Item> drafts, CancellationToken ct) =>
        database.ReadAsync<IReadOnlyList<Item>>(async session =>
        {
            var unseen = new List<Item>();
            foreach (var draft in drafts)
            {
                if (await session.FirstAsync<long>(SelectKnown, new { feed, draft.ItemKey, draft.UrlKey }) == 0)
                    unseen.Add(draft);
            }

            return unseen;
        }, ct);

    /// <summary>Whether an item of the feed has matched since then, and how near each draft comes to a topic as it is.</summary>
    public Task<(bool HasMatched, IReadOnlyList<(Decision Decision, double Score)> Judged)> JudgeAsync(
        FeedId feed, IReadOnlyList<Item> drafts, DateTimeOffset since, CancellationToken ct) =>
        database.ReadAsync(async session =>
            (await session.FirstAsync<long?>(SelectMatched, new { feed, since }) is not null, await match.JudgeAsync(session, drafts)), ct);
}
