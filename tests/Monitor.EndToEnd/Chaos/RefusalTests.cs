using System.Globalization;
using Monitor.EndToEnd.Rig;
using Monitor.EndToEnd.Torture;
using Xunit;

namespace Monitor.EndToEnd.Chaos;

/// <summary>Mail servers that put off, drop, linger and refuse.</summary>
public sealed class RefusalTests
{
    private const int Seed = 20261124;

    private static readonly TimeSpan Limit = Scale.Of(TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(15));

    [Fact, Trait("chaos", "T6")]
    public async Task A_third_put_off_at_random_all_arrives_in_order_and_no_try_comes_too_soon()
    {
        double[] delays = [1, 2, 3, 4];
        var plan = Scale.Of(new ChaosPlan(Seed, 1, 5, 100, 1), new ChaosPlan(Seed, 1, 10, 500, 1));
        await using var run = await RunAsync(plan, new ServerScript { Seed = Seed, RcptDefer = 0.3 });
        for (var i = 0; i < delays.Length; i++)
            run.Home.Set($"Mail__RetryDelays__{i}", TimeSpan.FromSeconds(delays[i]).ToString());
        await using var serve = await SendAllAsync(run);

        var (extras, _) = await run.JudgeAsync(perKill: 0);
        Assert.Equal(plan.Readers * plan.Items, run.Mailboxes.Mails.Count);
        foreach (var reader in run.Mailboxes.Mails.GroupBy(mail => mail.Recipient))
            Assert.Equal(Enumerable.Range(0, plan.Items), reader.SelectMany(run.Mailboxes.ItemsOf));
        var tries = Tries(run);
        foreach (var (reader, all) in tries)
            foreach (var (before, after) in all.Zip(all.Skip(1)).Where(pair => pair.First.Refusals > 0))
                Assert.True(after.Time - before.Time >= delays[Math.Min(before.Refusals, delays.Length) - 1],
                    string.Create(CultureInfo.InvariantCulture, $"try {before.Refusals + 1} to {reader} came after {after.Time - before.Time:0.000} s"));
        var most = tries.Values.SelectMany(all => all.Select(one => one.Refusals + 1)).Max();
        Assert.True(tries.Values.Sum(all => all.Count(one => one.Refusals >= 8)) <= run.Mailboxes.Mails.Count / 1000, $"{most} tries for one mail");
        Report.Row("T6", "451 to 30 % of RCPT", Seed, $"{run.Mailboxes.Mails.Count} mails", "all arrived once, in order, no try too soon", $"{most} tries for one mail; {extras} copies");
    }

    [Fact, Trait("chaos", "T7")]
    public async Task Greylisting_only_delays()
    {
        var greylist = Scale.Of(5, 300);
        var plan = Scale.Of(new ChaosPlan(Seed, 1, 1, 20, 1), new ChaosPlan(Seed, 1, 1, 200, 1));
        await using var run = await RunAsync(plan, new ServerScript { Seed = Seed, Greylist = greylist });
        foreach (var (delay, i) in Scale.Of<double[]>([2, 5], [60, 300]).Select((delay, i) => (delay, i)))
            run.Home.Set($"Mail__RetryDelays__{i}", TimeSpan.FromSeconds(delay).ToString());
        await using var serve = await SendAllAsync(run);

        var (extras, _) = await run.JudgeAsync(perKill: 0);
        var most = Tries(run).Values.Max(all => all.Count);
        Assert.InRange(most, 2, 3);
        Assert.Equal(0, await run.Home.Database.CountAsync("suppressions"));
        Report.Row("T7", $"greylisting, {greylist} s", Seed, $"{plan.Readers} mails", "all arrived once, nobody suppressed", $"{most} tries; {extras} copies");
    }

    [Fact, Trait("chaos", "T8")]
    public async Task Only_a_connection_lost_after_the_final_dot_brings_a_copy()
    {
        var plan = Scale.Of(new ChaosPlan(Seed, 1, 2, 50, 1), new ChaosPlan(Seed, 1, 5, 200, 1));
        await using var run = await RunAsync(plan, new ServerScript { Seed = Seed, DropBefore = 0.1, DropAfter = 0.1 });
        run.Home.Set("Mail__ReplyTimeout", "00:00:05");
        run.Home.Set("Mail__Lease", "00:00:06");
        await using var serve = await SendAllAsync(run);

        Assert.Empty(await run.MissingAsync());
        Assert.Empty(run.Mailboxes.Faults());
        var dropped = run.Mailboxes.Mails.Count(mail => mail.Dropped);
        Assert.True(dropped > 0, "no connection was dropped after the dot");
        Assert.Equal(dropped, run.Mailboxes.Extras().Count);
        Report.Row("T8", "connection lost, 10 % before and 10 % after the dot", Seed, $"{plan.Readers * plan.Items} mails", "0 lost, copies byte-identical",
            $"{run.Mailboxes.Extras().Count} copies = {dropped} lost after the dot");
    }

    [Fact, Trait("chaos", "T9")]
    public async Task A_late_answer_is_waited_for()
    {
        var delay = Scale.Of(15, 150);
        var plan = new ChaosPlan(Seed, 1, 1, ChaosRun.Connections, 1);
        await using var run = await RunAsync(plan, new ServerScript { Seed = Seed, ReplyDelay = delay });
        await using var serve = await SendAllAsync(run);

        var (extras, _) = await run.JudgeAsync(perKill: 0);
        Assert.Equal(0, extras);
        Report.Row("T9", $"answer to the final dot after {delay} s", Seed, $"{plan.Readers} mails", "all arrived once", $"{extras} copies");
    }

    [Fact, Trait("chaos", "T11")]
    public async Task An_unknown_mailbox_is_given_up_and_a_refused_sender_stops_everything_without_blaming_anybody()
    {
        const string policy = "550 5.7.515 Access denied, sending domain does not meet the required authentication level";
        var plan = Scale.Of(new ChaosPlan(Seed, 1, 3, 100, 1), new ChaosPlan(Seed, 1, 3, 500, 1));
        var unknown = new ServerScript { Seed = Seed, UnknownShare = 0.02 };
        await using var run = await RunAsync(plan, unknown);

        // Two of a hundred do not exist: they, and nobody else, get nothing more.
        string[] nobody;
        await using (var serve = run.Home.Start("serve"))
        {
            run.Publish(1);
            await EndedAsync(run, serve, plan.Readers);
            nobody = [.. run.Server.Events.Where(one => one.Words.StartsWith("550 5.1.1", StringComparison.Ordinal)).Select(one => one.Recipient).Distinct()];
            Assert.NotEmpty(nobody);
            Assert.Equal(nobody.Length, await run.Home.Database.CountAsync("suppressions"));

            // Everything is refused for what we are: nothing ends, and hardly anything is tried.
            run.Server.Follow(unknown with { RcptAnswer = policy });
            run.Publish(1);
            await StoppedAsync(run, serve, policy, plan.Readers - nobody.Length);
            run.Server.Follow(unknown);
            await EndedAsync(run, serve, (2 * plan.Readers) - nobody.Length);
            await serve.KillAsync();
        }

        // The log-in is refused.
        const string login = "535 5.7.8 Authentication credentials invalid";
        run.Server.Follow(unknown with { Login = login });
        run.Home.Set("Mail__UserName", "monitor");
        run.Home.Set("Mail__Password", "not the one");
        await using (var serve = run.Home.Start("serve"))
        {
            run.Publish(1);
            await StoppedAsync(run, serve, login[..3], plan.Readers - nobody.Length);
            await serve.KillAsync();
        }

        run.Home.Unset("Mail__UserName");
        run.Server.Follow(unknown);
        await using var last = run.Home.Start("serve");
        await EndedAsync(run, last, (3 * plan.Readers) - (2 * nobody.Length));
        Assert.Equal(nobody.Length, await run.Home.Database.CountAsync("suppressions"));
        Assert.Equal(nobody.Length, await run.Home.Database.NumberAsync("SELECT count(*) FROM deliveries WHERE state = 'failed'"));
        run.Mailboxes.Look();
        Assert.Equal(3 * (plan.Readers - nobody.Length), run.Mailboxes.Pairs.Count);
        Assert.Empty(run.Mailboxes.Faults());
        Assert.Empty(run.Mailboxes.Extras());
        Report.Row("T11", "550 5.1.1 to 2 %, then 550 5.7.515 and 535 to all", Seed, $"{3 * plan.Readers} mails", $"{nobody.Length} suppressed, as many as do not exist", "0 others suppressed or failed; 0 lost, 0 copies");
    }

    private static Task<ChaosRun> RunAsync(ChaosPlan plan, ServerScript script) => ChaosRun.CreateAsync(plan, script, TimeSpan.Zero, rhythm: "immediate");

    /// <summary>Lets everything out, one item a mail, until all has arrived; the program still runs.</summary>
    private static async Task<MonitorProcess> SendAllAsync(ChaosRun run)
    {
        var serve = run.Home.Start("serve");
        try
        {
            await run.PublishOneByOneAsync(serve);
            await run.DrainedAsync(serve, Limit);
            run.Hear(serve);
            return serve;
        }
        catch
        {
            await serve.DisposeAsync();
            throw;
        }
    }

    private static Task EndedAsync(ChaosRun run, MonitorProcess serve, long count) => Until.TrueAsync(
        async () => await run.Home.Database.NumberAsync("SELECT count(*) FROM deliveries WHERE state IN ('sent', 'failed', 'superseded')") >= count,
        Limit, () => $"{count} mails at their end; {serve.Describe()}", TimeSpan.FromMilliseconds(200));

    /// <summary>Waits until the sender has been refused and looks on for a while: everybody's mail waits, and the relay is asked once a break at most.</summary>
    private static async Task StoppedAsync(ChaosRun run, MonitorProcess serve, string answer, long waiting)
    {
        await Until.TrueAsync(
            async () => await run.WaitingAsync() >= waiting && await run.Home.Database.NumberAsync($"SELECT count(*) FROM deliveries WHERE reply LIKE '%{answer[..3]}%' AND state = 'pending'") > 0,
            Limit, () => $"{waiting} mails to wait after {answer}; {serve.Describe()}", TimeSpan.FromMilliseconds(200));
        var (failed, asked) = (await FailedAsync(run), run.Server.Events.Count);
        var seconds = 5;
        await Task.Delay(TimeSpan.FromSeconds(seconds), TestContext.Current.CancellationToken);
        Assert.Equal(waiting, await run.WaitingAsync());
        Assert.Equal(failed, await FailedAsync(run));
        Assert.InRange(run.Server.Events.Count - asked, 0, seconds + 1);
    }

    private static Task<long> FailedAsync(ChaosRun run) => run.Home.Database.NumberAsync("SELECT count(*) FROM deliveries WHERE state = 'failed'");

    /// <summary>Of each reader, when the server was asked, and how many refusals that mail has had by then, this one included.</summary>
    private static Dictionary<string, List<(double Time, int Refusals)>> Tries(ChaosRun run)
    {
        var tries = new Dictionary<string, List<(double Time, int Refusals)>>();
        foreach (var one in run.Server.Events.Where(one => one.Kind == "rcpt"))
        {
            if (!tries.TryGetValue(one.Recipient, out var all))
                tries[one.Recipient] = all = [];
            var before = all.Count > 0 ? all[^1].Refusals : 0;
            all.Add((one.Time, one.Words.StartsWith('4') ? before + 1 : 0));
        }

        return tries;
    }
}
