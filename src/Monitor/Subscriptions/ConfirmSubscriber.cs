using System.Net;
using Monitor.Hosting;
using Monitor.Storage;

namespace Monitor.Subscriptions;

/// <summary>
/// Confirms an address from the button behind the link in its confirmation mail (a POST: scanners follow GETs). The link is good for
/// 48 hours and until the next such mail; once used, it says so again and does no more.
/// </summary>
internal sealed class ConfirmSubscriber(Database database, SignedLinks links, SubscriberStore subscribers, SubscriptionStore subscriptions, TimeProvider time)
{
    private static readonly TimeSpan Validity = TimeSpan.FromHours(48);

    /// <summary>The subscription a link is for; null when the link is not good.</summary>
    public async Task<Subscription?> FindAsync(string token, CancellationToken ct) =>
        links.Read(token, LinkPurpose.Confirm) is { } target ? await subscriptions.FindAsync(target.Subscription, ct) : null;

    /// <param name="from">Kept, cut, as a part of the record of consent.</param>
    public async Task<LinkResult> RunAsync(string token, IPAddress? from, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (await FindAsync(token, ct) is not { } subscription || links.Read(token, LinkPurpose.Confirm) is not { } target)
            return new LinkResult.Unknown();
        return await database.WriteAsync<LinkResult>(async session =>
        {
            var subscriber = await subscribers.FindAsync(session, subscription.Id);
            if (subscriber is { State: SubscriberState.Confirmed })
                return new LinkResult.Done(subscription);
            if (subscriber is not { State: SubscriberState.Pending, ConfirmationSentAt: { } sent }
                || sent.ToUnixTimeMilliseconds() != target.Version || now - sent > Validity)
                return new LinkResult.Expired();
            await subscribers.ConfirmAsync(session, subscriber.Id,
                new Consent(now, ClientNetwork.OfConsent(from), $"{Consent.Wording} {subscription.Language}"));
            Failpoint.Hit(Failpoint.Confirmed);
            return new LinkResult.Done(subscription);
        }, ct);
    }
}
