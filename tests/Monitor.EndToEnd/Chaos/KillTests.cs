using Monitor.EndToEnd.Rig;
using Monitor.EndToEnd.Torture;
using Monitor.Tests.Storage;
using Xunit;

namespace Monitor.EndToEnd.Chaos;

/// <summary>Killed again and again, anywhere.</summary>
public sealed class KillTests
{
    private const int Seed = 20261124;

    private static readonly ChaosPlan Plan = Scale.Of(new ChaosPlan(Seed, 5, 200, 10, 5), new ChaosPlan(Seed, 50, 2_000, 100, 50));

    [Fact, Trait("chaos", "T1")]
    public async Task Killed_at_random_points_nothing_is_lost_nor_decided_twice()
    {
        var kills = Scale.Of(20, 200);
        var longest = TimeSpan.FromSeconds(4);
        await using var run = await ChaosRun.CreateAsync(Plan, new ServerScript { Seed = Seed, ReplyDelay = 0.1 }, due: Scale.Of(TimeSpan.FromSeconds(25), TimeSpan.FromMinutes(4)));
        var publishing = run.PublishAsync(longest / 2 * kills);
        var dice = new Dice($"T1:{Seed}");
        while (run.Kills < kills)
            await run.LiveAsync(dice.Between(TimeSpan.FromSeconds(0.2), longest));
        await publishing;
        await run.DrainAsync(Scale.Of(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(15)));

        Assert.Equal("ok", Assert.Single(await run.Home.Database.QueryAsync<string>("PRAGMA integrity_check")));
        var (extras, worst) = await run.JudgeAsync(perKill: ChaosRun.Connections);
        Report.Row("T1", "SIGKILL at random points", Seed, $"{kills} kills, {Plan.Items} items, {Plan.Readers} readers",
            $"{run.Mailboxes.Pairs.Count} pairs, 0 lost, 0 decided twice", $"{extras} copies, at most {worst} a kill (bound {ChaosRun.Connections})");
    }

    [Fact, Trait("chaos", "T1")]
    public async Task Killed_at_random_points_on_PostgreSQL_nothing_is_lost_nor_decided_twice()
    {
        Assert.SkipUnless(Scale.IsFull, "at full scale only (bash tests/chaos.sh T1): a killed worker's claims last as long as its lease");
        var server = await PostgresServer.SharedAsync();
        Assert.SkipWhen(server is null, "PostgreSQL is not installed (Debian: postgresql)");
        const int kills = 40;
        var longest = TimeSpan.FromSeconds(30);
        var database = await server.NewDatabaseAsync();
        await using var run = await ChaosRun.CreateAsync(
            new ChaosPlan(Seed, 20, 800, 50, 20), new ServerScript { Seed = Seed, ReplyDelay = 0.1 }, TimeSpan.FromMinutes(4), prepare: home =>
            {
                home.UsePostgres(database);
                home.Set("Mail__ReplyTimeout", "00:00:08");
                home.Set("Mail__Lease", "00:00:10");
            });
        var publishing = run.PublishAsync(longest / 2 * kills);
        var dice = new Dice($"T1-postgres:{Seed}");
        while (run.Kills < kills)
            await run.LiveAsync(dice.Between(TimeSpan.FromSeconds(1), longest));
        await publishing;
        await run.DrainAsync(TimeSpan.FromMinutes(15));

        var (extras, worst) = await run.JudgeAsync(perKill: ChaosRun.Connections);
        Report.Row("T1", "SIGKILL at random points, PostgreSQL", Seed, $"{kills} kills, 800 items, 50 readers",
            $"{run.Mailboxes.Pairs.Count} pairs, 0 lost, 0 decided twice", $"{extras} copies, at most {worst} a kill (bound {ChaosRun.Connections})");
    }

    [Fact, Trait("chaos", "T4")]
    public async Task Started_from_what_the_disk_held_at_any_instant_nothing_is_lost_nor_decided_twice()
    {
        Assert.SkipUnless(Scale.IsFull, "at full scale only (bash tests/chaos.sh T4): how long it takes beside all other tests is not known yet");
        var cuts = Scale.Of(6, 50);
        var longest = TimeSpan.FromSeconds(4);
        await using var run = await ChaosRun.CreateAsync(
            Scale.Of(new ChaosPlan(Seed, 5, 60, 10, 5), new ChaosPlan(Seed, 20, 500, 50, 20)), new ServerScript { Seed = Seed, ReplyDelay = 0.1 }, TimeSpan.FromSeconds(20));
        var publishing = run.PublishAsync(longest / 2 * cuts);
        var dice = new Dice($"T4:{Seed}");
        while (run.Kills < cuts)
            await run.LoseThePowerAsync(dice.Between(TimeSpan.FromSeconds(0.5), longest), async copy =>
            {
                WriteAheadLog.Tear(copy.Database.File + "-wal", dice);
                Assert.Equal("ok", Assert.Single(await copy.Database.QueryAsync<string>("PRAGMA integrity_check")));
            });
        await publishing;
        await run.DrainAsync(Scale.Of(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10)));

        var (extras, worst) = await run.JudgeAsync(perKill: ChaosRun.Connections);
        Report.Row("T4", "database and log copied at random instants, tail torn, started from the copy", Seed, $"{cuts} copies",
            $"integrity ok, {run.Mailboxes.Pairs.Count} pairs, 0 lost, 0 decided twice", $"{extras} copies of mails, at most {worst} a cut (bound {ChaosRun.Connections})");
    }
}
