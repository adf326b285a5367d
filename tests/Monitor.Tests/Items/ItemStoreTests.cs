using Monitor.Feeds;
using Monitor.Items;
using Monitor.Storage;
using Monitor.Tests.Storage;
using Xunit;

namespace Monitor.Tests.Items;

public sealed class ItemStoreTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ItemStoreTests()
    {
        RowIdHandler<FeedId>.Register();
        RowIdHandler<ItemId>.Register();
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Only_items_that_are_not_there_yet_are_stored_and_returned(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var store = new ItemStore(test.Database);
        var feed = await FeedAsync(test, "https://a.example/");
        var other = await FeedAsync(test, "https://b.example/");

        var first = await InsertAsync(test, store, Item(feed, "1"), Item(feed, "2"), Item(feed, "1"));
        var second = await InsertAsync(test, store, Item(feed, "2"), Item(feed, "3"), Item(other, "1"));

        Assert.Equal(["1", "2"], first.Select(i => i.ItemKey));
        Assert.Equal([(feed, "3"), (other, "1")], second.Select(i => (i.FeedId, i.ItemKey)));
        Assert.All(first.Concat(second), item => Assert.True(item.Id.Value > 0));
        Assert.Equal(first[1], await store.FindAsync(first[1].Id, Ct));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Items_are_listed_by_time_by_page_and_newest_first(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var store = new ItemStore(test.Database);
        var feed = await FeedAsync(test, "https://a.example/");
        await InsertAsync(test, store,
            [.. Enumerable.Range(1, 5).Select(i => Item(feed, $"{i}") with { FirstSeenAt = Now.AddHours(i), PublishedAt = i == 5 ? null : Now.AddDays(-i), PublishedRaw = null })]);

        Assert.Equal(["5", "4"], (await store.NewestAsync(2, Ct)).Select(i => i.ItemKey));
        Assert.Equal(["2", "3"], (await store.SeenBetweenAsync(Now.AddHours(2), Now.AddHours(4), 10, Ct)).Select(i => i.ItemKey));
        var page = await store.PageAsync(new ItemId(0), 3, Ct);
        Assert.Equal(["4", "5"], (await store.PageAsync(page[^1].Id, 3, Ct)).Select(i => i.ItemKey));
        var dates = await test.Database.ReadAsync(session => ItemStore.PublishedAsync(session, feed, 2), Ct);
        Assert.Equal([Now.AddDays(-4), Now.AddDays(-3)], dates);
    }

    private static async Task<FeedId> FeedAsync(TestDatabase test, string url) =>
        (await new FeedStore(test.Database).AddAsync(new FeedEntry(url), Now, Ct))!.Value;

    private static Task<IReadOnlyList<Item>> InsertAsync(TestDatabase test, ItemStore store, params Item[] items) =>
        test.Database.WriteAsync(session => ItemStore.InsertNewAsync(session, items), Ct);

    private static Item Item(FeedId feed, string key) => new()
    {
        Id = default,
        FeedId = feed,
        ItemKey = key,
        Url = $"https://a.example/{key}",
        Title = $"Title {key}",
        Summary = "s",
        Author = "a",
        Language = "en",
        PublishedAt = Now,
        PublishedRaw = "raw",
        FirstSeenAt = Now,
        ContentHash = "h",
    };
}
