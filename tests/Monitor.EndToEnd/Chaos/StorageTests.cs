using System.Diagnostics;
using Monitor.EndToEnd.Rig;
using Monitor.EndToEnd.Torture;
using Monitor.Tests.Storage;
using Xunit;

namespace Monitor.EndToEnd.Chaos;

/// <summary>A database that is locked, full, or gone for a while.</summary>
public sealed class StorageTests
{
    private const int Seed = 20261124;

    private static readonly ChaosPlan Plan = Scale.Of(new ChaosPlan(Seed, 3, 60, 10, 3), new ChaosPlan(Seed, 20, 600, 50, 20));

    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(60);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("chaos", "T24")]
    public async Task A_write_lock_held_by_another_process_loses_nothing()
    {
        var (times, held) = Scale.Of((2, TimeSpan.FromSeconds(6)), (5, TimeSpan.FromSeconds(20)));
        await using var run = await CreateAsync(home => home.Set("Storage__BusyTimeout", Scale.Of("00:00:02", "00:00:05")));
        await SufferAsync(run, "write lock held by another process", times, async () =>
        {
            await using var _ = await run.Home.Database.LockAsync();
            await Task.Delay(held, Ct);
        });
    }

    [Fact, Trait("chaos", "T24")]
    public async Task A_full_disk_loses_nothing()
    {
        await using var disk = await SmallDisk.MountAsync(64);
        await using var run = await CreateAsync(home => home.StoreIn(disk.Folder));
        await SufferAsync(run, "disk full", 1, async () =>
        {
            disk.Fill();
            await Task.Delay(Scale.Of(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60)), Ct);
            disk.Free();
        });
    }

    [Fact, Trait("chaos", "T24")]
    public async Task A_PostgreSQL_that_crashes_loses_nothing()
    {
        var server = await PostgresServer.SharedAsync();
        Assert.SkipWhen(server is null, "PostgreSQL is not installed (Debian: postgresql)");
        var database = await server.NewDatabaseAsync();
        await using var run = await CreateAsync(home => home.UsePostgres(database));
        await SufferAsync(run, "PostgreSQL crashes and comes back", Scale.Of(2, 5), server.RestartAsync);
    }

    private static Task<ChaosRun> CreateAsync(Action<MonitorHome> prepare) =>
        ChaosRun.CreateAsync(Plan, new ServerScript { Seed = Seed, ReplyDelay = 0.05 }, TimeSpan.FromSeconds(20), prepare: home =>
        {
            home.Set("Mail__ReplyTimeout", "00:00:05");
            home.Set("Mail__Lease", "00:00:06");
            prepare(home);
        });

    /// <summary>Lets the blow fall while items come; one process must live through all of it, and be well again within a minute of the last.</summary>
    private static async Task SufferAsync(ChaosRun run, string what, int times, Func<Task> blow)
    {
        await using var serve = run.Home.Start("serve");
        using var page = await serve.WaitForHttpAsync(run.Home.Web, Recovery);
        var publishing = run.PublishAsync(Scale.Of(TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(3)));
        for (var time = 0; time < times; time++)
        {
            await Task.Delay(TimeSpan.FromSeconds(5), Ct);
            await blow();
        }

        var watch = Stopwatch.StartNew();
        using var client = new HttpClient { BaseAddress = run.Home.Web };
        await Until.TrueAsync(async () => await IsWellAsync(client), Recovery, () => $"health to be ok again; {serve.Describe()}", TimeSpan.FromSeconds(0.5));
        var well = watch.Elapsed;
        await publishing;
        await run.DrainedAsync(serve, Scale.Of(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10)));
        Assert.False(serve.HasExited, serve.Describe());
        serve.Terminate();
        Assert.Equal(0, await serve.WaitForExitAsync(TimeSpan.FromSeconds(30)));
        run.Hear(serve);

        // A message whose answer could not be written down is in doubt, as after a kill.
        var (extras, _) = await run.JudgeAsync(perKill: times * ChaosRun.Connections);
        Report.Row("T24", what, Seed, $"{times} times", $"{run.Mailboxes.Pairs.Count} pairs, 0 lost, 0 decided twice, one process throughout", $"{extras} copies; health ok {well.TotalSeconds:0.0} s after the last");
    }

    private static async Task<bool> IsWellAsync(HttpClient client)
    {
        try
        {
            return (await client.GetStringAsync("/healthz", Ct)).Contains("\"ok\"", StringComparison.Ordinal);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
