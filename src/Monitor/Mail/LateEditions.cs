using Monitor.Digests;
using Monitor.Storage;
using Monitor.Subscriptions;

namespace Monitor.Mail;

/// <summary>
/// Editions that did not get out in time. Their items are set free, so that the next edition holds them: nothing is lost, and a relay that
/// was down for days brings one digest, not a heap of them.
/// </summary>
internal sealed class LateEditions(Database database)
{
    // What may have arrived (unknown) or is on its way keeps its items.
    private const string Supersede = """
        UPDATE deliveries SET state = 'superseded', reply = 'not taken before the next edition, which holds its items'
        WHERE state IN ('pending', 'deferred')
          AND digest_id IN (SELECT id FROM digests WHERE subscription_id = @subscription AND kind = 'digest')
        RETURNING digest_id
        """;

    private const string Free = "DELETE FROM digest_items WHERE digest_id = @digest";

    private const string FreeOf = """
        DELETE FROM digest_items
        WHERE digest_id = (SELECT e.digest_id FROM deliveries e JOIN digests d ON d.id = e.digest_id WHERE e.id = @delivery AND d.kind = 'digest')
        """;

    /// <summary>Just before the next edition of the subscription is composed.</summary>
    /// <returns>How many editions were taken back.</returns>
    public Task<int> TakeBackAsync(SubscriptionId subscription, CancellationToken ct) => database.WriteAsync(async session =>
    {
        var late = await session.QueryAsync<DigestId>(Supersede, new { subscription });
        foreach (var digest in late)
            await session.ExecuteAsync(Free, new { digest });
        return late.Count;
    }, ct);

    /// <summary>Of a digest that is given up.</summary>
    public Task FreeItemsAsync(Session session, DeliveryId delivery) => session.ExecuteAsync(FreeOf, new { delivery });
}
