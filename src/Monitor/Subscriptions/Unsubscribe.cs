using Monitor.Hosting;
using Monitor.Storage;

namespace Monitor.Subscriptions;

/// <summary>
/// Ends a subscription from its signed link, which never expires (RFC 8058 POST, or the button on the page).
/// Effective at once: the next claim of a mail passes over what belongs to an ended subscription.
/// </summary>
internal sealed class Unsubscribe(Database database, SignedLinks links, SubscriberStore subscribers, SubscriptionStore subscriptions, TimeProvider time)
{
    /// <summary>The subscription a link is for, also one that has ended; null when the link is not good.</summary>
    public async Task<Subscription?> FindAsync(string token, CancellationToken ct) =>
        links.Read(token, LinkPurpose.Unsubscribe) is { } target ? await subscriptions.FindAsync(target.Subscription, ct) : null;

    public async Task<LinkResult> RunAsync(string token, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (await FindAsync(token, ct) is not { } subscription)
            return new LinkResult.Unknown();
        await database.WriteAsync(async session =>
        {
            await subscriptions.EndAsync(session, subscription.Id, now);
            await subscribers.UnsubscribeIfBareAsync(session, subscription.SubscriberId, now);
            Failpoint.Hit(Failpoint.Unsubscribed);
        }, ct);
        return new LinkResult.Done(subscription);
    }
}
