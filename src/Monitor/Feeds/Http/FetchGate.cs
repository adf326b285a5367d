using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace Monitor.Feeds.Http;

/// <summary>Whose turn it is to fetch: so many requests at once in all and to one host, so much time between their starts there.</summary>
internal sealed class FetchGate(IOptions<FeedsOptions> options) : IDisposable
{
    private readonly ConcurrentDictionary<string, Host> hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly SemaphoreSlim slots = new(options.Value.Concurrency);

    /// <summary>
    /// Runs <paramref name="fetch"/> when it is its turn. The host's turn comes first, so that a crowded host holds no slot
    /// while it queues.
    /// </summary>
    public async Task<T> RunAsync<T>(string name, Func<Task<T>> fetch, CancellationToken ct)
    {
        var host = hosts.GetOrAdd(name, _ => new Host(options.Value.PerHost));
        await host.Slots.WaitAsync(ct);
        try
        {
            // Real time, as in GuardedHttp: the server on the other side lives in it.
            await Task.Delay(host.Reserve(options.Value.PerHostSpacing), ct);
            await slots.WaitAsync(ct);
            try
            {
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
    public Task NextAsync(string name, CancellationToken ct) =>
        Task.Delay(hosts.GetOrAdd(name, _ => new Host(options.Value.PerHost)).Reserve(options.Value.PerHostSpacing), ct);

    /// <summary>How many fetches from one host can start within <paramref name="span"/>; at least one.</summary>
    public int TurnsWithin(TimeSpan span) =>
        options.Value.PerHostSpacing == TimeSpan.Zero ? int.MaxValue : Math.Max(1, (int)(span / options.Value.PerHostSpacing));

    public void Dispose() => slots.Dispose();

    private sealed class Host(int atOnce)
    {
        private readonly Lock door = new();
        private long next = Stopwatch.GetTimestamp();

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
    }
}
