using Monitor.Storage;

namespace Monitor.Mail;

/// <summary>
/// The outbox. A message goes pending → claimed → in_data → sent | deferred | failed | unknown; superseded when its
/// subscription ended first. A claim is a lease with a fencing number; <c>in_data</c> is committed just before the hand-over,
/// so that a process that dies leaves behind whether the message can have gone out.
/// </summary>
internal sealed class DeliveryStore(Database database, SharedWrites writes)
{
    private const string Insert = """
        INSERT INTO deliveries (subscriber_id, digest_id, kind, recipient, message_id, state, next_attempt_at, created_at)
        VALUES (@subscriber, @digest, @kind, @recipient, @messageId, 'pending', @now, @now) RETURNING id
        """;

    private const string InsertMail = "INSERT INTO delivery_mails (delivery_id, mime) VALUES (@id, @mime)";

    // A mail waits for the same person's earlier ones. An uncertain confirmation is not repeated and holds nothing up.
    private const string Due = """
        d.next_attempt_at <= @now
          AND NOT (d.state = 'unknown' AND d.kind = 'confirmation')
          AND NOT EXISTS (
              SELECT 1 FROM deliveries e
              WHERE e.subscriber_id = d.subscriber_id AND e.id < d.id
                AND e.state IN ('pending', 'claimed', 'in_data', 'deferred', 'unknown')
                AND NOT (e.state = 'unknown' AND e.kind = 'confirmation'))
          AND NOT EXISTS (
              SELECT 1 FROM digests g JOIN subscriptions s ON s.id = g.subscription_id
              WHERE g.id = d.digest_id AND s.ended_at IS NOT NULL)
        ORDER BY d.next_attempt_at, d.id LIMIT @limit
        """;

    private const string SelectFresh = $"SELECT d.id FROM deliveries d WHERE d.state = 'pending' AND {Due}";

    private const string SelectAgain = $"SELECT d.id FROM deliveries d WHERE d.state IN ('deferred', 'unknown') AND {Due}";

    private const string SetClaimed = """
        UPDATE deliveries SET state = 'claimed', attempt = attempt + 1, lease_until = @until
        WHERE id = @id
        RETURNING id, attempt, kind, recipient, created_at AS CreatedAt, (SELECT mime FROM delivery_mails WHERE delivery_id = id) AS Mime
        """;

    private const string SetInData = """
        UPDATE deliveries SET state = 'in_data', lease_until = @until
        WHERE id = @id AND attempt = @attempt AND state = 'claimed'
        """;

    private const string SetSent = """
        UPDATE deliveries SET state = 'sent', reply = @reply, sent_at = @now, lease_until = NULL
        WHERE id = @id AND attempt = @attempt AND state = 'in_data'
        """;

    private const string SetState = """
        UPDATE deliveries SET state = @state, reply = @reply, next_attempt_at = @next, lease_until = NULL
        WHERE id = @id AND attempt = @attempt AND state IN ('claimed', 'in_data')
        """;

    // Our own claim, so the number may go back: a try that never reached the relay is no refusal of this message.
    private const string Release = """
        UPDATE deliveries SET state = 'pending', attempt = attempt - 1, reply = @reply, next_attempt_at = @next, lease_until = NULL
        WHERE id = @id AND attempt = @attempt AND state IN ('claimed', 'in_data')
        """;

    private const string RecoverClaimed = "UPDATE deliveries SET state = 'pending', lease_until = NULL WHERE state = 'claimed' AND lease_until <= @before";

    private const string RecoverInData = """
        UPDATE deliveries SET state = 'unknown', lease_until = NULL, next_attempt_at = @now,
            reply = 'the process ended during the hand-over; sent again unless it is a confirmation'
        WHERE state = 'in_data' AND lease_until <= @before
        """;

    private const string Supersede = """
        UPDATE deliveries SET state = 'superseded', reply = 'the subscription has ended'
        WHERE state IN ('pending', 'deferred', 'unknown') AND digest_id IN (
            SELECT d.id FROM digests d JOIN subscriptions s ON s.id = d.subscription_id WHERE s.ended_at IS NOT NULL)
        """;

    private const string SelectBetween = """
        SELECT id, subscriber_id AS SubscriberId, kind, state, attempt, reply, created_at AS CreatedAt, sent_at AS SentAt
        FROM deliveries
        WHERE (created_at >= @from AND created_at < @to) OR (sent_at >= @from AND sent_at < @to)
        ORDER BY id LIMIT @limit
        """;

    public async Task AddAsync(Session session, NewDelivery delivery, DateTimeOffset now)
    {
        var id = await session.FirstAsync<DeliveryId>(Insert, new
        {
            subscriber = delivery.Subscriber,
            digest = delivery.Digest,
            kind = delivery.Kind,
            recipient = delivery.Recipient,
            messageId = delivery.Mail.MessageId,
            now,
        });
        await session.ExecuteAsync(InsertMail, new { id, mime = delivery.Mail.Mime });
    }

    /// <summary>Passes over for good what belongs to subscriptions that have ended.</summary>
    public Task SupersedeEndedAsync(CancellationToken ct) => database.WriteAsync(session => session.ExecuteAsync(Supersede), ct);

    /// <summary>
    /// Takes up to <paramref name="limit"/> due messages until <paramref name="until"/>, one a subscriber, none of an ended subscription. At most half of them were tried before: a host that refuses much does not starve the others.
    /// </summary>
    public Task<IReadOnlyList<ClaimedDelivery>> ClaimAsync(int limit, DateTimeOffset now, DateTimeOffset until, CancellationToken ct) =>
        database.WriteAsync<IReadOnlyList<ClaimedDelivery>>(async session =>
        {
            var again = await DueAsync(session, SelectAgain, now, (limit + 1) / 2);
            var fresh = again.Count < limit ? await DueAsync(session, SelectFresh, now, limit - again.Count) : [];
            var claimed = new List<ClaimedDelivery>();
            foreach (var id in fresh.Concat(again))
                claimed.AddRange(await session.QueryAsync<ClaimedDelivery>(SetClaimed, new { id, until }));
            return claimed;
        }, ct);

    /// <summary>False when the claim was lost to another process in the meantime.</summary>
    public Task<bool> InDataAsync(ClaimedDelivery delivery, DateTimeOffset until) =>
        ChangeAsync(SetInData, new { id = delivery.Id, attempt = delivery.Attempt, until });

    public Task<bool> SentAsync(ClaimedDelivery delivery, string reply, DateTimeOffset now) =>
        ChangeAsync(SetSent, new { id = delivery.Id, attempt = delivery.Attempt, reply, now });

    public Task<bool> DeferredAsync(ClaimedDelivery delivery, string reply, DateTimeOffset next) =>
        SetAsync(delivery, "deferred", reply, next);

    public async Task<bool> FailedAsync(Session session, ClaimedDelivery delivery, string reply, DateTimeOffset now) =>
        await session.ExecuteAsync(SetState, new { id = delivery.Id, attempt = delivery.Attempt, state = "failed", reply, next = now }) == 1;

    /// <summary>It may have arrived; the same bytes go out again at <paramref name="next"/>.</summary>
    public Task<bool> UnknownAsync(ClaimedDelivery delivery, string reply, DateTimeOffset next) =>
        SetAsync(delivery, "unknown", reply, next);

    /// <summary>Gives a claim back untried.</summary>
    public Task<bool> ReleaseAsync(ClaimedDelivery delivery, string? reply, DateTimeOffset next) =>
        ChangeAsync(Release, new { id = delivery.Id, attempt = delivery.Attempt, reply, next });

    /// <summary>Takes up what processes left behind whose lease ended at or before <paramref name="before"/>.</summary>
    /// <returns>Messages taken up, and how many of them may have gone out already.</returns>
    public Task<(int Claimed, int InData)> RecoverAsync(DateTimeOffset before, DateTimeOffset now, CancellationToken ct) =>
        database.WriteAsync(async session =>
        {
            var claimed = await session.ExecuteAsync(RecoverClaimed, new { before });
            return (claimed, await session.ExecuteAsync(RecoverInData, new { before, now }));
        }, ct);

    /// <summary>Messages written or sent in [from, to), for the daily log.</summary>
    public Task<IReadOnlyList<DeliveryLine>> ListAsync(DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken ct) =>
        database.ReadAsync(session => session.QueryAsync<DeliveryLine>(SelectBetween, new { from, to, limit }), ct);

    private static Task<IReadOnlyList<DeliveryId>> DueAsync(Session session, string select, DateTimeOffset now, int limit) =>
        session.QueryAsync<DeliveryId>($"{select} {session.Dialect.SkipLocked}", new { now, limit });

    private Task<bool> SetAsync(ClaimedDelivery delivery, string state, string reply, DateTimeOffset next) =>
        ChangeAsync(SetState, new { id = delivery.Id, attempt = delivery.Attempt, state, reply, next });

    private async Task<bool> ChangeAsync(string sql, object args) => await writes.ExecuteAsync(sql, args) == 1;
}
