using Monitor.Feeds;
using Xunit;

namespace Monitor.Tests.Feeds;

public sealed class FeedWindowTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    [Theory]
    [InlineData(20, 20, true)]
    [InlineData(20, 19, false)]
    [InlineData(2, 2, false)]
    [InlineData(0, 0, false)]
    public void A_gap_is_a_window_of_three_or_more_entries_of_which_none_is_known(int entries, int added, bool gap) =>
        Assert.Equal(gap, (FeedWindow.Unseen with { Entries = entries, New = added, Since = Quarter }).IsGap);

    [Fact]
    public void A_first_poll_is_no_gap() => Assert.False((FeedWindow.Unseen with { Entries = 20, New = 20 }).IsGap);

    [Fact]
    public void An_entry_pinned_for_years_does_not_widen_the_span()
    {
        var dates = Enumerable.Range(0, 19).Select(i => (DateTimeOffset?)Now.AddMinutes(-i)).Append(Now.AddYears(-3));
        Assert.InRange(FeedWindow.SpanOf(dates, Now)!.Value.TotalMinutes, 16, 18);
    }

    [Fact]
    public void Two_dates_or_dates_of_this_moment_have_no_span()
    {
        Assert.Null(FeedWindow.SpanOf([Now, Now.AddHours(-1), null, null], Now));
        Assert.Null(FeedWindow.SpanOf([Now, Now, Now, Now], Now));
    }

    [Fact]
    public void A_morning_burst_reaches_back_to_the_morning() =>
        Assert.Equal(TimeSpan.FromHours(6), FeedWindow.SpanOf([Now.AddHours(-6), Now.AddHours(-6), Now.AddHours(-6)], Now));

    [Fact]
    public void A_gap_is_told_with_the_period_and_about_how_much_is_lost()
    {
        var feed = new Feed { Id = new FeedId(1), Url = "https://a.example", Title = "A", AddedAt = Now, NextDueAt = Now, Failures = 0, SucceededAt = Now.AddHours(-2) };
        var window = FeedWindow.Unseen with { Entries = 20, New = 20, Since = TimeSpan.FromHours(2), Span = TimeSpan.FromMinutes(30), Oldest = Now.AddMinutes(-30) };
        var gap = FeedGap.Seen(feed, window, Now);
        Assert.Equal((Now.AddHours(-2), Now.AddMinutes(-30)), (gap.FromAt, gap.ToAt));
        Assert.Equal("none of its 20 entries was known: about 60 items may be lost between 2026-11-24 06:00Z and 2026-11-24 07:30Z; it is polled more often now", gap.Detail);
    }

    [Fact]
    public void A_gap_that_the_feed_itself_asks_for_says_so()
    {
        var feed = new Feed { Id = new FeedId(1), Url = "https://a.example", Title = "A", AddedAt = Now, NextDueAt = Now, Failures = 0, SucceededAt = Now.AddHours(-1), AskedInterval = 3_600_000 };
        var window = FeedWindow.Unseen with { Entries = 20, New = 20, Since = TimeSpan.FromHours(1), Span = TimeSpan.FromMinutes(15) };
        Assert.EndsWith("; it asks for 60 minutes between polls but shows only 15", FeedGap.Seen(feed, window, Now).Detail, StringComparison.Ordinal);
    }
}
