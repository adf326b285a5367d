using Monitor.Hosting;
using Monitor.Storage;
using Monitor.Subscriptions;

namespace Monitor.Mail;

/// <summary>Takes in what the public form was asked for, and queues the mails that ask whether it was them, within <see cref="ConfirmationLimits"/>.</summary>
internal sealed class IssueConfirmations(
    Database database, TakeInSignUps signUps, SubscriptionStore subscriptions, ConfirmationLimits limits, ConfirmationPress press, TimeProvider time)
{
    private const int Batch = 200;

    /// <returns>How many were queued.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await signUps.RunAsync(now, ct);
        var queued = 0;
        foreach (var to in (await subscriptions.AwaitingConfirmationAsync(now, Batch, ct)).DistinctBy(to => to.Subscription.SubscriberId))
        {
            var asked = await database.WriteAsync(session => AskAsync(session, to, now), ct);
            if (asked == AskNow.Later)
                break;
            queued += asked == AskNow.Yes ? 1 : 0;
        }

        if (queued > 0)
            Failpoint.Hit(Failpoint.ConfirmationCommitted);
        return queued;
    }

    /// <summary>Looked at again inside the transaction: another worker may have queued it.</summary>
    private async Task<AskNow> AskAsync(Session session, Addressed to, DateTimeOffset now)
    {
        var asked = await limits.DecideAsync(session, to.Subscription.Id, now);
        if (asked != AskNow.Yes)
            return asked;
        Failpoint.Hit(Failpoint.ConfirmationMarked);
        await press.QueueAsync(session, to, now);
        return asked;
    }
}
