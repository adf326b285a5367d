using Microsoft.Extensions.Time.Testing;
using Monitor.Seeds;
using Monitor.Storage;
using Monitor.Tests.Storage;
using Monitor.Text;
using Monitor.Topics;
using Xunit;

namespace Monitor.Tests.Topics;

public sealed class TopicStoreTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider clock = new(Now);

    public TopicStoreTests() => RowIdHandler<TopicId>.Register();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Topic Apples { get; } = new()
    {
        Slug = "apples",
        Name = "Apples",
        Language = "en",
        Facets = [new Facet([new Clue.Text("apple")])],
        Terms = [],
        Exclude = [],
        Threshold = 0.3,
    };

    private TopicStore Store(TestDatabase test) => new(test.Database, new TopicFile(Lexicon.Shipped), clock);

    private static Task<IReadOnlyList<string>> EditsAsync(TestDatabase test) => test.Database.ReadAsync(session =>
        session.QueryAsync<string>("SELECT author || ' | ' || subject || ' | ' || what FROM edits ORDER BY id"), Ct);

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Saving_again_makes_the_next_version_of_the_same_topic(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var store = Store(test);

        var first = await store.SaveAsync(Apples, "ann", "begun", Ct);
        clock.Advance(TimeSpan.FromHours(1));
        var second = await store.SaveAsync(Apples with { Name = "Apples and pears" }, "bob", "wider", Ct);

        Assert.Equal((1, 2), (first.Version, second.Version));
        Assert.Equal((first.Id, Now), (second.Id, second.CreatedAt));
        var listed = Assert.Single(await store.ListAsync(Ct));
        Assert.Equal((2, "Apples and pears", 0.3), (listed.Version, listed.Topic.Name, listed.Topic.Threshold));
        Assert.Equal(first.Id, (await store.FindAsync("apples", Ct))?.Id);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Versions_are_listed_newest_first_with_who_why_and_when(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var store = Store(test);
        var id = (await store.SaveAsync(Apples, "ann", "begun", Ct)).Id;
        clock.Advance(TimeSpan.FromHours(1));
        await store.SaveAsync(Apples with { Threshold = 0.4 }, "bob", "stricter", Ct);
        await store.SaveAsync(Apples with { Slug = "pears" }, "bob", "another topic", Ct);

        var versions = await store.VersionsAsync(id, Ct);

        Assert.Equal(
            [(2, 0.4, "bob", "stricter", Now.AddHours(1)), (1, 0.3, "ann", "begun", Now)],
            versions.Select(version => (version.Version, version.Topic.Threshold, version.Author, version.Note, version.CreatedAt)));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_removed_topic_is_hidden_and_comes_back_when_it_is_saved_again(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var store = Store(test);
        var id = (await store.SaveAsync(Apples, "ann", "begun", Ct)).Id;

        Assert.True(await store.RemoveAsync("apples", "bob", Ct));
        Assert.Empty(await store.ListAsync(Ct));
        Assert.Null(await store.FindAsync("apples", Ct));
        Assert.False(await store.RemoveAsync("apples", "bob", Ct));
        Assert.False(await store.RemoveAsync("never-was", "bob", Ct));

        var back = await store.SaveAsync(Apples, "ann", "again", Ct);
        Assert.Equal((id, 2), (back.Id, back.Version));
        Assert.Equal([2, 1], (await store.VersionsAsync(id, Ct)).Select(version => version.Version));
        Assert.Equal(id, Assert.Single(await store.ListAsync(Ct)).Id);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Every_edit_writes_its_row(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var store = Store(test);
        await store.SaveAsync(Apples, "ann", "begun", Ct);
        await store.SaveAsync(Apples, "bob", "same again", Ct);
        await store.RemoveAsync("apples", "cid", Ct);
        await store.RemoveAsync("apples", "dan", Ct);

        Assert.Equal(
            ["ann | topic:apples | version 1: begun", "bob | topic:apples | version 2: same again", "cid | topic:apples | removed"],
            await EditsAsync(test));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task The_stamp_differs_after_every_change(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var store = Store(test);
        var stamps = new List<long> { await StampAsync() };
        await store.SaveAsync(Apples, "ann", "begun", Ct);
        stamps.Add(await StampAsync());
        await store.SaveAsync(Apples with { Threshold = 0.4 }, "ann", "edited", Ct);
        stamps.Add(await StampAsync());
        await store.SaveAsync(Apples with { Slug = "pears" }, "ann", "another", Ct);
        stamps.Add(await StampAsync());
        await store.RemoveAsync("apples", "ann", Ct);
        stamps.Add(await StampAsync());

        Assert.Equal(stamps.Count, stamps.Distinct().Count());
        Assert.Equal(stamps[^1], await StampAsync());

        Task<long> StampAsync() => test.Database.ReadAsync(TopicStore.StampAsync, Ct);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_change_that_takes_one_topic_and_brings_back_another_changes_the_stamp(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var store = Store(test);
        await store.SaveAsync(Apples with { Slug = "pears" }, "ann", "one", Ct);
        await store.SaveAsync(Apples with { Slug = "pears" }, "ann", "two", Ct);
        await store.SaveAsync(Apples, "ann", "one", Ct);
        await store.SaveAsync(Apples with { Slug = "plums" }, "ann", "one", Ct);
        await store.RemoveAsync("apples", "ann", Ct);
        var before = await test.Database.ReadAsync(TopicStore.StampAsync, Ct);

        // Apples come back as version 2, pears in version 2 go: as many topics, the same sum of versions, the same latest id.
        await store.SaveAsync(Apples, "ann", "back", Ct);
        await store.RemoveAsync("pears", "ann", Ct);

        Assert.NotEqual(before, await test.Database.ReadAsync(TopicStore.StampAsync, Ct));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_seed_is_stored_once_and_its_topics_point_to_it(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var (add, seed) = (Adding(test), Seed());

        var stored = await add.RunAsync(seed, "ann", Ct);
        var again = await add.RunAsync(seed, "bob", Ct);

        Assert.Equal(SampleSeeds.Deriver.Derive(seed).Select(topic => topic.Slug), stored.Select(topic => topic.Topic.Slug));
        Assert.Empty(again);
        Assert.Equal(stored.Select(topic => topic.Id), (await Store(test).ListAsync(Ct)).Select(topic => topic.Id));
        var pointing = await test.Database.ReadAsync(session =>
            session.FirstAsync<long>("SELECT COUNT(*) FROM topics t JOIN seeds s ON s.id = t.seed_id"), Ct);
        Assert.Equal(stored.Count, pointing);
        Assert.Equal(1, await test.Database.ReadAsync(session => session.FirstAsync<long>("SELECT COUNT(*) FROM seeds"), Ct));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_second_seed_of_the_same_story_takes_free_slugs(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var (add, seed) = (Adding(test), Seed());

        var first = await add.RunAsync(seed, "ann", Ct);
        var second = await add.RunAsync(seed with { Text = seed.Text + " " }, "ann", Ct);

        Assert.Equal(first.Select(topic => topic.Topic.Slug + "-2"), second.Select(topic => topic.Topic.Slug));
        Assert.All(second, topic => Assert.Equal(1, topic.Version));
        Assert.Equal(first.Count + second.Count, (await Store(test).ListAsync(Ct)).Count);
    }

    private AddSeed Adding(TestDatabase test) => new(test.Database, new SeedStore(), Store(test), SampleSeeds.Deriver, clock);

    private static Seed Seed() => SampleSeeds.Reader.Read("seed.md", File.ReadAllBytes(SampleSeeds.Shipped[0]));
}
