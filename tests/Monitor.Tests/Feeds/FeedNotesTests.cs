using Monitor.Feeds;
using Monitor.Feeds.Documents;
using Xunit;

namespace Monitor.Tests.Feeds;

public sealed class FeedNotesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_longer_of_what_document_and_server_ask_for_holds_up_to_a_day()
    {
        Assert.Equal(60, Minutes(FeedNotes.After(Feed(), Fresh(ttl: 60, freshness: 30), Now)));
        Assert.Equal(30, Minutes(FeedNotes.After(Feed(), Fresh(ttl: 20, freshness: 30), Now)));
        Assert.Equal(24 * 60, Minutes(FeedNotes.After(Feed(), Fresh(ttl: 99_999, freshness: null), Now)));
        Assert.Equal(24 * 60, Minutes(FeedNotes.After(Feed(), Fresh(ttl: null, freshness: 99_999), Now)));
        Assert.Null(Minutes(FeedNotes.After(Feed(), Fresh(ttl: null, freshness: 0), Now)));
    }

    [Fact]
    public void A_304_keeps_what_the_document_asks_and_renews_what_its_server_asks()
    {
        var feed = FeedNotes.After(Feed(), Fresh(ttl: 60, freshness: 90), Now);

        Assert.Equal(90, Minutes(FeedNotes.After(feed, Unchanged(304, null), Now)));
        Assert.Equal(60, Minutes(FeedNotes.After(feed, Unchanged(304, 0), Now)));
        Assert.Equal(120, Minutes(FeedNotes.After(feed, Unchanged(304, 120), Now)));
        Assert.Equal(60, Minutes(FeedNotes.After(feed, Unchanged(200, null), Now)));
    }

    [Fact]
    public void A_failure_changes_nothing_of_what_is_asked()
    {
        var feed = FeedNotes.After(Feed(), Fresh(ttl: 60, freshness: 90), Now);
        Assert.Equal(feed, FeedNotes.After(feed, new FetchResult.Failed("down", 500), Now));
    }

    [Fact]
    public void Hours_and_days_to_leave_out_are_kept_as_lists()
    {
        var result = new FetchResult.Fresh(
            new ParsedFeed { Entries = [], Repairs = [], Hints = new FeedHints { SkipHours = [0, 5, 23], SkipDays = [DayOfWeek.Sunday, DayOfWeek.Saturday] } },
            new Validators(null, null, "h"), 200);

        var feed = FeedNotes.After(Feed(), result, Now);
        Assert.Equal(("0,5,23", "0,6"), (feed.SkipHours, feed.SkipDays));
        Assert.Equal((null, null), FeedNotes.After(feed, Fresh(null, null), Now) is var after ? (after.SkipHours, after.SkipDays) : default);
    }

    [Theory]
    [InlineData("\"1\"", "then", true, true)]
    [InlineData("\"2\"", "then", true, false)]
    [InlineData("\"1\"", "now", true, false)]
    [InlineData("\"1\"", null, true, false)]
    [InlineData("\"1\"", "then", false, false)]
    public void Validators_are_broken_when_both_stay_and_the_document_does_not(string? etag, string? modified, bool isFull, bool areBroken)
    {
        var feed = Feed() with { Etag = "\"1\"", LastModified = "then", BodyHash = "old", FullFetchAt = Now.AddDays(-1) };
        var result = new FetchResult.Fresh(new ParsedFeed { Entries = [], Repairs = [] }, new Validators(etag, modified, "new"), 200) { IsFull = isFull };

        Assert.Equal(areBroken, FeedNotes.After(feed, result, Now).ValidatorsBroken);
        Assert.False(FeedNotes.After(feed with { FullFetchAt = null }, result, Now).ValidatorsBroken);
    }

    [Fact]
    public void A_server_without_validators_cannot_break_any()
    {
        var result = new FetchResult.Fresh(new ParsedFeed { Entries = [], Repairs = [] }, new Validators(null, null, "new"), 200) { IsFull = true };
        Assert.False(FeedNotes.After(Feed() with { BodyHash = "old", FullFetchAt = Now }, result, Now).ValidatorsBroken);
    }

    private static double? Minutes(Feed feed) => feed.AskedInterval / 60_000d;

    private static TimeSpan? Span(int? minutes) => minutes is { } some ? TimeSpan.FromMinutes(some) : null;

    private static FetchResult.Fresh Fresh(int? ttl, int? freshness) =>
        new(new ParsedFeed { Entries = [], Repairs = [], Hints = new FeedHints { Interval = Span(ttl) } }, new Validators(null, null, "h"), 200) { Freshness = Span(freshness) };

    private static FetchResult.Unchanged Unchanged(int status, int? freshness) =>
        new(new Validators(null, null, "h"), status) { Freshness = Span(freshness) };

    private static Feed Feed() => new()
    {
        Id = new FeedId(1),
        Url = "https://a.example/feed",
        Title = "A",
        AddedAt = Now,
        NextDueAt = Now,
        Failures = 0,
    };
}
