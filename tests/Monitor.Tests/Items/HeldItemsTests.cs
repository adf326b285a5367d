using Monitor.Feeds.Documents;
using Monitor.Tests.Storage;
using Xunit;

namespace Monitor.Tests.Items;

/// <summary>What is stored and not mailed: a new feed's past, and what a feed publishes anew.</summary>
public sealed class HeldItemsTests
{
    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task The_first_poll_of_a_feed_holds_what_is_older_than_three_days(string kind)
    {
        await using var feed = await ShownFeed.StartAsync(kind);
        var taken = await feed.ShowAsync(Aged(feed, 1, days: 2.9), Aged(feed, 2, days: 3.1), Aged(feed, 3, days: 400), feed.Entry(4) with { Published = null });

        Assert.Equal([null, "old", "old", null], (await feed.ItemsAsync()).Select(item => item.Held));
        Assert.Equal((4, 0, 2), (taken.Added.Count, taken.Known, taken.Held));
    }

    [Fact]
    public async Task A_late_article_of_a_known_feed_is_news_for_thirty_days()
    {
        await using var feed = await ShownFeed.StartAsync("sqlite");
        var known = Enumerable.Range(1, 5).Select(feed.Entry).ToArray();
        await feed.ShowAsync(known);

        await feed.ShowAsync([.. known, Aged(feed, 11, days: 29), Aged(feed, 12, days: 31)]);

        Assert.Equal([null, "old"], (await feed.ItemsAsync()).Skip(5).Select(item => item.Held));
    }

    [Fact]
    public async Task A_feed_that_was_empty_at_first_does_not_flood_either()
    {
        await using var feed = await ShownFeed.StartAsync("sqlite");
        await feed.ShowAsync();

        Assert.Equal(5, (await feed.ShowAsync([.. Enumerable.Range(1, 5).Select(i => Aged(feed, i, days: 10))])).Held);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_feed_that_moves_to_another_system_brings_nothing_new_but_its_news(string kind)
    {
        await using var feed = await ShownFeed.StartAsync(kind);
        var before = Enumerable.Range(1, 8).Select(i => Aged(feed, i, days: i)).ToList();
        await feed.ShowAsync([.. before]);
        feed.Later(TimeSpan.FromHours(1));

        var moved = before.Select((entry, i) => entry with
        {
            Id = $"post-{i}",
            Link = i % 2 == 0 ? $"https://www.a.example/2026/harbour-{i}" : entry.Link + "?p=" + i,
            Summary = "The new system writes no summary.",
            Published = i < 4 ? entry.Published : feed.Now,
        });
        var past = Aged(feed, 20, days: 9);
        var taken = await feed.ShowAsync([feed.Entry(21), past, .. moved]);

        Assert.Equal([(feed.Entry(21).Title, null), (past.Title, "republished")], taken.Added.Select(item => (item.Title, item.Held)));
        Assert.Equal("republished: 10 of 10 entries came anew: 8 known by address or text, 1 held, 1 taken as news", Assert.Single(await feed.EventsAsync()));
        Assert.Empty((await feed.ShowAsync([feed.Entry(21), past, .. moved])).Added);
        Assert.Single(await feed.EventsAsync());
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(240)]
    public async Task A_window_that_is_all_news_is_news(double hours)
    {
        await using var feed = await ShownFeed.StartAsync("sqlite");
        await feed.ShowAsync([.. Enumerable.Range(1, 10).Select(feed.Entry)]);
        feed.Later(TimeSpan.FromHours(hours));

        var taken = await feed.ShowAsync([.. Enumerable.Range(11, 10).Select(i => Aged(feed, i, days: hours / 24 * (i - 10) / 10))]);

        Assert.Equal((10, 0, 0), (taken.Added.Count, taken.Known, taken.Held));
        Assert.Empty(await feed.EventsAsync());
    }

    [Fact]
    public async Task News_that_a_server_hid_behind_304_for_a_week_is_news()
    {
        await using var feed = await ShownFeed.StartAsync("sqlite");
        await feed.ShowAsync([.. Enumerable.Range(1, 6).Select(feed.Entry)]);
        feed.Later(TimeSpan.FromDays(7));
        await feed.ShowAsync(); // a success that brought nothing

        Assert.Equal(0, (await feed.ShowAsync([.. Enumerable.Range(11, 6).Select(i => Aged(feed, i, days: i - 10))])).Held);
    }

    [Fact]
    public async Task An_archive_that_a_feed_brings_up_is_held_and_told()
    {
        await using var feed = await ShownFeed.StartAsync("sqlite");
        await feed.ShowAsync([.. Enumerable.Range(1, 6).Select(feed.Entry)]);

        Assert.Equal(6, (await feed.ShowAsync([.. Enumerable.Range(11, 6).Select(i => Aged(feed, i, days: i))])).Held);

        Assert.Equal("republished: 6 of 6 entries came anew: 0 known by address or text, 6 held, 0 taken as news", Assert.Single(await feed.EventsAsync()));
    }

    [Fact]
    public async Task A_date_that_is_not_believed_holds_nothing_and_is_the_same_at_the_next_poll()
    {
        await using var feed = await ShownFeed.StartAsync("sqlite");
        var future = feed.Entry(1) with { Published = new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero) };
        await feed.ShowAsync(future);

        Assert.Empty((await feed.ShowAsync(future with { Id = "urn:b:1", Link = "https://a.example/other" })).Added);

        var item = Assert.Single(await feed.ItemsAsync());
        Assert.Equal((item.FirstSeenAt, "2099-01-01T00:00:00Z", null), (item.PublishedAt!.Value, item.PublishedRaw, item.Held));
    }

    private static ParsedEntry Aged(ShownFeed feed, int number, double days) => feed.Entry(number) with { Published = feed.Now.AddDays(-days) };
}
