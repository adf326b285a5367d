using Monitor.Feeds;
using Monitor.Feeds.Documents;
using Monitor.Items;
using Xunit;

namespace Monitor.Tests.Items;

public sealed class ItemIdentityTests
{
    private static readonly ParsedEntry Entry = new() { Title = "A title", Summary = "s" };

    [Fact]
    public void The_feeds_own_id_goes_before_the_address_and_the_address_before_the_text()
    {
        Assert.Equal("7", ItemIdentity.Key(Entry with { Id = "7", Link = "https://example.org/a" }));
        Assert.Equal("https://example.org/a", ItemIdentity.Key(Entry with { Link = "http://example.org/a?utm_medium=rss" }));
        Assert.StartsWith("text:", ItemIdentity.Key(Entry), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_id_and_address_title_and_date_tell_entries_apart()
    {
        var dated = Entry with { Published = DateTimeOffset.UnixEpoch };
        Assert.Equal(ItemIdentity.Key(dated), ItemIdentity.Key(dated with { Summary = "another" }));
        Assert.NotEqual(ItemIdentity.Key(Entry), ItemIdentity.Key(dated));
        Assert.NotEqual(ItemIdentity.Key(Entry with { Title = "" }), ItemIdentity.Key(Entry with { Title = "", Summary = "t" }));
    }

    [Fact]
    public void A_key_is_bounded()
    {
        var key = ItemIdentity.Key(Entry with { Id = new string('x', 4_000) });
        Assert.True(key.Length < 100);
        Assert.NotEqual(key, ItemIdentity.Key(Entry with { Id = new string('x', 4_001) }));
    }

    [Fact]
    public void A_content_hash_ignores_case_and_spacing_and_nothing_else()
    {
        Assert.Equal(ItemIdentity.ContentHash("A  Title", null), ItemIdentity.ContentHash("a title", null));
        Assert.NotEqual(ItemIdentity.ContentHash("a title", null), ItemIdentity.ContentHash("a titles", null));
        Assert.NotEqual(ItemIdentity.ContentHash("a title", null), ItemIdentity.ContentHash("a title", ItemIdentity.TextKey("s")));
        Assert.Equal(ItemIdentity.TextKey("A  text"), ItemIdentity.TextKey("a text"));
    }

    [Theory]
    [InlineData("http://example.org/?p=7", "https://example.org/?p=7")]
    [InlineData("https://example.org/a/?utm_source=rss", "https://example.org/a")]
    [InlineData("https://example.org/live#post-7", "https://example.org/live#post-7")]
    [InlineData("post-7 on 2026-11-24", "post-7 on 2026-11-24")]
    public void An_id_that_is_an_address_is_spelt_like_one(string id, string key) => Assert.Equal(key, ItemIdentity.Key(Entry with { Id = id }));

    [Theory]
    [InlineData("", "https://example.org/a", "https://example.org/a")]
    [InlineData("  ", "https://example.org/a#p1", "https://example.org/a#p1")]
    public void An_empty_id_is_none(string id, string link, string key) => Assert.Equal(key, ItemIdentity.Key(Entry with { Id = id, Link = link }));

    [Fact]
    public void The_front_page_names_no_entry()
    {
        var home = Entry with { Link = "https://example.org/?utm_source=rss" };
        Assert.StartsWith("text:", ItemIdentity.Key(home), StringComparison.Ordinal);
        Assert.NotEqual(ItemIdentity.Key(home), ItemIdentity.Key(home with { Title = "Another title" }));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_no_part_of_a_key() => Assert.Equal("a\uFFFD", ItemIdentity.Key(Entry with { Id = "a\uD83D" }));

    [Theory]
    [InlineData("L\u2019\u00c9lys\u00e9e dit non", "l'elysee  dit: NON!")]
    [InlineData("\u5317\u671d\u9c9c \u53d1\u5c04", "\u5317\u671d\u9c9c\u2014\u53d1\u5c04")]
    public void A_title_is_its_letters_and_figures(string one, string other) => Assert.Equal(ItemIdentity.TitleKey(one), ItemIdentity.TitleKey(other));

    [Fact]
    public void Titles_of_other_letters_differ_and_none_says_nothing()
    {
        Assert.NotEqual(ItemIdentity.TitleKey("Seoul says no"), ItemIdentity.TitleKey("Seoul says yes"));
        Assert.NotEqual(ItemIdentity.TitleKey("!"), ItemIdentity.TitleKey("?"));
        Assert.Null(ItemIdentity.TitleKey(""));
        Assert.Null(ItemIdentity.TextKey(""));
    }
}
