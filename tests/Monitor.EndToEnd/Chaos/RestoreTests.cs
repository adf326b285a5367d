using System.Globalization;
using Monitor.EndToEnd.Rig;
using Monitor.EndToEnd.Torture;
using Xunit;

namespace Monitor.EndToEnd.Chaos;

/// <summary>Yesterday's backup in today's place.</summary>
public sealed class RestoreTests
{
    private const int Seed = 20261124;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, Trait("chaos", "T22")]
    [InlineData("by monitor restore")]
    [InlineData("by copying the file")]
    public async Task After_a_restore_nothing_goes_out_until_a_person_says_so_and_then_nothing_twice(string how)
    {
        var plan = Scale.Of(new ChaosPlan(Seed, 3, 40, 10, 2), new ChaosPlan(Seed, 10, 400, 50, 10));
        await using var run = await ChaosRun.CreateAsync(plan, new ServerScript { Seed = Seed }, TimeSpan.Zero, rhythm: "immediate");
        var backup = Path.Combine(run.Home.Folder, "yesterday.db");
        await using (var serve = run.Home.Start("serve"))
        {
            run.Publish(plan.Items / 4);
            await run.DrainedAsync(serve, TimeSpan.FromMinutes(3));
            await run.Home.DoneAsync("backup", backup);
            run.Publish(plan.Items / 2);
            await run.DrainedAsync(serve, TimeSpan.FromMinutes(5));
            await serve.KillAsync();
        }

        if (how == "by monitor restore")
            await run.Home.DoneAsync("restore", backup);
        else
            await PutInPlaceAsync(run, backup);
        var before = run.Server.Accepted.Count;
        await using var restored = run.Home.Start("serve");
        await Until.TrueAsync(async () => await run.Home.Database.CountAsync("items") >= plan.Items * 3 / 4, TimeSpan.FromMinutes(2), () => $"the feeds to be read again; {restored.Describe()}");
        await Task.Delay(TimeSpan.FromSeconds(5), Ct);
        Assert.Equal(before, run.Server.Accepted.Count);

        await run.Home.DoneAsync("delivery", "release");
        await Task.Delay(TimeSpan.FromSeconds(5), Ct);
        Assert.Equal(before, run.Server.Accepted.Count);
        run.Publish(plan.Items);
        await run.DrainedAsync(restored, TimeSpan.FromMinutes(5));

        Assert.Empty(run.Mailboxes.Faults());
        Assert.Empty(run.Mailboxes.Extras());
        Report.Row("T22", $"an old database put back {how}", Seed, $"{before} mails sent, two thirds of them after the backup", "0 mails before the release, 0 repeats after it, news goes out",
            $"{run.Mailboxes.Extras().Count} copies");
    }

    /// <summary>What a person does who knows no better: the database alone, of two hours ago; the folder beside it is of today.</summary>
    private static async Task PutInPlaceAsync(ChaosRun run, string backup)
    {
        foreach (var file in Directory.GetFiles(run.Home.Storage, "monitor.db*"))
            File.Delete(file);
        File.Copy(backup, run.Home.Database.File);
        var then = TimeProvider.System.GetUtcNow().AddHours(-2).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        Assert.Equal(1, await run.Home.Database.ChangeAsync($"UPDATE settings SET value = '{then}' WHERE name = 'heartbeat'"));
    }
}
