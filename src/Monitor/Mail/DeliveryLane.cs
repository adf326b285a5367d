using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Monitor.Hosting;

namespace Monitor.Mail;

/// <summary>One connection's worth of sending: takes claimed messages one after the other and hands each over.</summary>
internal sealed class DeliveryLane(
    DeliveryStore store, IMailTransport transport, DeliveryOutcomes outcomes, IOptions<MailOptions> options, TimeProvider time)
    : IAsyncDisposable
{
    /// <summary>A message on its way when the process is told to stop gets this long to be answered.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    private IMailConnection? connection;

    /// <returns>How many were handed over or answered; stops early when the relay cannot be used or <paramref name="ct"/> asks.</returns>
    public async Task<int> RunAsync(ConcurrentQueue<ClaimedDelivery> queue, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource();
        await using var stop = ct.Register(() => patience.CancelAfter(Grace));
        var answered = 0;
        while (!ct.IsCancellationRequested && queue.TryDequeue(out var delivery))
        {
            if (!await HandOverAsync(delivery, patience.Token))
                break;
            answered++;
        }

        return answered;
    }

    /// <summary>Connect, TLS and log-in come first: in_data is written only when nothing but the message itself is left to do.</summary>
    private async Task<bool> HandOverAsync(ClaimedDelivery delivery, CancellationToken patience)
    {
        if (await OpenAsync(patience) is OpenResult.Failed failed)
        {
            await outcomes.CloseAsync(delivery, failed.Reason, failed.Denied);
            return false;
        }

        Failpoint.Hit(Failpoint.RelayConnected);
        if (connection is null || !await store.InDataAsync(delivery, time.GetUtcNow() + options.Value.Lease))
            return true;
        Failpoint.Hit(Failpoint.InDataCommitted);
        return await outcomes.RecordAsync(delivery, await connection.SendAsync(delivery, patience));
    }

    private async Task<OpenResult?> OpenAsync(CancellationToken patience)
    {
        if (connection is { IsUsable: true })
            return null;
        await DisposeAsync();
        var opened = await transport.OpenAsync(patience);
        connection = (opened as OpenResult.Opened)?.Connection;
        return opened;
    }

    public async ValueTask DisposeAsync()
    {
        if (connection is not null)
            await connection.DisposeAsync();
        connection = null;
    }
}
