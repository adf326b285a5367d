using Monitor.Feeds;
using Monitor.Storage;

namespace Monitor.Items;

/// <summary>What a feed has shown, for its entries to be recognised by: a few statements a poll, however many entries it brings.</summary>
internal static class SeenItemStore
{
    /// <summary>A feed whose entries all link to its front page would bring its whole history.</summary>
    private const int MostAlike = 2_000;

    private const string Columns = """
        i.id AS Id, i.item_key AS ItemKey, i.url_key AS UrlKey, i.title_key AS TitleKey, i.text_key AS TextKey,
        i.content_hash AS ContentHash, i.published_at AS PublishedAt, i.published_raw AS PublishedRaw
        """;

    private const string SelectRecent = $"SELECT {Columns} FROM items i WHERE i.feed_id = @feed ORDER BY i.id DESC LIMIT @limit";

    /// <summary>Items that have one of these keys or were shown under it; one under two of them comes twice.</summary>
    public static Task<IReadOnlyList<SeenItem>> NamedAsync(Session session, FeedId feed, IEnumerable<string> keys) =>
        session.QueryAsync<SeenItem>(SelectNamed(session.Dialect), new { feed, keys = JsonRows.Of(keys) });

    /// <summary>Items that were shown with the address or the text of one of these entries, the newest.</summary>
    public static Task<IReadOnlyList<SeenItem>> AlikeAsync(Session session, FeedId feed, IReadOnlyList<Item> entries) =>
        session.QueryAsync<SeenItem>(SelectAlike(session.Dialect), new
        {
            feed,
            pages = JsonRows.Of(entries.Select(entry => entry.UrlKey).OfType<string>()),
            texts = JsonRows.Of(entries.Select(entry => entry.ContentHash)),
            limit = MostAlike,
        });

    /// <summary>A feed's newest items.</summary>
    public static Task<IReadOnlyList<SeenItem>> RecentAsync(Session session, FeedId feed, int limit) =>
        session.QueryAsync<SeenItem>(SelectRecent, new { feed, limit });

    /// <summary>
    /// Remembers another key of each item. An item keeps one beside its own: feeds that make up new keys at every poll would fill
    /// the table with keys nobody shows again.
    /// </summary>
    public static async Task RenameAsync(Session session, FeedId feed, IReadOnlyList<(string Key, ItemId Item)> names)
    {
        if (names.Count == 0)
            return;
        var args = new { feed, rows = JsonRows.Of(names.Select(name => new object?[] { name.Key, name.Item.Value })) };
        await session.ExecuteAsync(DeleteNames(session.Dialect), args);
        await session.ExecuteAsync(InsertNames(session.Dialect), args);
    }

    /// <summary>Keeps how an item was shown last; its title and summary stay as they were matched.</summary>
    public static async Task ShownAsync(Session session, IReadOnlyList<(ItemId Item, Item Entry)> shown)
    {
        if (shown.Count == 0)
            return;
        await session.ExecuteAsync(UpdateShown(session.Dialect), new
        {
            rows = JsonRows.Of(shown.Select(one => new object?[]
            {
                one.Item.Value, one.Entry.UrlKey, one.Entry.TitleKey, one.Entry.TextKey, one.Entry.ContentHash,
            })),
        });
    }

    private static string SelectNamed(Dialect dialect) => $"""
        SELECT {Columns}, i.item_key AS Name FROM items i
        WHERE i.feed_id = @feed AND i.item_key IN (SELECT e.value ->> 0 FROM {dialect.Rows("@keys")})
        UNION ALL
        SELECT {Columns}, k.item_key AS Name FROM item_keys k JOIN items i ON i.id = k.item_id
        WHERE k.feed_id = @feed AND k.item_key IN (SELECT e.value ->> 0 FROM {dialect.Rows("@keys")})
        """;

    // UNION ALL and the fence of a materialised part keep both planners from walking all of the feed's items in the order of their ids.
    private static string SelectAlike(Dialect dialect) => $"""
        WITH alike AS MATERIALIZED (
            SELECT id FROM items WHERE feed_id = @feed AND url_key IN (SELECT e.value ->> 0 FROM {dialect.Rows("@pages")})
            UNION ALL
            SELECT id FROM items WHERE feed_id = @feed AND content_hash IN (SELECT e.value ->> 0 FROM {dialect.Rows("@texts")}))
        SELECT {Columns} FROM items i
        WHERE i.id IN (SELECT id FROM alike ORDER BY id DESC LIMIT @limit)
        ORDER BY i.id DESC
        """;

    private static string DeleteNames(Dialect dialect) =>
        $"DELETE FROM item_keys WHERE item_id IN (SELECT CAST(e.value ->> 1 AS BIGINT) FROM {dialect.Rows("@rows")})";

    private static string InsertNames(Dialect dialect) => $"""
        INSERT INTO item_keys (feed_id, item_key, item_id)
        SELECT @feed, e.value ->> 0, CAST(e.value ->> 1 AS BIGINT) FROM {dialect.Rows("@rows")}
        WHERE true
        ON CONFLICT (feed_id, item_key) DO UPDATE SET item_id = excluded.item_id
        """;

    private static string UpdateShown(Dialect dialect) => $"""
        UPDATE items SET
            url_key = COALESCE(shown.url_key, items.url_key), title_key = shown.title_key, text_key = shown.text_key,
            content_hash = shown.content_hash
        FROM (
            SELECT CAST(e.value ->> 0 AS BIGINT) AS id, e.value ->> 1 AS url_key, e.value ->> 2 AS title_key, e.value ->> 3 AS text_key,
                   e.value ->> 4 AS content_hash
            FROM {dialect.Rows("@rows")}) AS shown
        WHERE items.id = shown.id
        """;
}
