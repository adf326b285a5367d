using Microsoft.Extensions.Options;
using Monitor.Hosting;

namespace Monitor.Mail;

/// <summary>Writes down what became of each message. Never cancelled: an answer that is not stored is a second mail.</summary>
internal sealed class DeliveryOutcomes(
    DeliveryStore store, RelayCircuit circuit, IOptions<MailOptions> options, TimeProvider time, ILogger<DeliveryOutcomes> log)
{
    /// <summary>RFC 5321 §4.5.4.1: give up after four to five days.</summary>
    private static readonly TimeSpan LongestTry = TimeSpan.FromDays(5);

    private readonly MailOptions mail = options.Value;

    /// <returns>False when the relay takes no more mail for now.</returns>
    public async Task<bool> RecordAsync(ClaimedDelivery delivery, SendResult result)
    {
        // The hour of the answer, not of the run: it may have taken ten minutes.
        var now = time.GetUtcNow();
        switch (result)
        {
            case SendResult.Accepted accepted:
                circuit.Mend();
                Failpoint.Hit(Failpoint.AfterReply);
                await store.SentAsync(delivery, accepted.Reply, now, CancellationToken.None);
                Failpoint.Hit(Failpoint.SentCommitted);
                log.MailSent(delivery.Id.Value, delivery.Attempt);
                return true;
            case SendResult.Deferred deferred:
                circuit.Mend();
                Failpoint.Hit(Failpoint.RefusalSeen);
                await DeferAsync(delivery, deferred.Reply, now);
                Failpoint.Hit(Failpoint.DeferredCommitted);
                return true;
            case SendResult.Refused refused:
                circuit.Mend();
                await store.FailedAsync(delivery, refused.Reply, now, CancellationToken.None);
                log.MailRefused(delivery.Id.Value, refused.Reply);
                return true;
            case SendResult.Dropped { AfterFinalDot: false } dropped:
                await DeferAsync(delivery, dropped.Reason, now);
                return true;
            case SendResult.Dropped dropped:
                await store.UnknownAsync(delivery, dropped.Reason, now + mail.Lease, CancellationToken.None);
                log.MailUnknown(delivery.Id.Value, dropped.Reason);
                return true;
            case SendResult.RelayClosed closed:
                await CloseAsync(delivery, closed.Reason);
                return false;
            default:
                throw new InvalidOperationException(result.ToString());
        }
    }

    /// <summary>The relay cannot be used: nothing is wrong with this message, which is tried again with the probe.</summary>
    public async Task CloseAsync(ClaimedDelivery delivery, string reason)
    {
        var until = time.GetUtcNow() + mail.CircuitBreak;
        circuit.Break(until);
        await store.ReleaseAsync(delivery, reason, until, CancellationToken.None);
        log.RelayUnusable(reason, until);
    }

    private async Task DeferAsync(ClaimedDelivery delivery, string reply, DateTimeOffset now)
    {
        if (now - delivery.CreatedAt > LongestTry)
        {
            await store.FailedAsync(delivery, $"given up after {LongestTry.TotalDays:0} days: {reply}", now, CancellationToken.None);
            log.MailRefused(delivery.Id.Value, reply);
            return;
        }

        var next = now + mail.RetryDelays[(int)Math.Clamp(delivery.Attempt, 1, mail.RetryDelays.Count) - 1];
        await store.DeferredAsync(delivery, reply, next, CancellationToken.None);
        log.MailDeferred(delivery.Id.Value, reply, next);
    }
}
