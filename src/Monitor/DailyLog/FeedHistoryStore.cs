using Monitor.Storage;

namespace Monitor.DailyLog;

/// <summary>What happened to feeds beyond their polls.</summary>
internal sealed class FeedHistoryStore(Database database)
{
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
}
