using Monitor.Storage;

namespace Monitor.Feeds;

/// <summary>The journal of what happens to feeds.</summary>
internal sealed class FeedEventStore
{
    private const string Insert = """
        INSERT INTO feed_events (feed_id, happened_at, kind, detail, from_at, to_at, tell)
        VALUES (@FeedId, @HappenedAt, @kind, @Detail, @FromAt, @ToAt, @Tell)
        """;

    private const string SelectUntold = """
        SELECT e.id AS Id, f.title AS Feed, f.url AS Url, e.happened_at AS HappenedAt, e.detail AS Detail
        FROM feed_events e JOIN feeds f ON f.id = e.feed_id
        WHERE e.tell = 1 AND e.told_at IS NULL
        ORDER BY e.id
        LIMIT @limit
        """;

    private const string SelectLastTold = "SELECT told_at FROM feed_events WHERE told_at IS NOT NULL ORDER BY told_at DESC LIMIT 1";

    private const string SetTold = "UPDATE feed_events SET told_at = @now WHERE tell = 1 AND told_at IS NULL AND id <= @last";

    private const string SelectSince = """
        SELECT id FROM feed_events WHERE feed_id = @feedId AND kind = @kind AND happened_at >= @since ORDER BY id LIMIT 1
        """;

    /// <summary>What the operator has not been told yet, oldest first.</summary>
    public Task<IReadOnlyList<FeedNotice>> UntoldAsync(Session session, int limit) =>
        session.QueryAsync<FeedNotice>(SelectUntold, new { limit });

    public Task<DateTimeOffset?> LastToldAsync(Session session) => session.FirstAsync<DateTimeOffset?>(SelectLastTold);

    /// <summary>Marks everything up to <paramref name="last"/> as told.</summary>
    public Task ToldAsync(Session session, long last, DateTimeOffset now) => session.ExecuteAsync(SetTold, new { last, now });

    /// <summary>Written in the transaction of the poll that saw it.</summary>
    public Task AddAsync(Session session, FeedEvent happened) =>
        session.ExecuteAsync(Insert, new
        {
            happened.FeedId,
            happened.HappenedAt,
            kind = Word(happened.Kind),
            happened.Detail,
            happened.FromAt,
            happened.ToAt,
            happened.Tell,
        });

    /// <summary>Whether this has happened to the feed at or after an instant.</summary>
    public async Task<bool> HasAsync(Session session, FeedId feedId, FeedEventKind kind, DateTimeOffset since) =>
        await session.FirstAsync<long?>(SelectSince, new { feedId, kind = Word(kind), since }) is not null;

    /// <summary>As the column holds it.</summary>
    public static string Word(FeedEventKind kind) => kind.ToString().ToLowerInvariant();
}

/// <summary>A feed event as the operator is told it.</summary>
internal sealed record FeedNotice
{
    public required long Id { get; init; }
    public required string Feed { get; init; }
    public required string Url { get; init; }
    public required DateTimeOffset HappenedAt { get; init; }
    public required string Detail { get; init; }
}
