using Monitor.Storage;

namespace Monitor.Feeds;

/// <summary>The journal of what happens to feeds.</summary>
internal sealed class FeedEventStore
{
    private const string Insert = """
        INSERT INTO feed_events (feed_id, happened_at, kind, detail, from_at, to_at, tell)
        VALUES (@FeedId, @HappenedAt, @kind, @Detail, @FromAt, @ToAt, @Tell)
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

    /// <summary>As the column holds it.</summary>
    public static string Word(FeedEventKind kind) => kind.ToString().ToLowerInvariant();
}
