using Monitor.EndToEnd.Rig;
using Monitor.EndToEnd.Torture;
using Monitor.Tests.Storage;
using Xunit;

namespace Monitor.EndToEnd.Chaos;

/// <summary>Several workers on one PostgreSQL.</summary>
public sealed class WorkerTests
{
    private const int Seed = 20261124;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>
    /// Notes each delivery that was taken from a worker whose lease still ran. A worker that gives a claim back itself counts its
    /// attempt down; whoever takes it from another leaves it.
    /// </summary>
    private const string Watch = """
        CREATE TABLE taken (id BIGINT, was TEXT, becomes TEXT, lease BIGINT, at BIGINT);
        CREATE FUNCTION watch_deliveries() RETURNS trigger AS $$
        BEGIN
            IF OLD.state IN ('claimed', 'in_data') AND (NEW.state = 'claimed' OR (NEW.state IN ('pending', 'unknown') AND NEW.attempt = OLD.attempt))
                AND OLD.lease_until > extract(epoch FROM clock_timestamp()) * 1000 THEN
                INSERT INTO taken VALUES (OLD.id, OLD.state, NEW.state, OLD.lease_until, (extract(epoch FROM clock_timestamp()) * 1000)::BIGINT);
            END IF;
            RETURN NEW;
        END $$ LANGUAGE plpgsql;
        CREATE TRIGGER watch AFTER UPDATE ON deliveries FOR EACH ROW EXECUTE FUNCTION watch_deliveries();
        """;

    [Fact, Trait("chaos", "T23")]
    public async Task Of_three_workers_one_is_killed_again_and_again_and_nothing_is_lost_nor_decided_twice()
    {
        Assert.SkipUnless(Scale.IsFull, "at full scale only (bash tests/chaos.sh T23): how long it takes beside all other tests is not known yet");
        var kills = Scale.Of(4, 60);
        var every = Scale.Of(TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(10));
        await using var run = await RunAsync(Scale.Of(new ChaosPlan(Seed, 5, 60, 10, 5), new ChaosPlan(Seed, 20, 1_000, 50, 20)), new ServerScript { Seed = Seed, ReplyDelay = 0.1 });
        await run.Home.Database.ChangeAsync(Watch);
        var publishing = run.PublishAsync(every * kills);
        var dice = new Dice($"T23:{Seed}");
        var workers = new List<MonitorProcess>();
        try
        {
            for (var i = 0; i < 3; i++)
                workers.Add(Start(run));
            while (run.Kills < kills)
            {
                await Task.Delay(every, Ct);
                var unlucky = workers[dice.Next(workers.Count)];
                await run.KillAsync(unlucky);
                await unlucky.DisposeAsync();
                workers[workers.IndexOf(unlucky)] = Start(run);
            }

            await publishing;
            await run.DrainedAsync(workers[0], Scale.Of(TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(10)));
        }
        finally
        {
            foreach (var worker in workers)
                await worker.DisposeAsync();
        }

        var taken = await run.Home.Database.QueryAsync<string>("SELECT id || ': ' || was || ' to ' || becomes || ' at ' || at || ', lease until ' || lease FROM taken");
        Assert.Empty(taken);
        var (extras, worst) = await run.JudgeAsync(perKill: ChaosRun.Connections);
        Report.Row("T23", "three workers on PostgreSQL, one killed again and again", Seed, $"{kills} kills, one every {every.TotalSeconds:0} s",
            $"{run.Mailboxes.Pairs.Count} pairs, 0 lost, 0 decided twice, 0 claims taken within their lease", $"{extras} copies, at most {worst} a kill (bound {ChaosRun.Connections})");
    }

    [Theory, Trait("chaos", "T23")]
    [InlineData("claimed")]
    [InlineData("in_data")]
    public async Task A_worker_that_was_suspended_beyond_its_lease_changes_nothing_when_it_wakes(string state)
    {
        // Suspended before it has been greeted it holds a claim; while it waits for the last answer, a message on its way.
        var slow = state == "claimed" ? new ServerScript { BannerDelay = 3 } : new ServerScript { ReplyDelay = 3 };
        var plan = new ChaosPlan(Seed, 1, 1, 3, 1);
        await using var run = await RunAsync(plan, slow, rhythm: "immediate");
        await using var sleeper = Start(run);
        run.Publish(1);
        await Until.TrueAsync(async () => await CountAsync(run, state) > 0 && (state == "claimed" || run.Server.Events.Any(one => one.Kind == "waits")),
            TimeSpan.FromMinutes(1), () => $"a delivery that is {state}; {sleeper.Describe()}");
        sleeper.Stop();
        var held = await CountAsync(run, state);
        run.Server.Follow(new ServerScript());

        await using var other = Start(run);
        await Until.TrueAsync(async () => await CountAsync(run, "sent") == plan.Readers, TimeSpan.FromMinutes(2), () => $"the other worker to send everything; {other.Describe()}", TimeSpan.FromMilliseconds(200));
        var rows = await RowsAsync(run);
        sleeper.Continue();
        // Long enough for the sleeper to finish what it was at, and to work on.
        await Task.Delay(TimeSpan.FromSeconds(8), Ct);

        Assert.False(sleeper.HasExited, sleeper.Describe());
        Assert.Equal(rows, await RowsAsync(run));
        run.Mailboxes.Look();
        Assert.Empty(run.Mailboxes.Faults());
        Assert.Equal(plan.Readers, run.Mailboxes.Pairs.Count);
        var extras = run.Mailboxes.Extras().Count;
        Assert.True(extras <= (state == "claimed" ? 0 : held), $"{extras} copies, {held} were {state}");
        Report.Row("T23", $"SIGSTOP of a worker beyond its lease, mail {state}", Seed, $"{held} of {plan.Readers} mails held", "the woken worker changed no row", $"{extras} copies");
    }

    private static async Task<ChaosRun> RunAsync(ChaosPlan plan, ServerScript script, string? rhythm = null)
    {
        var server = await PostgresServer.SharedAsync();
        Assert.SkipWhen(server is null, "PostgreSQL is not installed (Debian: postgresql)");
        var database = await server.NewDatabaseAsync();
        return await ChaosRun.CreateAsync(plan, script, TimeSpan.FromSeconds(20), rhythm, home =>
        {
            home.UsePostgres(database);
            home.Set("Mail__ReplyTimeout", "00:00:05");
            home.Set("Mail__Lease", "00:00:06");
        });
    }

    private static MonitorProcess Start(ChaosRun run) => run.Home.Start("serve", "--roles", "worker");

    private static Task<long> CountAsync(ChaosRun run, string state) => run.Home.Database.NumberAsync($"SELECT count(*) FROM deliveries WHERE state = '{state}'");

    private static Task<IReadOnlyList<string>> RowsAsync(ChaosRun run) =>
        run.Home.Database.QueryAsync<string>("SELECT id || ' ' || state || ' ' || attempt || ' ' || COALESCE(reply, '') || ' ' || COALESCE(sent_at, 0) FROM deliveries ORDER BY id");
}
