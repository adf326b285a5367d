using Monitor.Feeds;
using Monitor.Items;
using Monitor.Storage;

namespace Monitor.Stories;

/// <summary>A matched item as stories see it.</summary>
internal sealed record StoryItem
{
    public ItemId Id { get; init; }
    public FeedId FeedId { get; init; }
    public string Title { get; init; } = "";
    public string Summary { get; init; } = "";
    public string Language { get; init; } = "";
    public DateTimeOffset FirstSeenAt { get; init; }
    public long? StoryId { get; init; }
}

/// <summary>Stories and which items they hold.</summary>
internal sealed class StoryStore
{
    private const string Columns = """
        SELECT i.id AS Id, i.feed_id AS FeedId, i.title AS Title, i.summary AS Summary, i.language AS Language,
               i.first_seen_at AS FirstSeenAt, i.story_id AS StoryId
        FROM items i
        """;

    private const string SelectUnfolded = Columns + """
         WHERE i.story_id IS NULL AND EXISTS (SELECT 1 FROM matches m WHERE m.item_id = i.id AND m.decision = 'match')
        ORDER BY i.id LIMIT 2000
        """;

    private const string SelectRecent = Columns + " WHERE i.story_id IS NOT NULL AND i.first_seen_at >= @since ORDER BY i.id LIMIT 20000";

    private const string Insert = "INSERT INTO stories (lead_item_id, first_seen_at) VALUES (@item, @seen) RETURNING id";

    private const string Fold = "UPDATE items SET story_id = @story WHERE id = @item";

    /// <summary>Matched items that are in no story yet, oldest first.</summary>
    public Task<IReadOnlyList<StoryItem>> UnfoldedAsync(Session session) => session.QueryAsync<StoryItem>(SelectUnfolded);

    /// <summary>Items of the stories seen since an instant.</summary>
    public Task<IReadOnlyList<StoryItem>> RecentAsync(Session session, DateTimeOffset since) =>
        session.QueryAsync<StoryItem>(SelectRecent, new { since });

    /// <returns>The new story's id.</returns>
    public async Task<long> OpenAsync(Session session, StoryItem lead) =>
        await session.FirstAsync<long>(Insert, new { item = lead.Id, seen = lead.FirstSeenAt });

    public Task FoldAsync(Session session, StoryItem item) => session.ExecuteAsync(Fold, new { item = item.Id, story = item.StoryId });
}
