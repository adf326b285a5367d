using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Monitor.Feeds;
using Monitor.Feeds.Push;
using Monitor.Hosting;
using Monitor.Storage;
using Monitor.Tests.Storage;
using Xunit;

namespace Monitor.Tests.Feeds.Push;

/// <summary>The life of a subscription's row on both databases.</summary>
public sealed class PushStoreTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public PushStoreTests() => RowIdHandler<FeedId>.Register();

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_subscription_begins_lapses_is_denied_and_ends(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
        var now = time.GetUtcNow();
        var (feeds, pushes) = (new FeedStore(test.Database), new PushStore(test.Database, new FeedEventStore()));
        var plan = new PlanPushes(pushes, Options.Create(new WebOptions { PublicBaseUrl = "https://monitor.example/" }), time);
        var id = (await feeds.AddAsync(new FeedEntry("https://a.example/feed"), now, Ct))!.Value;
        await test.Database.WriteAsync(session => session.ExecuteAsync(
            "UPDATE feeds SET hub = 'https://hub.example/', self_url = 'https://a.example/feed'"), Ct);

        await plan.RunAsync(Ct);
        await plan.RunAsync(Ct);
        var push = Assert.Single(await pushes.DueAsync(now, 9, Ct));
        Assert.Equal((id, "https://monitor.example/push/" + push.Token), (push.FeedId, push.Callback));

        Assert.False(await pushes.ActivateAsync(push, now.AddDays(1), now.AddHours(20), now, Ct));
        await pushes.AskAsync(push, PushMode.Subscribe, now.AddMinutes(30), Ct);
        await pushes.NoteAsync(push, "busy", Ct);
        Assert.Equal(("subscribe", 1, "busy"), Told(await pushes.FindAsync(push.Token, Ct)));
        Assert.False(await pushes.EndVerifiedAsync(push, Ct));
        Assert.True(await pushes.ActivateAsync(push, now.AddDays(1), now.AddHours(20), now, Ct));
        Assert.False(await pushes.ActivateAsync(push, now.AddDays(1), now.AddHours(20), now, Ct));
        Assert.Equal((null, 0, null), Told(await pushes.FindAsync(push.Token, Ct)));
        Assert.Equal(now.AddDays(1), Assert.Single(await feeds.ListAsync(Ct)).PushedUntil);

        time.Advance(TimeSpan.FromDays(1));
        await plan.RunAsync(Ct);
        await pushes.DenyAsync(push, "no", now.AddDays(8), now, Ct);
        await pushes.CountForgedAsync(push, Ct);
        Assert.Null(Assert.Single(await feeds.ListAsync(Ct)).PushedUntil);
        Assert.Equal(3, await CountAsync(test, "SELECT COUNT(*) FROM feed_events WHERE kind = 'push'"));

        await feeds.RemoveAsync(id, Ct);
        await plan.RunAsync(Ct);
        Assert.Equal(0, await CountAsync(test, "SELECT COUNT(*) FROM pushes"));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Without_a_public_address_what_runs_is_ended_three_tries_long(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
        var now = time.GetUtcNow();
        var pushes = new PushStore(test.Database, new FeedEventStore());
        await test.Database.WriteAsync(session => session.ExecuteAsync("""
            INSERT INTO feeds (id, url, title, added_at, next_due_at, hub, self_url) VALUES (1, 'https://a.example/', 'A', 0, 0, 'https://hub.example/', 'https://a.example/');
            INSERT INTO pushes (token, feed_id, hub, topic, callback, secret, next_at, lease_until)
            VALUES ('t', 1, 'https://hub.example/', 'https://a.example/', 'https://monitor.example/push/t', 's', 0, @until);
            """, new { until = now.AddDays(5) }), Ct);
        var plan = new PlanPushes(pushes, Options.Create(new WebOptions()), time);

        for (var tries = 0; tries < 3; tries++)
        {
            await plan.RunAsync(Ct);
            var push = Assert.Single(await pushes.DueAsync(now, 9, Ct));
            Assert.Null(push.FeedId);
            await pushes.AskAsync(push, PushMode.Unsubscribe, now, Ct);
        }

        await plan.RunAsync(Ct);
        Assert.Equal(0, await CountAsync(test, "SELECT COUNT(*) FROM pushes"));
        Assert.Equal(1, await CountAsync(test, "SELECT COUNT(*) FROM feed_events WHERE detail = 'push ended: Web__PublicBaseUrl is not set any more'"));
    }

    private static (string?, long, string?) Told(PushSubscription? push) => (push?.Mode, push?.Failures ?? -1, push?.LastError);

    private static Task<long> CountAsync(TestDatabase test, string sql) => test.Database.ReadAsync(session => session.FirstAsync<long>(sql), Ct);
}
