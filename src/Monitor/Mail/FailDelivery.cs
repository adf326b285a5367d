using Monitor.Mail.Bounces;
using Monitor.Storage;

namespace Monitor.Mail;

/// <summary>Ends a delivery that will not arrive, with all that follows from it, in one transaction.</summary>
internal sealed class FailDelivery(Database database, DeliveryStore store, Outbox outbox, TakeInBounce takeIn, ILogger<FailDelivery> log)
{
    /// <summary>Refused for good; when the address is at fault that is counted against it.</summary>
    public async Task RefusedAsync(ClaimedDelivery delivery, SendResult.Refused refused, DateTimeOffset now)
    {
        await EndAsync(delivery, refused.Reply, now, async session =>
        {
            if (refused.Of != RefusalOf.Message && await takeIn.FindAsync(session, delivery.Id) is { } returned)
                await takeIn.RunAsync(session, returned, new Bounce(BounceKind.Refused, refused.Status, refused.Reply), now);
        });
        log.MailRefused(delivery.Id.Value, refused.Reply);
    }

    /// <summary>Tried for days. A digest's items go into the next one.</summary>
    public async Task GivenUpAsync(ClaimedDelivery delivery, string reply, DateTimeOffset now)
    {
        var reason = $"given up after {RetryLadder.LongestTry.TotalDays:0} days: {reply}";
        await EndAsync(delivery, reason, now, session => outbox.GiveUpAsync(session, delivery.Id));
        log.MailRefused(delivery.Id.Value, reason);
    }

    /// <summary>The stored message itself is at fault: for a person to look at, not for a retry.</summary>
    public async Task UnsendableAsync(ClaimedDelivery delivery, string reason, DateTimeOffset now)
    {
        await EndAsync(delivery, reason, now, _ => Task.CompletedTask);
        log.MailUnsendable(delivery.Id.Value, reason);
    }

    /// <summary>Nothing follows from a claim that was lost to another process.</summary>
    private Task EndAsync(ClaimedDelivery delivery, string reply, DateTimeOffset now, Func<Session, Task> andThen) =>
        database.WriteAsync(async session =>
        {
            if (await store.FailedAsync(session, delivery, reply, now))
                await andThen(session);
        }, CancellationToken.None);
}
