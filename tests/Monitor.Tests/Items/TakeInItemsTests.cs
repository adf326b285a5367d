using Monitor.Feeds.Documents;
using Monitor.Items;
using Monitor.Tests.Storage;
using Xunit;

namespace Monitor.Tests.Items;

/// <summary>When two showings of a feed's entries are one item, and when they are two.</summary>
public sealed class TakeInItemsTests
{
    /// <summary>How an entry may come back and still be the same: what changes in it.</summary>
    private static readonly Dictionary<string, Func<ParsedEntry, ParsedEntry>> Returns = new()
    {
        ["as it was"] = e => e,
        ["retitled"] = e => e with { Title = "Port: what happened today" },
        ["rewritten and retitled"] = e => e with { Title = "Port: what happened today", Summary = "A longer account of the matter." },
        ["dated anew"] = e => e with { Published = e.Published?.AddDays(3) },
        ["without its date"] = e => e with { Published = null },
        ["with tracking in its address"] = e => e with { Link = e.Link + "?utm_source=rss&at_medium=feed" },
        ["moved to http"] = e => e with { Link = e.Link?.Replace("https:", "http:", StringComparison.Ordinal) },
        ["moved to another page under its id"] = e => e with { Link = "https://a.example/moved/1" },
        ["retitled, and its page named after the title"] = e => e with { Link = "https://a.example/port-today", Title = "Port: what happened today" },
        ["under a new id"] = e => e with { Id = "urn:b:77" },
        ["under a new id and dated anew"] = e => e with { Id = "urn:b:77", Published = e.Published?.AddDays(3) },
        ["under a new id and rewritten"] = e => e with { Id = "urn:b:77", Summary = "A longer account of the matter." },
        ["under a new id at a new address"] = e => e with { Id = "urn:b:77", Link = "https://a.example/article?session=9" },
        ["without its id"] = e => e with { Id = null },
        ["with its address for an id"] = e => e with { Id = e.Link },
        ["with an empty id"] = e => e with { Id = " " },
    };

    public static TheoryData<string, string> ReturnsOnEachDatabase
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var kind in TestDatabase.Kinds)
                foreach (var how in Returns.Keys)
                    data.Add(kind.Data, how);
            return data;
        }
    }

    [Theory, MemberData(nameof(ReturnsOnEachDatabase))]
    public async Task An_entry_that_comes_back_is_the_same_item(string kind, string how)
    {
        await using var feed = await ShownFeed.StartAsync(kind);
        var (first, second) = (feed.Entry(1), feed.Entry(2));
        await feed.ShowAsync(first, second);

        var taken = await feed.ShowAsync(Returns[how](first), second);

        Assert.Equal((0, 2), (taken.Added.Count, taken.Known));
        // And the way it came back is remembered: it may change once more from there.
        Assert.Empty((await feed.ShowAsync(second, Returns[how](first) with { Published = first.Published })).Added);
        Assert.Empty((await feed.ShowAsync(first, second)).Added);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_change_of_id_is_seen_through_also_after_a_change_of_title(string kind)
    {
        await using var feed = await ShownFeed.StartAsync(kind);
        var first = feed.Entry(1);
        var retitled = Returns["rewritten and retitled"](first);
        await feed.ShowAsync(first);
        await feed.ShowAsync(retitled);

        Assert.Empty((await feed.ShowAsync(retitled with { Id = "urn:b:1" })).Added);

        Assert.Equal("Harbour report number 1", Assert.Single(await feed.ItemsAsync()).Title);
    }

    [Fact]
    public async Task Versions_of_a_page_are_one_item()
    {
        await using var feed = await ShownFeed.StartAsync("sqlite");
        var first = feed.Entry(1) with { Id = feed.Entry(1).Link + "#0" };
        await feed.ShowAsync(first);

        Assert.Empty((await feed.ShowAsync(first with { Id = first.Link + "#1", Title = "Port: what happened", Summary = "More of it." })).Added);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task An_id_given_to_another_article_is_two_items(string kind)
    {
        await using var feed = await ShownFeed.StartAsync(kind);
        var first = feed.Entry(1);
        var other = feed.Entry(2) with { Id = first.Id };
        await feed.ShowAsync(first);

        Assert.Equal("Harbour report number 2", Assert.Single((await feed.ShowAsync(other)).Added).Title);

        Assert.Empty((await feed.ShowAsync(other)).Added);
        Assert.Empty((await feed.ShowAsync(other with { Title = "Retitled" })).Added);
        Assert.Empty((await feed.ShowAsync(first)).Added);
        Assert.Empty((await feed.ShowAsync(other, first)).Added);
        Assert.Equal(2, (await feed.ItemsAsync()).Count);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Without_addresses_title_text_and_date_tell_that_an_id_means_another_article(string kind)
    {
        await using var feed = await ShownFeed.StartAsync(kind);
        var first = feed.Entry(1) with { Link = null };
        var other = feed.Entry(2) with { Id = first.Id, Link = null };
        await feed.ShowAsync(first);

        Assert.Empty((await feed.ShowAsync(other with { Published = first.Published })).Added);
        await feed.ShowAsync(first);
        Assert.Single((await feed.ShowAsync(other)).Added);
        Assert.Empty((await feed.ShowAsync(other with { Title = "Retitled", Summary = "And rewritten." })).Added);
        Assert.Equal(2, (await feed.ItemsAsync()).Count);
    }

    [Fact]
    public async Task Ids_that_number_the_places_of_a_list_do_not_move_articles()
    {
        await using var feed = await ShownFeed.StartAsync("sqlite");
        var articles = Enumerable.Range(1, 12).Select(feed.Entry).ToList();
        for (var poll = 0; poll < 8; poll++)
        {
            var window = articles.Skip(poll).Take(5).Reverse().Select((entry, place) => entry with { Id = $"{place + 1}" });
            await feed.ShowAsync([.. window]);
        }

        Assert.Equal(articles.Select(a => a.Title), (await feed.ItemsAsync()).Select(item => item.Title).OrderBy(title => title.Length).ThenBy(title => title));
    }
}
