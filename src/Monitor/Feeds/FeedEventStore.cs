using Monitor.Storage;

namespace Monitor.Feeds;

/// <summary>The journal of what happens to feeds.</summary>
internal sealed class FeedEventStore
{
    private const string Insert = """
        INSERT INTO feed_events (feed_id, happened_at, kind, detail, from_at, to_at, tell)
        VALUES (@FeedId, @HappenedAt, @kind, @Detail, @FromAt, @ToAt, @Tell)
        """;

    private const string Count = "SELECT COUNT(*) FROM feed_events WHERE feed_id = @feed AND kind = @kind AND happened_at > @since";

    /// <summary>Whether the feed has an event of this kind after an instant.</summary>
    public async Task<bool> HasAsync(Session session, FeedId feed, FeedEventKind kind, DateTimeOffset since) =>
        await session.FirstAsync<long>(Count, new { feed, kind = Word(kind), since }) > 0;

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

    /// <summary>As the column holds it.</summary>
    public static string Word(FeedEventKind kind) => kind.ToString().ToLowerInvariant();
}
