using Monitor.EndToEnd.Rig;
using Monitor.EndToEnd.Torture;
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
}
