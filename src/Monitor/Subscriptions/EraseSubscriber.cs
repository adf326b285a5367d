using Monitor.Storage;

namespace Monitor.Subscriptions;

/// <summary>
/// Erases a person: address, consent, subscriptions, editions, deliveries and what came back. What stays of a suppressed address is the
/// keyed hash on that list, without which it would get mail again; of any other nothing stays, and it may subscribe anew.
/// </summary>
internal sealed class EraseSubscriber(
    Database database, OwnSubscriptions own, SubscriberStore subscribers, SignUpStore signUps, ILogger<EraseSubscriber> log)
{
    /// <summary>By the person, from the "change" link; false when the link is not good.</summary>
    public async Task<bool> ByLinkAsync(string token, CancellationToken ct) =>
        await own.FindAsync(token, ct) is { } owner && await RunAsync(owner.Subscriber, ct);

    /// <summary>By whoever runs Monitor; false when nobody has this address.</summary>
    public async Task<bool> ByAddressAsync(string email, CancellationToken ct) =>
        await subscribers.FindAsync(email, ct) is { } subscriber && await RunAsync(subscriber, ct);

    private async Task<bool> RunAsync(Subscriber subscriber, CancellationToken ct)
    {
        await database.WriteAsync(async session =>
        {
            await signUps.ForgetAsync(session, subscriber.Email);
            await subscribers.RemoveAsync(session, subscriber.Id);
        }, ct);
        log.SubscriberErased(subscriber.Id.Value);
        return true;
    }
}
