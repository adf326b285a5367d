using Monitor.Storage;

namespace Monitor.Subscriptions;

/// <summary>
/// Ends a subscription from its signed link, which never expires (RFC 8058 POST, or the button on the page).
/// Effective at once: the next claim of a mail passes over what belongs to an ended subscription.
/// </summary>
internal sealed class Unsubscribe(Database database, SignedLinks links, SubscriberStore subscribers, SubscriptionStore subscriptions, TimeProvider time)
{
    public async Task<LinkResult> RunAsync(string token, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (links.Read(token, LinkPurpose.Unsubscribe) is not { } id || await subscriptions.FindAsync(id, ct) is not { } subscription)
            return new LinkResult.Unknown();
        await database.WriteAsync(async session =>
        {
            await subscriptions.EndAsync(session, id, now);
            await subscribers.UnsubscribeIfBareAsync(session, subscription.SubscriberId, now);
        }, ct);
        return new LinkResult.Done(subscription);
    }
}
