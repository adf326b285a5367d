using Monitor.Feeds.Documents;
using Monitor.Tests.Storage;
using Xunit;

namespace Monitor.Tests.Items;

/// <summary>Feeds whose entries share ids or addresses, repeat themselves, or have neither.</summary>
public sealed class SharedNamesTests
{
    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Entries_that_link_to_one_page_stay_different(string kind)
    {
        foreach (var link in (string[])["https://a.example/", "https://a.example/news"])
        {
            await using var feed = await ShownFeed.StartAsync(kind);
            var entries = Enumerable.Range(1, 6).Select(i => feed.Entry(i) with { Link = link }).ToList();
            await AssertStaysAsync(feed, entries, entry => entry);
            await using var other = await ShownFeed.StartAsync(kind);
            await AssertStaysAsync(other, entries, entry => entry with { Id = null });
        }
    }

    [Fact]
    public async Task Entries_that_share_an_id_stay_different()
    {
        await using var feed = await ShownFeed.StartAsync("sqlite");
        await AssertStaysAsync(feed, [.. Enumerable.Range(1, 6).Select(feed.Entry)], entry => entry with { Id = "https://a.example/feed" });
        await using var other = await ShownFeed.StartAsync("sqlite");
        await AssertStaysAsync(other, [.. Enumerable.Range(1, 6).Select(feed.Entry)], entry => entry with { Id = "1", Link = "https://a.example/news" });
    }

    [Fact]
    public async Task Posts_of_a_live_page_stay_different()
    {
        await using var feed = await ShownFeed.StartAsync("sqlite");
        await AssertStaysAsync(feed, [.. Enumerable.Range(1, 6).Select(feed.Entry)],
            entry => entry with { Id = null, Title = "Live: the port", Link = "https://a.example/live#" + entry.Id });
    }

    /// <summary>The window of three moves over the entries, their order turns, and each is stored once.</summary>
    private static async Task AssertStaysAsync(ShownFeed feed, IReadOnlyList<ParsedEntry> entries, Func<ParsedEntry, ParsedEntry> shared)
    {
        for (var poll = 0; poll + 3 <= entries.Count; poll++)
        {
            var window = entries.Skip(poll).Take(3).Select(shared).ToArray();
            Assert.Equal(poll == 0 ? 3 : 1, (await feed.ShowAsync(window)).Added.Count);
            Assert.Empty((await feed.ShowAsync([.. window.Reverse()])).Added);
        }

        Assert.Equal(entries.Select(entry => entry.Summary).Order(), (await feed.ItemsAsync()).Select(item => item.Summary).Order());
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task One_id_twice_in_a_document_is_one_item_when_the_entries_are_equal_and_two_when_they_are_not(string kind)
    {
        await using var feed = await ShownFeed.StartAsync(kind);
        var first = feed.Entry(1);
        var other = feed.Entry(2) with { Id = first.Id };

        var taken = await feed.ShowAsync(first, first with { Summary = "Edited." }, other, first);

        Assert.Equal(["Harbour report number 1", "Harbour report number 2"], taken.Added.Select(item => item.Title));
        Assert.Empty((await feed.ShowAsync(other, first)).Added);
    }

    [Fact]
    public async Task One_article_under_two_ids_in_a_document_is_one_item()
    {
        await using var feed = await ShownFeed.StartAsync("sqlite");
        var first = feed.Entry(1);

        Assert.Single((await feed.ShowAsync(first, first with { Id = "urn:b:1" })).Added);

        Assert.Empty((await feed.ShowAsync(first with { Id = "urn:b:1" }, first)).Added);
        Assert.Empty((await feed.ShowAsync(first with { Id = "urn:b:1" })).Added);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Entries_without_id_address_and_title_are_known_by_their_text(string kind)
    {
        await using var feed = await ShownFeed.StartAsync(kind);
        var entries = Enumerable.Range(1, 4).Select(i => new ParsedEntry { Title = "", Summary = $"Only text {i}." }).ToList();

        Assert.Equal(4, (await feed.ShowAsync([.. entries])).Added.Count);

        Assert.Empty((await feed.ShowAsync([.. entries.AsEnumerable().Reverse()])).Added);
    }

    [Fact]
    public async Task Entries_without_id_follow_their_address_through_tracking_and_sessions()
    {
        await using var feed = await ShownFeed.StartAsync("sqlite");
        var entry = feed.Entry(1) with { Id = null, Link = "http://a.example/news/1?PHPSESSID=7&utm_source=rss" };
        await feed.ShowAsync(entry);

        Assert.Empty((await feed.ShowAsync(entry with { Link = "https://a.example/news/1/?PHPSESSID=8", Title = "Retitled", Published = null })).Added);
        Assert.Empty((await feed.ShowAsync(entry with { Link = "https://a.example/news/1?rnd=31415", Title = "Retitled" })).Added);
    }

    [Fact]
    public async Task The_next_edition_of_a_standing_page_is_another_item()
    {
        await using var feed = await ShownFeed.StartAsync("sqlite");
        var monday = feed.Entry(1) with { Title = "Briefing", Link = "https://a.example/briefing" };
        await feed.ShowAsync(monday);
        feed.Later(TimeSpan.FromDays(1));

        var tuesday = monday with { Id = "urn:a:2", Summary = "What else happened.", Published = monday.Published?.AddDays(1) };

        Assert.Single((await feed.ShowAsync(tuesday)).Added);
        Assert.Empty((await feed.ShowAsync(tuesday)).Added);
    }

    [Fact]
    public async Task Keys_that_change_at_every_poll_do_not_pile_up()
    {
        await using var feed = await ShownFeed.StartAsync("sqlite");
        var entries = Enumerable.Range(1, 6).Select(feed.Entry).ToList();
        for (var poll = 0; poll < 10; poll++)
            await feed.ShowAsync([.. entries.Select(entry => entry with { Id = $"{entry.Id}:{poll}" })]);

        Assert.Equal(6, (await feed.ItemsAsync()).Count);
        Assert.Equal(6, await feed.CountAsync("item_keys"));
        Assert.Equal("republished: 6 of 6 entries came anew: 6 known by address or text, 0 held, 0 taken as news", Assert.Single(await feed.EventsAsync()));
    }
}
