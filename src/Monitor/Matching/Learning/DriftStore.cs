using Monitor.Storage;
using Monitor.Text;
using Monitor.Topics;

namespace Monitor.Matching.Learning;

/// <summary>Stored items as drift reads them, dated by when they were published, else first seen.</summary>
internal sealed class DriftStore(Database database, Lexicon lexicon)
{
    /// <summary>Items read at once.</summary>
    private const int Page = 500;

    private const string Columns = """
        i.id AS Id, i.feed_id AS Feed, i.title AS Title, i.summary AS Summary, i.language AS Language,
        COALESCE(i.published_at, i.first_seen_at) AS Date
        """;

    private const string SelectMatched = $"""
        SELECT {Columns} FROM matches m JOIN items i ON i.id = m.item_id
        WHERE m.topic_id = @topic AND m.decision = 'match' AND m.decided_at >= @since
        ORDER BY m.decided_at DESC, i.id DESC LIMIT @limit
        """;

    private const string SelectSeen = $"""
        SELECT {Columns} FROM items i
        WHERE i.first_seen_at >= @since AND i.id > @after
        ORDER BY i.id LIMIT @limit
        """;

    /// <summary>The latest matches of a topic since then.</summary>
    public async Task<IReadOnlyList<DriftItem>> MatchedAsync(TopicId topic, DateTimeOffset since, int limit, CancellationToken ct) =>
        (await database.ReadAsync(session => session.QueryAsync<Row>(SelectMatched, new { topic, since, limit }), ct)).Select(Read).ToList();

    /// <summary>All items first seen since then, page by page: they may be too many to hold.</summary>
    public async IAsyncEnumerable<DriftItem> SeenAsync(DateTimeOffset since, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        long after = 0;
        while (await database.ReadAsync(session => session.QueryAsync<Row>(SelectSeen, new { since, after, limit = Page }), ct) is { Count: > 0 } page)
        {
            foreach (var row in page)
                yield return Read(row);
            after = page[^1].Id;
        }
    }

    private DriftItem Read(Row row) => new(row.Id, row.Date, row.Feed.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ItemView.Of(row.Title, row.Summary, row.Language, lexicon, row.Date));

    private sealed record Row
    {
        public long Id { get; init; }
        public long Feed { get; init; }
        public required string Title { get; init; }
        public required string Summary { get; init; }
        public required string Language { get; init; }
        public DateTimeOffset Date { get; init; }
    }
}
