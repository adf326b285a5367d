using System.Diagnostics;
using Microsoft.Extensions.Options;
using Monitor.Feeds;
using Monitor.Feeds.Http;
using Xunit;

namespace Monitor.Tests.Feeds.Http;

public sealed class FetchGateTests
{
    /// <summary>A turn that has not come by then never comes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_host_gets_no_more_requests_at_once_than_allowed()
    {
        using var gate = Gate(concurrency: 10, perHost: 2, spacing: TimeSpan.Zero);
        var (running, most) = (0, 0);
        var release = new TaskCompletionSource();
        var all = Enumerable.Range(0, 6).Select(_ => gate.RunAsync("a.example", isSlow: false, async () =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await release.Task;
            return Interlocked.Decrement(ref running);
        }, Ct)).ToList();
        var other = gate.RunAsync("b.example", isSlow: false, () => Task.FromResult(1), Ct);

        Assert.Equal(1, await other);
        release.SetResult();
        await Task.WhenAll(all);
        Assert.Equal(2, most);
    }

    [Fact]
    public async Task Requests_to_one_host_start_apart()
    {
        using var gate = Gate(concurrency: 10, perHost: 5, spacing: TimeSpan.FromMilliseconds(100));
        var start = Stopwatch.GetTimestamp();
        var starts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            gate.RunAsync("a.example", isSlow: false, () => Task.FromResult(Stopwatch.GetElapsedTime(start)), Ct)));
        Assert.True(starts.Max() >= TimeSpan.FromMilliseconds(299), $"{starts.Max()}");
    }

    [Fact]
    public async Task Requests_that_waited_for_a_slot_start_apart_too()
    {
        using var gate = Gate(concurrency: 2, perHost: 5, spacing: TimeSpan.FromMilliseconds(100));
        var release = new TaskCompletionSource<TimeSpan>();
        var start = Stopwatch.GetTimestamp();
        var holding = new[] { "b.example", "c.example" }.Select(host => gate.RunAsync(host, isSlow: false, () => release.Task, Ct)).ToList();
        var waiting = Enumerable.Range(0, 2).Select(_ =>
            gate.RunAsync("a.example", isSlow: false, () => Task.FromResult(Stopwatch.GetElapsedTime(start)), Ct)).ToList();
        // Both turns of the host have come when its next one could.
        await gate.NextAsync("a.example", Ct);

        release.SetResult(default);
        await Task.WhenAll(holding);
        var starts = await Task.WhenAll(waiting);

        // Looked at just after each start, so a moment may be missing between them; both at once would be none.
        Assert.True((starts[0] - starts[1]).Duration() >= TimeSpan.FromMilliseconds(90), string.Join(", ", starts));
    }

    [Fact]
    public async Task Slow_feeds_hold_no_slot_of_the_usual_ones()
    {
        using var gate = Gate(concurrency: 1, perHost: 5, spacing: TimeSpan.Zero);
        var release = new TaskCompletionSource();
        var hanging = Enumerable.Range(0, 20).Select(i => gate.RunAsync($"{i}.example", isSlow: true, async () =>
        {
            await release.Task;
            return 0;
        }, Ct)).ToList();

        Assert.Equal(1, await gate.RunAsync("a.example", isSlow: false, () => Task.FromResult(1), Ct));

        release.SetResult();
        await Task.WhenAll(hanging);
    }

    [Fact]
    public async Task Slow_feeds_that_wait_for_their_lane_hold_no_slot_of_their_host()
    {
        using var gate = Gate(concurrency: 5, perHost: 3, spacing: TimeSpan.Zero, slowConcurrency: 1);
        var release = new TaskCompletionSource<int>();
        var holding = gate.RunAsync("b.example", isSlow: true, () => release.Task, Ct);
        var waiting = Enumerable.Range(0, 5).Select(_ => gate.RunAsync("a.example", isSlow: true, () => Task.FromResult(0), Ct)).ToList();
        var (running, most) = (0, 0);
        var all = new TaskCompletionSource();

        // All three slots of the host are free: three at once, each waiting for the others.
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => gate.RunAsync("a.example", isSlow: false, async () =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            if (running == 3)
                all.SetResult();
            await all.Task;
            return 0;
        }, Ct))).WaitAsync(Patience, Ct);

        Assert.Equal(3, most);
        release.SetResult(0);
        await Task.WhenAll([holding, .. waiting]).WaitAsync(Patience, Ct);
    }

    [Fact]
    public async Task Slow_feeds_leave_a_slot_of_their_host_to_the_others()
    {
        using var gate = Gate(concurrency: 5, perHost: 2, spacing: TimeSpan.Zero);
        var release = new TaskCompletionSource<int>();
        var hanging = Enumerable.Range(0, 5).Select(_ => gate.RunAsync("a.example", isSlow: true, () => release.Task, Ct)).ToList();

        Assert.Equal(1, await gate.RunAsync("a.example", isSlow: false, () => Task.FromResult(1), Ct).WaitAsync(Patience, Ct));

        release.SetResult(0);
        await Task.WhenAll(hanging).WaitAsync(Patience, Ct);
    }

    [Fact]
    public async Task A_host_with_one_slot_gives_it_to_slow_feeds_too()
    {
        using var gate = Gate(concurrency: 1, perHost: 1, spacing: TimeSpan.Zero);
        var turns = Enumerable.Range(0, 6).Select(i => gate.RunAsync("a.example", isSlow: i % 2 == 0, () => Task.FromResult(i), Ct));
        Assert.Equal(6, (await Task.WhenAll(turns).WaitAsync(Patience, Ct)).Length);
    }

    private static FetchGate Gate(int concurrency, int perHost, TimeSpan spacing, int slowConcurrency = 8) =>
        new(Options.Create(new FeedsOptions { Concurrency = concurrency, SlowConcurrency = slowConcurrency, PerHost = perHost, PerHostSpacing = spacing }));
}
