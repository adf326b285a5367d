using System.Collections.Concurrent;
using Monitor.Digests;
using Monitor.Hosting;
using Monitor.Storage;
using Monitor.Subscriptions;

namespace Monitor.Mail;

/// <summary>Decides an edition once: its digest, its items and its mail are stored in one transaction, or none of them.</summary>
internal sealed class Outbox(Database database, DigestStore digests, DeliveryStore deliveries)
{
    // A mail that has waited for a whole period is of no more use; no server has taken it, so its items may stand in another one.
    private const string SelectWaiting = """
        SELECT d.id FROM digests d JOIN deliveries v ON v.digest_id = d.id
        WHERE d.subscription_id = @subscription AND d.kind = 'digest' AND v.state IN ('pending', 'deferred')
        """;

    private const string SupersedeDelivery = "UPDATE deliveries SET state = 'superseded', reply = 'its items go out with the next edition' WHERE digest_id = @digest AND state IN ('pending', 'deferred')";

    private const string SupersedeDigest = "UPDATE digests SET state = 'superseded' WHERE id = @digest";

    private const string FreeItems = "DELETE FROM digest_items WHERE digest_id = @digest";

    private const string SelectDigestOf = """
        SELECT d.id FROM digests d JOIN deliveries v ON v.digest_id = d.id WHERE v.id = @delivery AND d.kind = 'digest'
        """;

    // Only spares the question: what is in here was seen in the database, and a decided period stays decided.
    private readonly ConcurrentDictionary<SubscriptionId, string> known = new();

    /// <summary>Whether the period is decided: composed, empty or missed.</summary>
    public async Task<bool> ContainsAsync(SubscriptionId subscription, string period, CancellationToken ct)
    {
        if (known.GetValueOrDefault(subscription) == period)
            return true;
        if (!await digests.ExistsAsync(subscription, period, ct))
            return false;
        known[subscription] = period;
        return true;
    }

    /// <returns>False when another worker decided the period, or delivered one of the items, first; nothing was stored.</returns>
    public async Task<bool> PutAsync(Edition edition, PrintedEdition printed, Addressed to, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            return await database.WriteAsync(session => PutAsync(session, edition, printed, to, now), ct);
        }
        catch (TakenException)
        {
            return false;
        }
    }

    /// <summary>Notes a period that gets no mail.</summary>
    public Task<bool> NoteAsync(Subscription subscription, EditionFrame frame, DigestState state, DateTimeOffset now, CancellationToken ct) =>
        database.WriteAsync(async session =>
        {
            var noted = await digests.AddAsync(session, subscription.Id, frame, state, "", now) is not null;
            Failpoint.Hit(Failpoint.PeriodNoted);
            return noted;
        }, ct);

    /// <summary>Takes back the editions of this subscription that no server took yet; their items wait again.</summary>
    /// <returns>How many.</returns>
    public async Task<int> SupersedeAsync(Subscription subscription, CancellationToken ct)
    {
        var waiting = await database.ReadAsync(session => WaitingAsync(session, subscription), ct);
        // Looked at again inside the transaction: one may be on its way by then.
        return waiting.Count == 0 ? 0 : await database.WriteAsync(session => SupersedeAsync(session, subscription), ct);
    }

    /// <summary>Sets free the items of a digest that is given up: they stand in the next one.</summary>
    public async Task GiveUpAsync(Session session, DeliveryId delivery)
    {
        foreach (var digest in await session.QueryAsync<DigestId>(SelectDigestOf, new { delivery }))
        {
            await session.ExecuteAsync(FreeItems, new { digest });
            await session.ExecuteAsync(SupersedeDigest, new { digest });
        }
    }

    private static async Task<int> SupersedeAsync(Session session, Subscription subscription)
    {
        var waiting = await WaitingAsync(session, subscription);
        foreach (var digest in waiting)
        {
            await session.ExecuteAsync(SupersedeDelivery, new { digest });
            await session.ExecuteAsync(FreeItems, new { digest });
            await session.ExecuteAsync(SupersedeDigest, new { digest });
        }

        return waiting.Count;
    }

    private static Task<IReadOnlyList<DigestId>> WaitingAsync(Session session, Subscription subscription) =>
        session.QueryAsync<DigestId>($"{SelectWaiting} {session.Dialect.SkipLocked}", new { subscription = subscription.Id });

    private async Task<bool> PutAsync(Session session, Edition edition, PrintedEdition printed, Addressed to, DateTimeOffset now)
    {
        var subscription = to.Subscription;
        if (await digests.AddAsync(session, subscription.Id, edition.Frame, DigestState.Composed, printed.Rendered.Subject, now) is not { } digest)
            return false;
        Failpoint.Hit(Failpoint.DigestStored);
        if (!await digests.AddItemsAsync(session, digest, subscription.SubscriberId, edition))
            throw new TakenException();
        Failpoint.Hit(Failpoint.DigestItemsStored);
        await deliveries.AddAsync(session, new NewDelivery
        {
            Subscriber = subscription.SubscriberId,
            Digest = digest,
            Kind = DigestStore.Word(edition.Frame.Kind),
            Recipient = to.Email,
            Mail = printed.Mail,
        }, now);
        Failpoint.Hit(Failpoint.DeliveryStored);
        return true;
    }

    /// <summary>Rolls the transaction back; never leaves this class.</summary>
    private sealed class TakenException : Exception;
}
