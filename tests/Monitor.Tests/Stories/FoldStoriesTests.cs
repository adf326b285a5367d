using Microsoft.Extensions.Time.Testing;
using Monitor.Feeds;
using Monitor.Items;
using Monitor.Matching;
using Monitor.Storage;
using Monitor.Stories;
using Monitor.Tests.Storage;
using Monitor.Text;
using Monitor.Topics;
using Xunit;

namespace Monitor.Tests.Stories;

public sealed class FoldStoriesTests
{
    private const string Title = "Harbour of Zanvik closed after tanker strikes the outer breakwater";

    private const string Summary =
        "The port authority said a tanker had struck the outer breakwater during the night and leaked 40 tonnes of fuel into the bay; "
        + "boats may not leave before the water has been tested.";

    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider clock = new(Now);

    public FoldStoriesTests()
    {
        RowIdHandler<FeedId>.Register();
        RowIdHandler<ItemId>.Register();
        RowIdHandler<TopicId>.Register();
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Identical_copies_in_two_feeds_are_one_story(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        await AddAsync(test, ("a", Title, Summary), ("b", Title, Summary), ("c", Title, Summary));

        Assert.Equal(1, await FoldAsync(test));
        Assert.Equal([1, 1, 1], await StoriesAsync(test));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_copy_that_comes_later_joins_the_story_that_is_there(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        await AddAsync(test, ("a", Title, Summary));
        Assert.Equal(1, await FoldAsync(test));
        clock.Advance(TimeSpan.FromHours(20));
        await AddAsync(test, ("b", Title, Summary));

        Assert.Equal(0, await FoldAsync(test));
        Assert.Equal(0, await FoldAsync(test));
        Assert.Equal([1, 1], await StoriesAsync(test));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_copy_after_the_window_is_a_story_of_its_own(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        await AddAsync(test, ("a", Title, Summary));
        await FoldAsync(test);
        clock.Advance(TimeSpan.FromHours(73));
        await AddAsync(test, ("b", Title, Summary));

        Assert.Equal(1, await FoldAsync(test));
        Assert.Equal([1, 2], await StoriesAsync(test));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Items_of_one_feed_are_never_one_story(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        await AddAsync(test, ("a", Title, Summary), ("a", Title, Summary), ("a", Title, Summary));

        Assert.Equal(3, await FoldAsync(test));
        Assert.Equal([1, 2, 3], await StoriesAsync(test));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Items_of_one_feed_are_not_joined_through_a_copy_in_another(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        await AddAsync(test, ("a", Title, Summary), ("b", Title, Summary), ("a", Title, Summary));

        await FoldAsync(test);

        var stories = await StoriesAsync(test);
        Assert.NotEqual(stories[0], stories[2]);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Another_number_is_another_fact(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        await AddAsync(test, ("a", Title, Summary), ("b", Title, Summary.Replace("40", "60", StringComparison.Ordinal)));

        Assert.Equal(2, await FoldAsync(test));
        Assert.Equal([1, 2], await StoriesAsync(test));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Unlike_items_are_stories_of_their_own(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        await AddAsync(test,
            ("a", Title, Summary),
            ("b", "Oil spill shuts Zanvik port; fishing crews count their losses", "Crews expect to lose a week of the herring season, the mayor said, and promised help to everyone who lives from it."),
            ("c", "Item 1 of the harbour list", ""),
            ("d", "Item 2 of the harbour list", ""),
            ("e", "Zanvik signs treaty with Oldenkrug", ""),
            ("f", "Zanvik signs treaty with Lindqvarn", ""));

        Assert.Equal(6, await FoldAsync(test));
        Assert.Equal([1, 2, 3, 4, 5, 6], await StoriesAsync(test));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task An_edited_copy_joins_its_original(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        await AddAsync(test,
            ("a", Title, Summary),
            ("b", "Tanker strikes the outer breakwater: harbour of Zanvik closed",
                "ZANVIK (Harbour Wire) – A tanker had struck the outer breakwater during the night and leaked 40 tonnes of fuel into the bay, the port authority said. "
                + "Boats may not leave before the water has been tested."));

        Assert.Equal(1, await FoldAsync(test));
        Assert.Equal([1, 1], await StoriesAsync(test));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Items_that_match_no_topic_are_in_no_story(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        await AddAsync(test, Decision.Near, ("a", Title, Summary), ("b", Title, Summary));

        Assert.Equal(0, await FoldAsync(test));
        Assert.Equal([0, 0], await StoriesAsync(test));
    }

    private Task<int> FoldAsync(TestDatabase test) => new FoldStories(test.Database, new StoryStore(), clock).RunAsync(Ct);

    /// <summary>The story of each item, in order of the items; 0 for none.</summary>
    private static Task<IReadOnlyList<long>> StoriesAsync(TestDatabase test) => test.Database.ReadAsync(session =>
        session.QueryAsync<long>("SELECT COALESCE(story_id, 0) FROM items ORDER BY id"), Ct);

    private Task AddAsync(TestDatabase test, params (string Feed, string Title, string Summary)[] items) => AddAsync(test, Decision.Match, items);

    private async Task AddAsync(TestDatabase test, Decision decision, params (string Feed, string Title, string Summary)[] items)
    {
        var feeds = new FeedStore(test.Database);
        var topics = new TopicStore(test.Database, new TopicFile(Lexicon.Shipped), clock);
        var topic = await topics.SaveAsync(Harbours, "ann", "", Ct);
        foreach (var (feed, title, summary) in items)
        {
            var url = $"https://{feed}.example/";
            await feeds.AddAsync(new FeedEntry(url), clock.GetUtcNow(), Ct);
            var id = (await feeds.FindAsync(url, Ct))!.Id;
            await test.Database.WriteAsync(async session =>
            {
                var added = await ItemStore.InsertNewAsync(session, [Item(id, title, summary)]);
                var match = new Match { Score = 0.9, Decision = decision, Reasons = [], Missing = [] };
                await new MatchStore().AddAsync(session, added[0].Id, topic, match, clock.GetUtcNow());
                return 0;
            }, Ct);
        }
    }

    private static Topic Harbours { get; } = new()
    {
        Slug = "harbours",
        Name = "Harbours",
        Language = "en",
        Facets = [new Facet([new Clue.Text("harbour")])],
        Terms = [],
        Exclude = [],
        Threshold = 0.2,
    };

    private int keys;

    private Item Item(FeedId feed, string title, string summary) => new()
    {
        Id = default,
        FeedId = feed,
        ItemKey = $"{++keys}",
        Title = title,
        Summary = summary,
        Language = "en",
        FirstSeenAt = clock.GetUtcNow(),
        ContentHash = "h",
    };
}
