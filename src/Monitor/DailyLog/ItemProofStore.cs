using Monitor.Hosting;
using Monitor.Storage;
using Monitor.Subscriptions;

namespace Monitor.DailyLog;

/// <summary>Reads what became of an item for a reader, from the rows that decided it.</summary>
internal sealed class ItemProofStore(Database database)
{
    private const string SelectItem = """
        SELECT i.id, i.title, f.title AS Feed, i.first_seen_at AS FirstSeenAt, i.held
        FROM items i JOIN feeds f ON f.id = i.feed_id
        WHERE i.id = @id OR i.url = @url
        ORDER BY i.id LIMIT 1
        """;

    private const string SelectDecisions = """
        SELECT t.id AS TopicId, t.slug AS Topic, m.decision, m.score, m.rejection
        FROM matches m JOIN topics t ON t.id = m.topic_id
        WHERE m.item_id = @item ORDER BY m.score DESC, t.slug LIMIT 200
        """;

    private const string SelectReader = "SELECT id, state FROM subscribers WHERE email = @email";

    private const string SelectSubscriptions = """
        SELECT s.id, s.rhythm, s.created_at AS CreatedAt, s.ended_at AS EndedAt, s.paused_until AS PausedUntil,
               EXISTS (SELECT 1 FROM matches m WHERE m.item_id = @item AND m.decision = 'match' AND (s.all_topics = 1 OR EXISTS (
                   SELECT 1 FROM subscription_topics t WHERE t.subscription_id = s.id AND t.topic_id = m.topic_id))) AS Watches
        FROM subscriptions s WHERE s.subscriber_id = @reader ORDER BY s.id LIMIT 100
        """;

    private const string SelectEdition = """
        SELECT d.period, d.kind, t.slug AS Topic, d.composed_at AS ComposedAt, v.state, v.attempt, v.reply, v.sent_at AS SentAt,
               v.message_id AS MessageId
        FROM digest_items n
        JOIN digests d ON d.id = n.digest_id
        JOIN deliveries v ON v.digest_id = d.id
        JOIN topics t ON t.id = n.topic_id
        WHERE n.subscriber_id = @reader AND n.item_id = @item
        """;

    /// <param name="item">Its id, or its address.</param>
    /// <exception cref="UserError">No such item.</exception>
    public Task<ItemProof> ReadAsync(string item, string email, CancellationToken ct) => database.ReadAsync(async session =>
    {
        var id = long.TryParse(item, out var number) ? number : -1;
        if (await session.FirstAsync<ProvenItem>(SelectItem, new { id, url = item }) is not { } found)
            throw new UserError(item, "is no stored item; give its id or its link ('monitor log --format json' has both)");
        var reader = await session.FirstAsync<ProvenReader>(SelectReader, new { email = EmailAddress.Normalise(email) ?? email });
        var which = new { item = found.Id, reader = reader?.Id ?? -1 };
        return new ItemProof
        {
            Item = found,
            Decisions = await session.QueryAsync<ProvenDecision>(SelectDecisions, which),
            Reader = reader,
            Subscriptions = await session.QueryAsync<ProvenSubscription>(SelectSubscriptions, which),
            Edition = await session.FirstAsync<ProvenEdition>(SelectEdition, which),
        };
    }, ct);
}
