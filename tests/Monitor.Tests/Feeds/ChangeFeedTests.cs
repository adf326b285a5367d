using Monitor.Feeds;
using Monitor.Storage;
using Monitor.Tests.Storage;
using Xunit;

namespace Monitor.Tests.Feeds;

public sealed class ChangeFeedTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ChangeFeedTests() => RowIdHandler<FeedId>.Register();

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task What_a_person_decides_of_a_feed_outlives_a_poll_that_began_before(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var store = new FeedStore(test.Database);
        await store.AddAsync(new FeedEntry("https://a.example/"), default, Ct);
        var before = Assert.Single(await store.ListAsync(Ct));

        await store.ChangeAsync(before with { FullText = true, Folder = "Asia/Korea" }, Ct);
        var poll = new Poll(before.Id, default, "ok", 200, null, 0, 0, 1);
        await test.Database.WriteAsync(session => store.SavePollAsync(session, before with { Etag = "\"1\"" }, poll), Ct);

        var after = Assert.Single(await store.ListAsync(Ct));
        Assert.Equal((true, "Asia/Korea", "\"1\""), (after.FullText, after.Folder, after.Etag));
        await store.ChangeAsync(after with { Title = "A", Language = "fr" }, Ct);
        Assert.Equal(after with { Title = "A", Language = "fr" }, Assert.Single(await store.ListAsync(Ct)));
    }
}
