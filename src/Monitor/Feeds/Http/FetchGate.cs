using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace Monitor.Feeds.Http;

/// <summary>
/// Whose turn it is to fetch: so many requests at once in all and to one host, so much time between their starts there. Feeds
/// known to hang or drip have a few slots of their own, so that they cannot hold all of them, neither in all nor at their host.
/// Whoever waits for a slot may hold others meanwhile, so all are taken in one order: the host's for slow ones, the slow lane's,
/// the host's, the usual lane's.
/// </summary>
internal sealed class FetchGate(IOptions<FeedsOptions> options) : IDisposable
{
    private readonly ConcurrentDictionary<string, Host> hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Slots usual = new(options.Value.Concurrency);
    private readonly Slots slow = new(options.Value.SlowConcurrency);

    /// <summary>Runs <paramref name="fetch"/> when it is its turn.</summary>
    /// <param name="name">Host and port.</param>
    /// <param name="isSlow">It goes by the slow lane.</param>
    public Task<T> RunAsync<T>(string name, bool isSlow, Func<Task<T>> fetch, CancellationToken ct) =>
        isSlow ? SlowAsync(Of(name), fetch, ct) : UsualAsync(Of(name), fetch, ct);

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

    /// <summary>The host's turn comes first, so that a crowded host holds no slot of the lane while it queues.</summary>
    private async Task<T> UsualAsync<T>(Host host, Func<Task<T>> fetch, CancellationToken ct)
    {
        using var atHost = await host.Slots.TakeAsync(ct);
        // Real time, as in GuardedHttp: the server on the other side lives in it.
        await Task.Delay(host.Reserve(options.Value.PerHostSpacing), ct);
        using var inLane = await usual.TakeAsync(ct);
        // Who waited long for a slot may meet another of its host here: the spacing counts between true starts.
        await host.StartAsync(options.Value.PerHostSpacing, ct);
        return await fetch();
    }

    /// <summary>
    /// The lane's turn comes before the host's: the queue for the few slow slots is long, and a slot of the host held in it would
    /// be missing to the host's healthy feeds.
    /// </summary>
    private async Task<T> SlowAsync<T>(Host host, Func<Task<T>> fetch, CancellationToken ct)
    {
        using var amongSlow = await host.SlowSlots.TakeAsync(ct);
        using var inLane = await slow.TakeAsync(ct);
        using var atHost = await host.Slots.TakeAsync(ct);
        await Task.Delay(host.Reserve(options.Value.PerHostSpacing), ct);
        await host.StartAsync(options.Value.PerHostSpacing, ct);
        return await fetch();
    }

    private Host Of(string name) => hosts.GetOrAdd(name, _ => new Host(options.Value.PerHost));

    private sealed class Host(int atOnce)
    {
        private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

        private readonly Lock door = new();
        private long next = Stopwatch.GetTimestamp();
        private long? last;

        public Slots Slots { get; } = new(atOnce);

        /// <summary>Which of its slow feeds may queue for the slow lane: one fewer than it has slots, so that one is left to the others.</summary>
        public Slots SlowSlots { get; } = new(Math.Max(1, atOnce - 1));

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
