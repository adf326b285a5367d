using Monitor.Storage;

namespace Monitor.Feeds;

/// <summary>The journal of what happens to feeds.</summary>
internal sealed class FeedEventStore
{
    private const string Insert = """
        INSERT INTO feed_events (feed_id, happened_at, kind, detail, from_at, to_at, tell)
        VALUES (@FeedId, @HappenedAt, @kind, @Detail, @FromAt, @ToAt, @Tell)
        """;

    private const string SelectSince = """
        SELECT id FROM feed_events WHERE feed_id = @feedId AND kind = @kind AND happened_at >= @since ORDER BY id LIMIT 1
        """;

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
