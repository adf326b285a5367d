using Monitor.Feeds;
using Monitor.Feeds.Documents;
using Xunit;

namespace Monitor.Tests.Feeds;

public sealed class DocumentHealthTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private static readonly ParsedEntry Sound = new() { Title = "t", Summary = "", Link = "https://harbour.example/1", Id = "1", Published = Now.AddDays(-1) };

    [Fact]
    public void A_feed_that_lacks_nothing_is_healthy() => Assert.Equal("healthy", Of([Sound, Sound with { Id = "2" }]));

    [Fact]
    public void What_is_missing_is_told()
    {
        Assert.Equal("no entries", Of([]));
        Assert.Equal("ids repeat", Of([Sound, Sound]));
        Assert.Equal("no readable dates", Of([Sound with { Published = null }]));
        Assert.Equal("1 of 2 entries without a link", Of([Sound, Sound with { Id = "2", Link = null }]));
        Assert.Equal("1 of 2 entries without an id", Of([Sound, Sound with { Id = null, Link = null }]).Split("; ")[1]);
        Assert.Equal("newest entry 200 days old", Of([Sound with { Published = Now.AddDays(-200) }]));
        Assert.Equal("newest entry dated in the future", Of([Sound with { Published = Now.AddDays(3) }]));
    }

    [Fact]
    public void What_was_repaired_comes_first()
    {
        Assert.Equal("readable, repaired", Of([Sound], "2 stray ampersands or HTML entities were mended"));
        Assert.Equal("cut off; no readable dates", Of([Sound with { Published = null }], "the document is cut off: only its whole entries were read"));
    }

    private static string Of(ParsedEntry[] entries, params string[] repairs) =>
        DocumentHealth.Of(new ParsedFeed { Entries = entries, Repairs = repairs }, Now);
}
