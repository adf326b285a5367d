using Monitor.Feeds;
using Monitor.Storage;
using Monitor.Tests.Storage;
using Xunit;

namespace Monitor.Tests.Feeds;

public sealed class FeedStoreTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public FeedStoreTests() => RowIdHandler<FeedId>.Register();

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_feed_is_added_once_found_by_address_or_id_and_removed(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var store = new FeedStore(test.Database);

        var id = await store.AddAsync(new FeedEntry("https://a.example/rss", "A", "https://a.example/", "fr", "x/y"), Now, Ct);
        Assert.NotNull(id);
        Assert.Null(await store.AddAsync(new FeedEntry("https://a.example/rss"), Now, Ct));

        var feed = await store.FindAsync("https://a.example/rss", Ct);
        Assert.Equal(feed, await store.FindAsync($"{id.Value.Value}", Ct));
        Assert.Equal(feed, Assert.Single(await store.ListAsync(Ct)));
        Assert.Equal(("A", "https://a.example/", "fr", "x/y", Now, Now), (feed?.Title, feed?.SiteUrl, feed?.Language, feed?.Folder, feed?.AddedAt, feed?.NextDueAt));
        Assert.True(await store.RemoveAsync(id.Value, Ct));
        Assert.False(await store.RemoveAsync(id.Value, Ct));
        Assert.Null(await store.FindAsync("https://a.example/rss", Ct));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_poll_is_saved_with_validators_health_and_due_time(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var store = new FeedStore(test.Database);
        var feed = await AddAsync(store, "https://a.example/rss");
        var polled = feed with
        {
            Etag = "W/\"x\"",
            LastModified = "then",
            BodyHash = "h",
            PolledAt = Now,
            SucceededAt = Now,
            NextDueAt = Now.AddMinutes(15),
            Failures = 2,
            LastError = "e",
            FailingSince = Now,
        };

        await test.Database.WriteAsync(session => store.SavePollAsync(session, polled, new Poll(feed.Id, Now, "ok", 200, null, 3, 2, 17)), Ct);

        Assert.Equal(polled, await store.FindAsync(feed.Url, Ct));
        var row = await test.Database.ReadAsync(s => s.FirstAsync<string>("SELECT outcome || ' ' || entries || ' ' || items_new || ' ' || took_ms FROM polls"), Ct);
        Assert.Equal("ok 3 2 17", row);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_feed_is_due_when_its_time_has_come_or_its_last_poll_lies_in_the_future(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var store = new FeedStore(test.Database);
        var later = await AddAsync(store, "https://later.example/rss");
        var future = await AddAsync(store, "https://future.example/rss");
        var due = await AddAsync(store, "https://due.example/rss");
        await SaveAsync(test, store, later with { PolledAt = Now, NextDueAt = Now.AddMinutes(1) });
        await SaveAsync(test, store, future with { PolledAt = Now.AddHours(1), NextDueAt = Now.AddHours(2) });

        Assert.Equal([due.Url, future.Url], (await store.DueAsync(Now, slow: null, 10, Ct)).Select(f => f.Url));
        Assert.Equal(due.Url, Assert.Single(await store.DueAsync(Now, slow: null, 1, Ct)).Url);
    }

    private static async Task<Feed> AddAsync(FeedStore store, string url)
    {
        await store.AddAsync(new FeedEntry(url), Now, Ct);
        return (await store.FindAsync(url, Ct))!;
    }

    private static Task SaveAsync(TestDatabase test, FeedStore store, Feed feed) =>
        test.Database.WriteAsync(session => store.SavePollAsync(session, feed, new Poll(feed.Id, Now, "ok", 200, null, 0, 0, 0)), Ct);
}
