using Microsoft.Extensions.Options;
using Monitor.Hosting;
using Monitor.Storage;

namespace Monitor.Mail;

/// <summary>Takes up what a dead process held, from the rows alone.</summary>
internal sealed class RecoverDeliveries(
    DeliveryStore store, Database database, IOptions<MailOptions> options, TimeProvider time, ILogger<RecoverDeliveries> log)
{
    private DateTimeOffset last = DateTimeOffset.MinValue;

    /// <summary>
    /// When the service starts. On SQLite it is the only one that sends, so every claim there is belongs to a process that is
    /// gone; on PostgreSQL others are at work and only leases that are over count.
    /// </summary>
    public Task AtStartAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return RunAsync(database.Dialect is Dialect.Sqlite ? DateTimeOffset.MaxValue : now, now, ct);
    }

    /// <summary>Leases that are over, when the last look was <c>Mail__RecoverEvery</c> ago.</summary>
    public async Task IfDueAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (now >= last && now - last < options.Value.RecoverEvery)
            return;
        await RunAsync(now, now, ct);
    }

    private async Task RunAsync(DateTimeOffset before, DateTimeOffset now, CancellationToken ct)
    {
        Failpoint.Hit(Failpoint.RecoveryBegun);
        var (claimed, inData) = await store.RecoverAsync(before, now, ct);
        Failpoint.Hit(Failpoint.RecoveryCommitted);
        last = now;
        if (claimed + inData > 0)
            log.DeliveriesRecovered(claimed, inData);
    }
}
