using Quartz;

namespace Monitor.Schedule;

/// <summary>Work that ends when the service is told to stop; Quartz itself waits for its jobs and does not cancel them.</summary>
internal abstract class StoppableJob(IHostApplicationLifetime lifetime) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        try
        {
            await RunAsync(stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // What was in hand is in its rows; the next start goes on from them.
        }
    }

    protected abstract Task RunAsync(CancellationToken ct);
}
