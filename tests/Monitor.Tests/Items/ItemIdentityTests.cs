using Monitor.Feeds;
using Monitor.Feeds.Documents;
using Monitor.Items;
using Xunit;

namespace Monitor.Tests.Items;

public sealed class ItemIdentityTests
{
    private static readonly ParsedEntry Entry = new() { Title = "A title", Summary = "s" };

    [Theory]
    [InlineData("http://WWW.Example.org/a?utm_source=x&id=7&fbclid=1#top", "https://www.example.org/a?id=7")]
    [InlineData("https://example.org:443/a", "https://example.org/a")]
    [InlineData("http://example.org:8080/a?gclid=1", "https://example.org:8080/a")]
    [InlineData("https://example.org", "https://example.org/")]
    [InlineData("urn:x:1", "urn:x:1")]
    public void One_page_has_one_address(string url, string canonical) => Assert.Equal(canonical, CanonicalUrl.Of(url));

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
        Assert.Equal(ItemIdentity.ContentHash("A  Title", "s"), ItemIdentity.ContentHash("a title", "s"));
        Assert.NotEqual(ItemIdentity.ContentHash("a title", "s"), ItemIdentity.ContentHash("a titles", ""));
    }
}
