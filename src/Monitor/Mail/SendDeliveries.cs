using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Monitor.Hosting;

namespace Monitor.Mail;

/// <summary>Sends what is due in the outbox, over a few connections that are kept for the run.</summary>
internal sealed class SendDeliveries(
    DeliveryStore store, RelayCircuit circuit, DeliveryLanes lanes, IOptions<MailOptions> options, TimeProvider time)
{
    /// <summary>Claimed at a time for each connection: few enough for the lease, enough to keep a connection busy.</summary>
    private const int PerConnection = 10;

    private readonly MailOptions mail = options.Value;

    /// <returns>How many messages got an answer.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var answered = 0;
        await store.SupersedeEndedAsync(ct);
        var open = Enumerable.Range(0, mail.Connections).Select(_ => lanes.Create()).ToList();
        try
        {
            while (!ct.IsCancellationRequested && await ClaimAsync(ct) is { IsEmpty: false } queue)
            {
                answered += (await Task.WhenAll(open.Select(lane => lane.RunAsync(queue, ct)))).Sum();
                await ReleaseAsync(queue);
            }
        }
        finally
        {
            foreach (var lane in open)
                await lane.DisposeAsync();
        }

        return answered;
    }

    private async Task<ConcurrentQueue<ClaimedDelivery>> ClaimAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var room = circuit.Room(mail.Connections * PerConnection, now);
        if (room == 0)
            return [];
        var claimed = await store.ClaimAsync(room, now, now + mail.Lease, ct);
        if (claimed.Count > 0)
            Failpoint.Hit(Failpoint.Claimed);
        return new(claimed);
    }

    /// <summary>What a run that stops early leaves unsent goes back at once, for the next run or for another worker.</summary>
    private async Task ReleaseAsync(ConcurrentQueue<ClaimedDelivery> queue)
    {
        while (queue.TryDequeue(out var delivery))
            await store.ReleaseAsync(delivery, reply: null, delivery.CreatedAt);
    }
}

/// <summary>Makes lanes.</summary>
internal sealed class DeliveryLanes(
    DeliveryStore store, IMailTransport transport, DeliveryOutcomes outcomes, IOptions<MailOptions> options, TimeProvider time)
{
    public DeliveryLane Create() => new(store, transport, outcomes, options, time);
}
