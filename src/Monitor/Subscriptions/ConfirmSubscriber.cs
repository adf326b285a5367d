using Monitor.Storage;

namespace Monitor.Subscriptions;

/// <summary>Confirms an address from the button behind the link in its confirmation mail (a POST: scanners follow GETs).</summary>
internal sealed class ConfirmSubscriber(Database database, SignedLinks links, SubscriberStore subscribers, SubscriptionStore subscriptions, TimeProvider time)
{
    private static readonly TimeSpan Validity = TimeSpan.FromHours(48);

    public async Task<LinkResult> RunAsync(string token, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (links.Read(token, LinkPurpose.Confirm) is not { } id || await subscriptions.FindAsync(id, ct) is not { } subscription)
            return new LinkResult.Unknown();
        return await database.WriteAsync<LinkResult>(async session =>
        {
            var subscriber = await subscribers.FindAsync(session, id);
            if (subscriber is { State: SubscriberState.Pending, ConfirmationSentAt: { } sent } && now - sent <= Validity)
                await subscribers.ConfirmAsync(session, subscriber.Id, now);
            else if (subscriber?.State != SubscriberState.Confirmed)
                return new LinkResult.Expired();
            return new LinkResult.Done(subscription);
        }, ct);
    }
}
