using Microsoft.Extensions.Options;
using Monitor.Hosting;

namespace Monitor.Mail;

/// <summary>Writes down what became of each message. Never cancelled: an answer that is not stored is a second mail.</summary>
internal sealed class DeliveryOutcomes(
    DeliveryStore store, RelayWatch relay, FailDelivery fail, RetryLadder ladder, IOptions<MailOptions> options, TimeProvider time, ILogger<DeliveryOutcomes> log)
{
    /// <returns>False when the relay takes no more mail for now.</returns>
    public async Task<bool> RecordAsync(ClaimedDelivery delivery, SendResult result)
    {
        // The hour of the answer, not of the run: it may have taken ten minutes.
        var now = time.GetUtcNow();
        switch (result)
        {
            case SendResult.Accepted accepted:
                Failpoint.Hit(Failpoint.AfterReply);
                await store.SentAsync(delivery, accepted.Reply, now);
                Failpoint.Hit(Failpoint.SentCommitted);
                log.MailSent(delivery.Id.Value, delivery.Attempt);
                await relay.AcceptedAsync();
                return true;
            case SendResult.Deferred deferred:
                relay.Answered();
                Failpoint.Hit(Failpoint.RefusalSeen);
                await DeferAsync(delivery, deferred.Reply, now);
                Failpoint.Hit(Failpoint.DeferredCommitted);
                return true;
            case SendResult.Refused refused:
                relay.Answered();
                await fail.RefusedAsync(delivery, refused, now);
                return true;
            case SendResult.Unsendable unsendable:
                await fail.UnsendableAsync(delivery, unsendable.Reason, now);
                return true;
            case SendResult.Dropped { AfterFinalDot: false } dropped:
                await DeferAsync(delivery, dropped.Reason, now);
                return true;
            case SendResult.Dropped dropped:
                await store.UnknownAsync(delivery, dropped.Reason, now + options.Value.Lease);
                log.MailUnknown(delivery.Id.Value, dropped.Reason);
                return true;
            case SendResult.RelayClosed closed:
                await CloseAsync(delivery, closed.Reason, denied: false);
                return false;
            case SendResult.Denied denied:
                await CloseAsync(delivery, denied.Reason, denied: true);
                return false;
            default:
                throw new InvalidOperationException(result.ToString());
        }
    }

    /// <summary>The relay cannot be used: nothing is wrong with this message, which is tried again with the probe.</summary>
    public async Task CloseAsync(ClaimedDelivery delivery, string reason, bool denied)
    {
        var until = denied ? await relay.StopAsync(reason) : relay.Pause(reason);
        await store.ReleaseAsync(delivery, reason, until);
    }

    private async Task DeferAsync(ClaimedDelivery delivery, string reply, DateTimeOffset now)
    {
        if (RetryLadder.IsOver(delivery, now))
        {
            await fail.GivenUpAsync(delivery, reply, now);
            return;
        }

        var next = now + ladder.After(delivery.Id, delivery.Attempt);
        await store.DeferredAsync(delivery, reply, next);
        log.MailDeferred(delivery.Id.Value, reply, next);
    }
}
