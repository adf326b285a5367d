using Monitor.Storage;

namespace Monitor.Feeds.Push;

/// <summary>Our subscriptions at hubs; each statement that moves one also writes what happened to its feed.</summary>
internal sealed class PushStore(Database database, FeedEventStore events)
{
    private const string Columns = """
        token AS Token, feed_id AS FeedId, hub AS Hub, topic AS Topic, callback AS Callback, secret AS Secret, mode AS Mode,
        next_at AS NextAt, lease_until AS LeaseUntil, failures AS Failures, last_error AS LastError
        """;

    private const string SelectByToken = $"SELECT {Columns} FROM pushes WHERE token = @token";

    // One whose feed is gone is due at once, and then at its turns.
    private const string SelectDue = $"""
        SELECT {Columns} FROM pushes
        WHERE next_at <= @now OR (feed_id IS NULL AND COALESCE(mode, '') <> 'unsubscribe')
        ORDER BY next_at, token LIMIT @limit
        """;

    private const string SelectOffers = """
        SELECT id AS FeedId, hub AS Hub, self_url AS Topic FROM feeds
        WHERE hub IS NOT NULL AND self_url IS NOT NULL AND gone_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM pushes WHERE pushes.feed_id = feeds.id)
        ORDER BY id LIMIT @limit
        """;

    // The feed has another hub or name by now, or is gone, or our own address has changed.
    private const string SelectStale = $"""
        SELECT {Columns} FROM pushes
        WHERE feed_id IS NOT NULL AND (SUBSTR(callback, 1, @length) <> @start OR NOT EXISTS (
            SELECT 1 FROM feeds
            WHERE feeds.id = pushes.feed_id AND feeds.hub = pushes.hub AND feeds.self_url = pushes.topic AND feeds.gone_at IS NULL))
        ORDER BY token LIMIT @limit
        """;

    private const string SelectLapsed = $"""
        SELECT {Columns} FROM pushes WHERE feed_id IS NOT NULL AND lease_until <= @now ORDER BY token LIMIT @limit
        """;

    private const string Insert = """
        INSERT INTO pushes (token, feed_id, hub, topic, callback, secret, next_at)
        VALUES (@Token, @FeedId, @Hub, @Topic, @Callback, @Secret, @NextAt)
        ON CONFLICT (feed_id) DO NOTHING
        """;

    private const string Release = "UPDATE pushes SET feed_id = NULL, mode = NULL, failures = 0 WHERE token = @Token";

    private const string Lapse = "UPDATE pushes SET lease_until = NULL WHERE token = @Token";

    // Nothing is left to end once the hub stopped by itself, and a hub that is told three times is told often enough.
    private const string DeleteEnded = "DELETE FROM pushes WHERE feed_id IS NULL AND (lease_until IS NULL OR lease_until <= @now OR failures >= 3)";

    private const string Ask = "UPDATE pushes SET mode = @mode, failures = failures + 1, next_at = @next WHERE token = @Token";

    private const string Note = "UPDATE pushes SET last_error = @error WHERE token = @Token";

    // Whoever comes second finds the question answered.
    private const string Activate = """
        UPDATE pushes SET mode = NULL, failures = 0, last_error = NULL, lease_until = @until, next_at = @next
        WHERE token = @Token AND mode = 'subscribe'
        """;

    private const string DeleteVerified = "DELETE FROM pushes WHERE token = @Token AND mode = 'unsubscribe'";

    private const string Deny = "UPDATE pushes SET mode = NULL, lease_until = NULL, last_error = @reason, next_at = @next WHERE token = @Token";

    private const string CountForged = "UPDATE pushes SET forged = forged + 1 WHERE token = @Token";

    public Task<PushSubscription?> FindAsync(string token, CancellationToken ct) =>
        database.ReadAsync(session => session.FirstAsync<PushSubscription>(SelectByToken, new { token }), ct);

    /// <summary>Those to ask at <paramref name="now"/>, the longest due first.</summary>
    public Task<IReadOnlyList<PushSubscription>> DueAsync(DateTimeOffset now, int limit, CancellationToken ct) =>
        database.ReadAsync(session => session.QueryAsync<PushSubscription>(SelectDue, new { now, limit }), ct);

    public Task<IReadOnlyList<PushOffer>> OffersAsync(int limit, CancellationToken ct) =>
        database.ReadAsync(session => session.QueryAsync<PushOffer>(SelectOffers, new { limit }), ct);

    /// <summary>Those whose feed or whose callback is another by now.</summary>
    /// <param name="start">What every callback begins with.</param>
    public Task<IReadOnlyList<PushSubscription>> StaleAsync(string start, int limit, CancellationToken ct) =>
        database.ReadAsync(session => session.QueryAsync<PushSubscription>(SelectStale, new { start, length = start.Length, limit }), ct);

    /// <summary>Those whose lease ran out before the hub renewed it.</summary>
    public Task<IReadOnlyList<PushSubscription>> LapsedAsync(DateTimeOffset now, int limit, CancellationToken ct) =>
        database.ReadAsync(session => session.QueryAsync<PushSubscription>(SelectLapsed, new { now, limit }), ct);

    /// <summary>Does nothing where the feed has one already.</summary>
    public Task AddAsync(PushSubscription push, CancellationToken ct) => database.WriteAsync(session => session.ExecuteAsync(Insert, push), ct);

    /// <summary>Lets go of the feed; what is left of the row is ended at the hub.</summary>
    public Task ReleaseAsync(PushSubscription push, string why, DateTimeOffset now, CancellationToken ct) =>
        database.WriteAsync(async session =>
        {
            await session.ExecuteAsync(Release, push);
            if (push.LeaseUntil is not null)
                await TellAsync(session, push, "push ended: " + why, now);
        }, ct);

    public Task LapseAsync(PushSubscription push, DateTimeOffset now, CancellationToken ct) =>
        database.WriteAsync(async session =>
        {
            await session.ExecuteAsync(Lapse, push);
            await TellAsync(session, push, $"push ended: the lease ran out and the hub did not renew it ({push.LastError ?? "no answer"})", now);
        }, ct);

    public Task<int> ForgetEndedAsync(DateTimeOffset now, CancellationToken ct) =>
        database.WriteAsync(session => session.ExecuteAsync(DeleteEnded, new { now }), ct);

    /// <summary>Written before the hub is asked: it may come back to verify while it still answers.</summary>
    /// <param name="next">When to ask again if it does not come.</param>
    public Task AskAsync(PushSubscription push, string mode, DateTimeOffset next, CancellationToken ct) =>
        database.WriteAsync(session => session.ExecuteAsync(Ask, new { push.Token, mode, next }), ct);

    public Task NoteAsync(PushSubscription push, string error, CancellationToken ct) =>
        database.WriteAsync(session => session.ExecuteAsync(Note, new { push.Token, error }), ct);

    /// <summary>False when no question of ours is open.</summary>
    public Task<bool> ActivateAsync(PushSubscription push, DateTimeOffset until, DateTimeOffset next, DateTimeOffset now, CancellationToken ct) =>
        database.WriteAsync(async session =>
        {
            if (await session.ExecuteAsync(Activate, new { push.Token, until, next }) == 0)
                return false;
            if (push.LeaseUntil is null)
                await TellAsync(session, push, $"push began: {push.Hub} brings what is new", now);
            return true;
        }, ct);

    /// <summary>False when no question of ours is open.</summary>
    public Task<bool> EndVerifiedAsync(PushSubscription push, CancellationToken ct) =>
        database.WriteAsync(async session => await session.ExecuteAsync(DeleteVerified, push) > 0, ct);

    public Task DenyAsync(PushSubscription push, string reason, DateTimeOffset next, DateTimeOffset now, CancellationToken ct) =>
        database.WriteAsync(async session =>
        {
            await session.ExecuteAsync(Deny, new { push.Token, reason, next });
            await TellAsync(session, push, $"push denied by {push.Hub}: {reason}", now);
        }, ct);

    public Task CountForgedAsync(PushSubscription push, CancellationToken ct) =>
        database.WriteAsync(session => session.ExecuteAsync(CountForged, push), ct);

    private async Task TellAsync(Session session, PushSubscription push, string detail, DateTimeOffset now)
    {
        if (push.FeedId is { } feed)
            await events.AddAsync(session, new FeedEvent { FeedId = feed, HappenedAt = now, Kind = FeedEventKind.Push, Detail = detail });
    }
}
