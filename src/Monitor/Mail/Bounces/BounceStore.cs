using Monitor.Hosting;
using Monitor.Storage;
using Monitor.Subscriptions;

namespace Monitor.Mail.Bounces;

/// <summary>Rows of <c>bounces</c>, and what they end.</summary>
internal sealed class BounceStore
{
    private const string SelectDelivery = """
        SELECT d.id, d.subscriber_id AS SubscriberId, s.email, d.recipient
        FROM deliveries d JOIN subscribers s ON s.id = d.subscriber_id WHERE d.id = @id
        """;

    private const string Insert = """
        INSERT INTO bounces (subscriber_id, delivery_id, kind, status, detail, received_at)
        VALUES (@subscriber, @delivery, @kind, @status, @detail, @now)
        """;

    private const string SelectRefusals = """
        SELECT status, received_at AS ReceivedAt FROM bounces
        WHERE subscriber_id = @subscriber AND kind IN ('refused', 'bounced') AND received_at >= @since
        ORDER BY received_at DESC LIMIT 200
        """;

    private const string Supersede = """
        UPDATE deliveries SET state = 'superseded', reply = @reply
        WHERE subscriber_id = @subscriber AND state IN ('pending', 'deferred', 'unknown')
        """;

    /// <summary>Null when the delivery, or the person, is gone.</summary>
    public Task<ReturnedDelivery?> FindAsync(Session session, DeliveryId id) =>
        session.FirstAsync<ReturnedDelivery>(SelectDelivery, new { id });

    public Task AddAsync(Session session, ReturnedDelivery of, Bounce bounce, DateTimeOffset now) => session.ExecuteAsync(Insert, new
    {
        subscriber = of.SubscriberId,
        delivery = of.Id,
        kind = bounce.Kind.ToString().ToLowerInvariant(),
        status = bounce.Status,
        detail = AddressMask.In(bounce.Detail),
        now,
    });

    public Task<IReadOnlyList<EarlierBounce>> RefusalsAsync(Session session, SubscriberId subscriber, DateTimeOffset since) =>
        session.QueryAsync<EarlierBounce>(SelectRefusals, new { subscriber, since });

    /// <summary>What waits for the address is not sent.</summary>
    public Task SupersedeAsync(Session session, SubscriberId subscriber, string reply) =>
        session.ExecuteAsync(Supersede, new { subscriber, reply });
}
