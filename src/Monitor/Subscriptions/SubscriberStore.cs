using Monitor.Storage;

namespace Monitor.Subscriptions;

/// <summary>Rows of <c>subscribers</c>. What belongs to one decision takes the caller's session, so that it is stored whole.</summary>
internal sealed class SubscriberStore(Database database)
{
    private const string Columns = "id, email, state, language, created_at AS CreatedAt, confirmation_sent_at AS ConfirmationSentAt, confirmations AS Confirmations";

    private const string SelectByEmail = $"SELECT {Columns} FROM subscribers WHERE email = @email";

    private const string SelectBySubscription = $"""
        SELECT {Columns} FROM subscribers
        WHERE id = (SELECT subscriber_id FROM subscriptions WHERE id = @subscription)
        """;

    private const string SelectAll = $"SELECT {Columns} FROM subscribers ORDER BY email LIMIT @limit";

    private const string Insert = """
        INSERT INTO subscribers (email, state, language, created_at)
        VALUES (@email, 'pending', @language, @now)
        ON CONFLICT (email) DO NOTHING
        """;

    private const string SetConfirmed = """
        UPDATE subscribers SET state = 'confirmed', confirmed_at = @now, unsubscribed_at = NULL, confirmations = 0,
            consent_at = @now, consent_network = @network, consent_text = @text
        WHERE id = @id AND state <> 'confirmed'
        """;

    private const string SetPending = "UPDATE subscribers SET state = 'pending', language = @language WHERE id = @id AND state <> 'confirmed'";

    private const string SetUnsubscribed = """
        UPDATE subscribers SET state = 'unsubscribed', unsubscribed_at = @now
        WHERE id = @id AND NOT EXISTS (
            SELECT 1 FROM subscriptions s WHERE s.subscriber_id = subscribers.id AND s.ended_at IS NULL)
        """;

    private const string SetConfirmationSent = "UPDATE subscribers SET confirmation_sent_at = @now, confirmations = confirmations + 1 WHERE id = @id";

    private const string CountAsked = "SELECT COUNT(*) FROM subscribers WHERE confirmation_sent_at > @since";

    private const string Delete = "DELETE FROM subscribers WHERE id = @id";

    private const string SelectById = $"SELECT {Columns} FROM subscribers WHERE id = @id";

    public Task<Subscriber?> FindAsync(string email, CancellationToken ct) =>
        database.ReadAsync(session => FindAsync(session, email), ct);

    public Task<IReadOnlyList<Subscriber>> ListAsync(int limit, CancellationToken ct) =>
        database.ReadAsync(session => session.QueryAsync<Subscriber>(SelectAll, new { limit }), ct);

    public Task<Subscriber?> FindAsync(SubscriberId id, CancellationToken ct) =>
        database.ReadAsync(session => session.FirstAsync<Subscriber>(SelectById, new { id }), ct);

    /// <summary>Removes the address with its subscriptions, editions and deliveries.</summary>
    public Task RemoveAsync(Session session, SubscriberId id) => session.ExecuteAsync(Delete, new { id });

    public Task<Subscriber?> FindAsync(Session session, string email) =>
        session.FirstAsync<Subscriber>(SelectByEmail, new { email });

    public Task<Subscriber?> FindAsync(Session session, SubscriptionId subscription) =>
        session.FirstAsync<Subscriber>(SelectBySubscription, new { subscription });

    /// <summary>The subscriber of this address, pending when new.</summary>
    public async Task<Subscriber> AddAsync(Session session, string email, string language, DateTimeOffset now)
    {
        await session.ExecuteAsync(Insert, new { email, language, now });
        return await FindAsync(session, email) ?? throw new InvalidOperationException("a subscriber just stored is not there");
    }

    /// <summary>Changes nothing for an address that is confirmed.</summary>
    public Task ConfirmAsync(Session session, SubscriberId id, Consent consent) =>
        session.ExecuteAsync(SetConfirmed, new { id, now = consent.At, network = consent.Network, text = consent.Text });

    /// <summary>Back to waiting for a confirmation, unless the address is confirmed.</summary>
    public Task AwaitConfirmationAsync(Session session, SubscriberId id, string language) =>
        session.ExecuteAsync(SetPending, new { id, language });

    /// <summary>Unsubscribes the address when its last subscription has ended.</summary>
    public Task UnsubscribeIfBareAsync(Session session, SubscriberId id, DateTimeOffset now) =>
        session.ExecuteAsync(SetUnsubscribed, new { id, now });

    /// <summary>How many addresses were asked to confirm since then.</summary>
    public Task<long> AskedSinceAsync(Session session, DateTimeOffset since) => session.FirstAsync<long>(CountAsked, new { since });

    public Task ConfirmationSentAsync(Session session, SubscriberId id, DateTimeOffset now) =>
        session.ExecuteAsync(SetConfirmationSent, new { id, now });
}
