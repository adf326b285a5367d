using Monitor.Feeds;
using Monitor.Storage;

namespace Monitor.DailyLog;

/// <summary>What each feed's last poll came to, and what else happened to feeds.</summary>
internal sealed class FeedHistoryStore(Database database)
{
    private const string LastOutcomes = """
        SELECT f.id AS Id, (SELECT p.outcome FROM polls p WHERE p.feed_id = f.id ORDER BY p.polled_at DESC, p.id DESC LIMIT 1) AS Outcome
        FROM feeds f WHERE f.polled_at IS NOT NULL
        ORDER BY f.id LIMIT 20000
        """;

    private const string Events = """
        SELECT e.happened_at AS At, f.title AS Feed, f.url AS Url, e.kind AS Kind, e.detail AS Detail
        FROM feed_events e JOIN feeds f ON f.id = e.feed_id
        WHERE e.happened_at >= @from AND e.happened_at < @to
        ORDER BY e.happened_at, e.id
        LIMIT 1000
        """;

    /// <summary>What happened to feeds in [from, to), in that order.</summary>
    public Task<IReadOnlyList<FeedEventDay>> EventsAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken ct) =>
        database.ReadAsync(session => session.QueryAsync<FeedEventDay>(Events, new { from, to }), ct);

    /// <returns><c>ok</c>, <c>unchanged</c> or <c>failed</c>, for the feeds that have been polled.</returns>
    public async Task<IReadOnlyDictionary<FeedId, string>> LastOutcomesAsync(CancellationToken ct)
    {
        var rows = await database.ReadAsync(session => session.QueryAsync<Row>(LastOutcomes), ct);
        return rows.Where(row => row.Outcome is not null).ToDictionary(row => new FeedId(row.Id), row => row.Outcome ?? "");
    }

    private sealed record Row
    {
        public long Id { get; init; }
        public string? Outcome { get; init; }
    }
}
