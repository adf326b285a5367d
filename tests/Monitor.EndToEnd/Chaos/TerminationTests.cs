using System.Diagnostics;
using Monitor.EndToEnd.Rig;
using Monitor.EndToEnd.Torture;
using Xunit;

namespace Monitor.EndToEnd.Chaos;

/// <summary>Asked to end in the middle of sending.</summary>
public sealed class TerminationTests
{
    private const int Seed = 20261124;

    [Fact, Trait("chaos", "T5")]
    public async Task Asked_to_end_it_waits_for_what_is_on_its_way_and_sends_the_rest_later()
    {
        var plan = Scale.Of(new ChaosPlan(Seed, 1, 1, 50, 1), new ChaosPlan(Seed, 1, 1, 500, 1));
        await using var run = await ChaosRun.CreateAsync(plan, new ServerScript { Seed = Seed, ReplyDelay = 4 }, TimeSpan.Zero, rhythm: "immediate");
        run.Publish(1);
        var took = new Stopwatch();
        await using (var serve = run.Home.Start("serve"))
        {
            await Until.TrueAsync(() => run.Server.Events.Count(one => one.Kind == "waits") >= ChaosRun.Connections, TimeSpan.FromMinutes(2),
                () => $"{ChaosRun.Connections} mails that wait for their answer; {serve.Describe()}");
            Assert.Equal(ChaosRun.Connections, await CountAsync(run, "in_data"));
            took.Start();
            serve.Terminate();
            Assert.Equal(0, await serve.WaitForExitAsync(TimeSpan.FromSeconds(30)));
            took.Stop();
            run.Hear(serve);
        }

        Assert.Equal(0, await CountAsync(run, "unknown") + await CountAsync(run, "in_data") + await CountAsync(run, "claimed"));
        Assert.Equal(run.Server.Accepted.Count, await CountAsync(run, "sent"));
        Assert.Equal(plan.Readers - run.Server.Accepted.Count, await CountAsync(run, "pending"));
        run.Server.Follow(new ServerScript { Seed = Seed });
        await run.DrainAsync(TimeSpan.FromMinutes(5));

        var (extras, _) = await run.JudgeAsync(perKill: 0);
        Assert.Equal(0, extras);
        Report.Row("T5", "SIGTERM while sending", Seed, $"{plan.Readers} pending, {ChaosRun.Connections} in DATA", "exit 0, 0 lost, 0 unknown", $"{took.Elapsed.TotalSeconds:0.0} s to the end; {extras} copies");
    }

    private static Task<long> CountAsync(ChaosRun run, string state) => run.Home.Database.NumberAsync($"SELECT count(*) FROM deliveries WHERE state = '{state}'");
}
