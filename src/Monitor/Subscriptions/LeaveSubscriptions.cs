using Monitor.Storage;

namespace Monitor.Subscriptions;

/// <summary>Ends one of a person's subscriptions, or all, from the "change" link. Effective at once, as <see cref="Unsubscribe"/> is.</summary>
internal sealed class LeaveSubscriptions(Database database, OwnSubscriptions own, SubscriberStore subscribers, SubscriptionStore subscriptions, TimeProvider time)
{
    /// <param name="which">Null for all.</param>
    public async Task<ChangeResult> RunAsync(string token, long? which, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (await own.FindAsync(token, ct) is not { } owner)
            return new ChangeResult.Unknown();
        var leaving = owner.Subscriptions.Where(one => which is null || one.Subscription.Id.Value == which).ToList();
        await database.WriteAsync(async session =>
        {
            foreach (var one in leaving)
                await subscriptions.EndAsync(session, one.Subscription.Id, now);
            await subscribers.UnsubscribeIfBareAsync(session, owner.Subscriber.Id, now);
        }, ct);
        return new ChangeResult.Done();
    }
}
