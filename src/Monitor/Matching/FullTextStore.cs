using Monitor.Feeds;
using Monitor.Items;
using Monitor.Storage;

namespace Monitor.Matching;

/// <summary>What decides whether an article is worth its fetch.</summary>
internal sealed class FullTextStore(Database database, MatchItems match)
{
    private const string SelectKnown = """
        SELECT item_key FROM items WHERE feed_id = @feed AND item_key IN @keys
        UNION SELECT url_key FROM items WHERE feed_id = @feed AND url_key IN @urls
        """;

    private const string SelectMatched = """
        SELECT 1 FROM matches m JOIN items i ON i.id = m.item_id
        WHERE i.feed_id = @feed AND m.decision = 'match' AND m.decided_at >= @since LIMIT 1
        """;

    /// <summary>Those drafts whose key and address the feed has not shown before.</summary>
    public async Task<IReadOnlyList<Item>> NewAsync(FeedId feed, IReadOnlyList<Item> drafts, CancellationToken ct)
    {
        var asked = new { feed, keys = drafts.Select(draft => draft.ItemKey).ToList(), urls = drafts.Select(draft => draft.UrlKey).ToList() };
        var known = (await database.ReadAsync(session => session.QueryAsync<string>(SelectKnown, asked), ct)).ToHashSet();
        return drafts.Where(draft => !known.Contains(draft.ItemKey) && (draft.UrlKey is null || !known.Contains(draft.UrlKey))).ToList();
    }

    /// <summary>Whether an item of the feed has matched since then, and how near each draft comes to a topic as it is.</summary>
    public Task<(bool HasMatched, IReadOnlyList<(Decision Decision, double Score)> Judged)> JudgeAsync(
        FeedId feed, IReadOnlyList<Item> drafts, DateTimeOffset since, CancellationToken ct) =>
        database.ReadAsync(async session =>
            (await session.FirstAsync<long>(SelectMatched, new { feed, since }) == 1, await match.JudgeAsync(session, drafts)), ct);
}
