using System.Collections.Concurrent;
using Monitor.Digests;
using Monitor.Storage;
using Monitor.Subscriptions;

namespace Monitor.Mail;

/// <summary>Decides an edition once: its digest, its items and its mail are stored in one transaction, or none of them.</summary>
internal sealed class Outbox(Database database, DigestStore digests, DeliveryStore deliveries)
{
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
        database.WriteAsync(async session => await digests.AddAsync(session, subscription.Id, frame, state, "", now) is not null, ct);

    private async Task<bool> PutAsync(Session session, Edition edition, PrintedEdition printed, Addressed to, DateTimeOffset now)
    {
        var subscription = to.Subscription;
        if (await digests.AddAsync(session, subscription.Id, edition.Frame, DigestState.Composed, printed.Rendered.Subject, now) is not { } digest)
            return false;
        if (!await digests.AddItemsAsync(session, digest, subscription.SubscriberId, edition))
            throw new TakenException();
        await deliveries.AddAsync(session, new NewDelivery
        {
            Subscriber = subscription.SubscriberId,
            Digest = digest,
            Kind = DigestStore.Word(edition.Frame.Kind),
            Recipient = to.Email,
            Mail = printed.Mail,
        }, now);
        return true;
    }

    /// <summary>Rolls the transaction back; never leaves this class.</summary>
    private sealed class TakenException : Exception;
}
