using Monitor.EndToEnd.Rig;
using Monitor.EndToEnd.Torture;
using Xunit;

namespace Monitor.EndToEnd.Chaos;

/// <summary>People who sign up, confirm and leave while web and worker die under them.</summary>
public sealed class VisitorTests
{
    private const int Seed = 20261124;

    [Fact, Trait("chaos", "T3")]
    public async Task Web_and_worker_are_killed_during_each_visit_and_no_half_of_one_is_left()
    {
        Assert.SkipUnless(Scale.IsFull, "at full scale only (bash tests/chaos.sh T3): how long it takes beside all other tests is not known yet");
        var visits = Scale.Of(5, 100);
        await using var run = await ChaosRun.CreateAsync(new ChaosPlan(Seed, 3, visits * 10, 1, 1), new ServerScript { Seed = Seed }, TimeSpan.Zero, rhythm: "immediate");
        var publishing = run.PublishAsync(TimeSpan.FromSeconds(4 * visits));
        var dice = new Dice($"T3:{Seed}");
        var visitors = Enumerable.Range(0, visits).Select(i => new Visitor(run.Home, run.Server, i)).ToList();
        try
        {
            var underway = new List<Task>();
            foreach (var visitor in visitors)
            {
                await using var web = run.Home.Start("serve", "--roles", "web");
                await using var worker = run.Home.Start("serve", "--roles", "worker");
                underway.Add(VisitAsync(visitor));
                await Task.Delay(dice.Between(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)), TestContext.Current.CancellationToken);
                await run.KillAsync(web);
                await run.KillAsync(worker);
            }

            await using var serve = run.Home.Start("serve");
            await Task.WhenAll(underway);
            await publishing;
            await run.DrainedAsync(serve, TimeSpan.FromMinutes(5));
            run.Hear(serve);
        }
        finally
        {
            visitors.ForEach(visitor => visitor.Dispose());
        }

        var (extras, worst) = await run.JudgeAsync(perKill: 2 * ChaosRun.Connections);
        Assert.Equal(visits, await run.Home.Database.NumberAsync("SELECT count(*) FROM subscribers WHERE email LIKE 'visitor%' AND state = 'unsubscribed'"));
        Assert.Equal(visits, await run.Home.Database.NumberAsync("SELECT count(DISTINCT subscriber_id) FROM subscriptions s WHERE s.ended_at IS NOT NULL"));
        Assert.Equal(0, await run.Home.Database.NumberAsync("SELECT count(*) FROM subscriptions s JOIN subscribers u ON u.id = s.subscriber_id WHERE u.email LIKE 'visitor%' AND s.ended_at IS NULL"));
        foreach (var visitor in visitors)
            Assert.DoesNotContain(run.Mailboxes.Mails, mail => mail.Recipient == visitor.Email && mail.At > visitor.GoneAt + OnItsWay);
        Report.Row("T3", "SIGKILL of web and worker during sign-up, confirmation and unsubscription", Seed, $"{visits} visits", "no half state; confirming twice does no harm; no mail after the unsubscription was answered",
            $"{extras} copies, at most {worst} a kill");
    }

    /// <summary>What was in the server's hands when the button was pressed arrives.</summary>
    private static readonly TimeSpan OnItsWay = TimeSpan.FromSeconds(1);

    private static async Task VisitAsync(Visitor visitor)
    {
        await visitor.SignUpAsync();
        await visitor.ConfirmAsync();
        await visitor.UnsubscribeAsync();
    }
}
