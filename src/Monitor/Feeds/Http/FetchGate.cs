using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace Monitor.Feeds.Http;

/// <summary>
/// Whose turn it is to fetch: so many requests at once in all and to one host, so much time between their starts there. Feeds
/// known to hang or drip have a few slots of their own, so that they cannot hold all of them.
/// </summary>
internal sealed class FetchGate(IOptions<FeedsOptions> options) : IDisposable
{
    private readonly ConcurrentDictionary<string, Host> hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly SemaphoreSlim usual = new(options.Value.Concurrency);
    private readonly SemaphoreSlim slow = new(options.Value.SlowConcurrency);

    /// <summary>
    /// Runs <paramref name="fetch"/> when it is its turn. The host's turn comes first, so that a crowded host holds no slot
    /// while it queues.
    /// </summary>
    /// <param name="name">Host and port.</param>
    /// <param name="isSlow">It goes by the slow lane.</param>
    public async Task<T> RunAsync<T>(string name, bool isSlow, Func<Task<T>> fetch, CancellationToken ct)
    {
        var host = Of(name);
        var slots = isSlow ? slow : usual;
        await host.Slots.WaitAsync(ct);
        try
        {
            // Real time, as in GuardedHttp: the server on the other side lives in it.
            await Task.Delay(host.Reserve(options.Value.PerHostSpacing), ct);
            await slots.WaitAsync(ct);
            try
            {
                // Who waited long for a slot may meet another of its host here: the spacing counts between true starts.
                await host.StartAsync(options.Value.PerHostSpacing, ct);
                return await fetch();
            }
            finally
            {
                slots.Release();
            }
        }
        finally
        {
            host.Slots.Release();
        }
    }

    /// <summary>Waits until one more request to a host may start, for who has its turn there already.</summary>
    public async Task NextAsync(string name, CancellationToken ct)
    {
        var host = Of(name);
        await Task.Delay(host.Reserve(options.Value.PerHostSpacing), ct);
        await host.StartAsync(options.Value.PerHostSpacing, ct);
    }

    /// <summary>How many fetches from one host can start within <paramref name="span"/>; at least one.</summary>
    public int TurnsWithin(TimeSpan span) =>
        options.Value.PerHostSpacing == TimeSpan.Zero ? int.MaxValue : Math.Max(1, (int)(span / options.Value.PerHostSpacing));

    public void Dispose()
    {
        usual.Dispose();
        slow.Dispose();
    }

    private Host Of(string name) => hosts.GetOrAdd(name, _ => new Host(options.Value.PerHost));

    private sealed class Host(int atOnce)
    {
        private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

        private readonly Lock door = new();
        private long next = Stopwatch.GetTimestamp();
        private long? last;

        public SemaphoreSlim Slots { get; } = new(atOnce, atOnce);

        /// <summary>How long until the start that is now reserved.</summary>
        public TimeSpan Reserve(TimeSpan spacing)
        {
            lock (door)
            {
                var now = Stopwatch.GetTimestamp();
                var start = Math.Max(now, next);
                next = start + (long)(spacing.TotalSeconds * Stopwatch.Frequency);
                return Stopwatch.GetElapsedTime(now, start);
            }
        }

        /// <summary>Ends when the last true start is the spacing ago, and is the next one. A timer may fire a moment early: it is asked again.</summary>
        public async Task StartAsync(TimeSpan spacing, CancellationToken ct)
        {
            while (Missing(spacing) is { } wait)
                await Task.Delay(wait > Moment ? wait : Moment, ct);
        }

        private TimeSpan? Missing(TimeSpan spacing)
        {
            lock (door)
            {
                var now = Stopwatch.GetTimestamp();
                if (last is { } start && spacing - Stopwatch.GetElapsedTime(start, now) is var missing && missing > TimeSpan.Zero)
                    return missing;
                last = now;
                return null;
            }
        }
    }
}
