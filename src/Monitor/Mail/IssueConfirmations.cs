using Monitor.Hosting;
using Monitor.Storage;
using Monitor.Subscriptions;

namespace Monitor.Mail;

/// <summary>Queues the confirmation mails that sign-ups ask for: at most one per address and day, whoever fills in the form how often.</summary>
internal sealed class IssueConfirmations(
    Database database, SubscriptionStore subscriptions, SubscriberStore subscribers, ConfirmationPress press, TimeProvider time)
{
    private const int Batch = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromHours(24);

    /// <returns>How many were queued.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var asked = await subscriptions.AwaitingConfirmationAsync(now - Pause, Batch, ct);
        var first = asked.DistinctBy(to => to.Subscription.SubscriberId).ToList();
        foreach (var to in first)
            await database.WriteAsync(async session =>
            {
                // Looked at again inside the transaction: another worker may have queued it.
                var subscriber = await subscribers.FindAsync(session, to.Subscription.Id);
                if (subscriber is not { State: SubscriberState.Pending } || subscriber.ConfirmationSentAt > now - Pause)
                    return;
                await subscribers.ConfirmationSentAsync(session, subscriber.Id, now);
                Failpoint.Hit(Failpoint.ConfirmationMarked);
                await press.QueueAsync(session, to, now);
            }, ct);
        if (first.Count > 0)
            Failpoint.Hit(Failpoint.ConfirmationCommitted);
        return first.Count;
    }
}
