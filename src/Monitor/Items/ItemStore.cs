using System.Text.Json;
using Monitor.Feeds;
using Monitor.Storage;

namespace Monitor.Items;

/// <summary>The items of all feeds.</summary>
internal sealed class ItemStore(Database database)
{
    /// <summary>Rows of one insert: long enough to hide the round trip, short enough for its text to stay small.</summary>
    private const int Batch = 500;

    private const string Columns = """
        id AS Id, feed_id AS FeedId, item_key AS ItemKey, url AS Url, title AS Title, summary AS Summary, author AS Author,
        language AS Language, published_at AS PublishedAt, published_raw AS PublishedRaw, first_seen_at AS FirstSeenAt,
        content_hash AS ContentHash, story_id AS StoryId, url_key AS UrlKey, title_key AS TitleKey, text_key AS TextKey, held AS Held
        """;

    private const string SelectById = $"SELECT {Columns} FROM items WHERE id = @id";

    private const string SelectTitle = "SELECT title FROM items WHERE id = @id";

    private const string SelectNewest = $"SELECT {Columns} FROM items ORDER BY first_seen_at DESC, id DESC LIMIT @limit";

    private const string SelectSeen = $"""
        SELECT {Columns} FROM items
        WHERE first_seen_at >= @from AND first_seen_at < @to
        ORDER BY first_seen_at, id
        LIMIT @limit
        """;

    private const string SelectAfter = $"SELECT {Columns} FROM items WHERE id > @after ORDER BY id LIMIT @limit";

    private const string SelectLast = "SELECT COALESCE(MAX(id), 0) FROM items";

    private const string SelectCount = "SELECT COUNT(*) FROM items WHERE feed_id = @feed";

    /// <param name="asked">FROM item e of key and canonical address.</param>
    private static string SelectKnown(string asked) => $"""
        SELECT 1 FROM {asked}
        WHERE EXISTS (SELECT 1 FROM items WHERE feed_id = @feed AND item_key = e.value ->> 0)
           OR EXISTS (SELECT 1 FROM items WHERE feed_id = @feed AND url_key = e.value ->> 1)
           OR EXISTS (SELECT 1 FROM item_keys WHERE feed_id = @feed AND item_key = e.value ->> 0)
        LIMIT 1
        """;

    // A date that was not believed stands at the time of the poll, and what was published anew came all at once: no rhythm.
    private const string SelectPublished = """
        SELECT published_at FROM items
        WHERE feed_id = @feed AND published_at IS NOT NULL AND published_raw IS NULL AND (held IS NULL OR held <> 'republished')
        ORDER BY id DESC
        LIMIT @limit
        """;

    /// <summary>Stores the items that are not there yet and returns those, with their ids, in the order given.</summary>
    public static async Task<IReadOnlyList<Item>> InsertNewAsync(Session session, IReadOnlyList<Item> items)
    {
        var added = new List<Item>(items.Count);
        foreach (var batch in items.Chunk(Batch))
        {
            var rows = await session.QueryAsync<NewRow>(Insert(session.Dialect), new { rows = JsonRows.Of(batch.Select(Values)) });
            var ids = rows.ToDictionary(row => (row.FeedId, row.ItemKey), row => row.Id);
            foreach (var item in batch)
            {
                if (ids.Remove((item.FeedId, item.ItemKey), out var id))
                    added.Add(item with { Id = id });
            }
        }

        return added;
    }

    public Task<Item?> FindAsync(ItemId id, CancellationToken ct) =>
        database.ReadAsync(session => session.FirstAsync<Item>(SelectById, new { id }), ct);

    /// <summary>Null when there is no such item.</summary>
    public static Task<string?> TitleAsync(Session session, ItemId id) => session.FirstAsync<string>(SelectTitle, new { id });

    /// <summary>The latest seen, newest first.</summary>
    public Task<IReadOnlyList<Item>> NewestAsync(int limit, CancellationToken ct) =>
        database.ReadAsync(session => session.QueryAsync<Item>(SelectNewest, new { limit }), ct);

    /// <summary>Items first seen in [from, to), in that order.</summary>
    public Task<IReadOnlyList<Item>> SeenBetweenAsync(DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken ct) =>
        database.ReadAsync(session => session.QueryAsync<Item>(SelectSeen, new { from, to, limit }), ct);

    /// <summary>The next page of all items by id: start with <c>ItemId(0)</c>, go on with the last id of the page.</summary>
    public Task<IReadOnlyList<Item>> PageAsync(ItemId after, int limit, CancellationToken ct) =>
        database.ReadAsync(session => session.QueryAsync<Item>(SelectAfter, new { after, limit }), ct);

    public static Task<IReadOnlyList<Item>> PageAsync(Session session, long after, int limit) => session.QueryAsync<Item>(SelectAfter, new { after, limit });

    /// <summary>0 when there is none.</summary>
    public static Task<long> LastIdAsync(Session session) => session.FirstAsync<long>(SelectLast);

    /// <summary>Whether the feed has shown any of these before, by key or by address.</summary>
    public Task<bool> KnowsAnyAsync(FeedId feed, IReadOnlyList<Item> items, CancellationToken ct)
    {
        var asked = JsonSerializer.Serialize(items.Select(item => new[] { item.ItemKey, item.UrlKey }));
        return database.ReadAsync(async session =>
            await session.FirstAsync<long?>(SelectKnown(session.Dialect.Rows("@asked")), new { feed, asked }) is not null, ct);
    }

    public static Task<long> CountAsync(Session session, FeedId feed) => session.FirstAsync<long>(SelectCount, new { feed });

    /// <summary>Dates of a feed's last items: its rhythm.</summary>
    public static Task<IReadOnlyList<DateTimeOffset>> PublishedAsync(Session session, FeedId feed, int limit) =>
        session.QueryAsync<DateTimeOffset>(SelectPublished, new { feed, limit });

    // "WHERE true" lets SQLite tell ON CONFLICT from a join's ON.
    private static string Insert(Dialect dialect) => $"""
        INSERT INTO items (feed_id, item_key, url, title, summary, author, language, published_at, published_raw, first_seen_at,
                           content_hash, url_key, title_key, text_key, held)
        SELECT CAST(e.value ->> 0 AS BIGINT), e.value ->> 1, e.value ->> 2, e.value ->> 3, e.value ->> 4, e.value ->> 5, e.value ->> 6,
               CAST(e.value ->> 7 AS BIGINT), e.value ->> 8, CAST(e.value ->> 9 AS BIGINT), e.value ->> 10, e.value ->> 11, e.value ->> 12,
               e.value ->> 13, e.value ->> 14
        FROM {dialect.Rows("@rows")}
        WHERE true
        ON CONFLICT (feed_id, item_key) DO NOTHING
        RETURNING id, feed_id AS FeedId, item_key AS ItemKey
        """;

    private static object?[] Values(Item item) =>
    [
        item.FeedId.Value, item.ItemKey, item.Url, item.Title, item.Summary, item.Author, item.Language, item.PublishedAt?.ToUnixTimeMilliseconds(),
        item.PublishedRaw, item.FirstSeenAt.ToUnixTimeMilliseconds(), item.ContentHash, item.UrlKey, item.TitleKey, item.TextKey, item.Held,
    ];

    private sealed record NewRow
    {
        public ItemId Id { get; init; }
        public FeedId FeedId { get; init; }
        public required string ItemKey { get; init; }
    }
}
