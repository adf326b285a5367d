using Monitor.Hosting;
using Monitor.Storage;
using Monitor.Subscriptions;

namespace Monitor.Mail.Bounces;

/// <summary>Keeps what came back about a delivery, and suppresses its address where that is due. In the caller's transaction.</summary>
internal sealed class TakeInBounce(BounceStore bounces, SuppressionStore suppressions, ILogger<TakeInBounce> log)
{
    /// <summary>Null when the delivery, or the person, is gone.</summary>
    public Task<ReturnedDelivery?> FindAsync(Session session, DeliveryId delivery) => bounces.FindAsync(session, delivery);

    public async Task RunAsync(Session session, ReturnedDelivery of, Bounce bounce, DateTimeOffset now)
    {
        await bounces.AddAsync(session, of, bounce, now);
        var refusals = await bounces.RefusalsAsync(session, of.SubscriberId, now - SuppressionRule.Reach);
        if (SuppressionRule.Decide(bounce, refusals) is not { } reason)
            return;
        await suppressions.AddAsync(session, of.Email, reason, AddressMask.In(bounce.Detail), now);
        await bounces.SupersedeAsync(session, of.SubscriberId, $"the address is suppressed: {reason.ToString().ToLowerInvariant()} {bounce.Status}".TrimEnd());
        log.AddressSuppressed(of.SubscriberId.Value, reason.ToString().ToLowerInvariant(), bounce.Status);
    }
}
