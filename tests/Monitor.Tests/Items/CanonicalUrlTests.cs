using Monitor.Items;
using Xunit;

namespace Monitor.Tests.Items;

public sealed class CanonicalUrlTests
{
    [Theory]
    [InlineData("http://WWW.Example.org/a?utm_source=x&id=7&fbclid=1#top", "https://www.example.org/a?id=7")]
    [InlineData("https://example.org:443/a", "https://example.org/a")]
    [InlineData("http://example.org:8080/a?gclid=1", "https://example.org:8080/a")]
    [InlineData("https://example.org", "https://example.org/")]
    [InlineData("  https://example.org/a  ", "https://example.org/a")]
    [InlineData("https://example.org./a/", "https://example.org/a")]
    [InlineData("https://example.org/a/./b/../c", "https://example.org/a/c")]
    [InlineData("https://example.org/a/index.html", "https://example.org/a")]
    [InlineData("https://example.org/index.php?p=5", "https://example.org/?p=5")]
    [InlineData("https://example.org/index.html", "https://example.org/")]
    [InlineData("https://example.org/a?b=2&a=1", "https://example.org/a?a=1&b=2")]
    [InlineData("https://example.org/a?t=2&t=1", "https://example.org/a?t=2&t=1")]
    [InlineData("https://example.org/a?&&", "https://example.org/a")]
    [InlineData("https://example.org/caf%c3%a9?q=%c3%a9", "https://example.org/caf%C3%A9?q=%C3%A9")]
    [InlineData("https://example.org/café", "https://example.org/caf%C3%A9")]
    [InlineData("https://example.org/%7Eana/%61", "https://example.org/~ana/a")]
    [InlineData("https://bücher.example/a", "https://xn--bcher-kva.example/a")]
    [InlineData("https://example.org/a;jsessionid=1F?id=7", "https://example.org/a?id=7")]
    [InlineData("https://example.org/a?PHPSESSID=1f&ASPSESSIONIDABC=2&id=7", "https://example.org/a?id=7")]
    [InlineData("https://example.org/a?at_medium=RSS&mtm_kwd=1&pk_source=2&WT.mc_id=3&ns_mchannel=rss&mc_cid=4&xtor=5", "https://example.org/a")]
    [InlineData("https://example.org/a?from=rss&page=1", "https://example.org/a?page=1")]
    [InlineData("https://example.org/a?amp=1", "https://example.org/a")]
    [InlineData("https://example.org/#!/a", "https://example.org/#!/a")]
    [InlineData("urn:x:1", "urn:x:1")]
    public void One_page_has_one_address(string url, string canonical)
    {
        Assert.Equal(canonical, CanonicalUrl.Of(url));
        Assert.Equal(canonical, CanonicalUrl.Of(CanonicalUrl.Of(url)));
    }

    [Theory]
    [InlineData("https://example.org/a?id=7", "https://example.org/a?id=8")]
    [InlineData("https://example.org/a", "https://example.org/A")]
    [InlineData("https://example.org/a?sid=7", "https://example.org/a?sid=8")]
    [InlineData("https://example.org/a?ref=7", "https://example.org/a?ref=8")]
    [InlineData("https://example.org/a?from=2026-11-24", "https://example.org/a")]
    [InlineData("https://example.org/a/amp", "https://example.org/a")]
    [InlineData("https://www.example.org/a", "https://example.org/a")]
    [InlineData("https://m.example.org/a", "https://example.org/a")]
    [InlineData("https://example.org/a%2Fb", "https://example.org/a/b")]
    [InlineData("https://example.org/a?id=", "https://example.org/a")]
    public void What_may_be_two_pages_has_two_addresses(string one, string other) => Assert.NotEqual(CanonicalUrl.Of(one), CanonicalUrl.Of(other));

    [Theory]
    [InlineData("https://example.org/live#post-7", "https://example.org/live#post-7")]
    [InlineData("http://example.org/live/?utm_source=x#post-7", "https://example.org/live#post-7")]
    [InlineData("https://example.org/a#xtor=RSS-1", "https://example.org/a")]
    [InlineData("https://example.org/a#:~:text=word", "https://example.org/a")]
    [InlineData("https://example.org/a#", "https://example.org/a")]
    [InlineData("tag:example.org,2026:1", "tag:example.org,2026:1")]
    public void An_entry_keeps_its_place_in_a_page(string url, string expected) => Assert.Equal(expected, CanonicalUrl.WithAnchor(url));

    [Theory]
    [InlineData("https://www.example.org/a/b?p=1", "example.org/a/b")]
    [InlineData("https://example.org/", null)]
    [InlineData("urn:x:1", null)]
    public void Loosely_an_address_is_host_and_path(string canonical, string? loose) => Assert.Equal(loose, CanonicalUrl.Loose(canonical));
}
