using Monitor.Feeds;
using Monitor.Storage;

namespace Monitor.DailyLog;

/// <summary>What each feed's last poll came to.</summary>
internal sealed class FeedHistoryStore(Database database)
{
    private const string LastOutcomes = """
        SELECT f.id AS Id, (SELECT p.outcome FROM polls p WHERE p.feed_id = f.id AND p.outcome <> 'push' ORDER BY p.polled_at DESC, p.id DESC LIMIT 1) AS Outcome
        FROM feeds f WHERE f.polled_at IS NOT NULL
        ORDER BY f.id LIMIT 20000
        """;

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
