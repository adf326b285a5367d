using Monitor.Feeds;
using Xunit;

namespace Monitor.Tests.Feeds;

public sealed class PollScheduleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);
    private static readonly FeedsOptions Options = new();

    [Fact]
    public void A_feed_of_unknown_rhythm_waits_the_default_interval_give_or_take_a_tenth() =>
        Assert.All(Enumerable.Range(1, 200), id => Assert.InRange(After(id, []).TotalMinutes, 13.5, 16.5));

    [Fact]
    public void Feeds_added_together_drift_apart() =>
        Assert.True(Enumerable.Range(1, 200).Select(id => After(id, [])).Distinct().Count() > 190);

    [Fact]
    public void A_known_rhythm_is_polled_at_twice_its_pace()
    {
        var hourly = Enumerable.Range(0, 20).Select(i => Now.AddHours(-i)).ToList();
        Assert.InRange(After(1, hourly).TotalMinutes, 27, 33);
    }

    [Theory]
    [InlineData(1, 300, 330)]
    [InlineData(10_000_000, 77_760, 95_040)]
    public void The_interval_stays_within_its_bounds(int gapSeconds, int least, int most)
    {
        var steady = Enumerable.Range(0, 20).Select(i => Now.AddSeconds(-i * (double)gapSeconds)).ToList();
        Assert.InRange(After(1, steady).TotalSeconds, least, most);
    }

    [Fact]
    public void Failures_double_the_wait_up_to_half_a_day_and_the_ladder_ends_there()
    {
        long failures = 0;
        var waits = new List<double>();
        for (var i = 0; i < 12; i++)
        {
            failures = PollSchedule.NextRung(failures, Options);
            waits.Add((PollSchedule.AfterFailure(new FeedId(1), Now, failures, null, Options) - Now).TotalHours);
        }

        Assert.Equal(waits.Order(), waits);
        Assert.InRange(waits[0], 0.45, 0.55);
        Assert.InRange(waits[^1], 10.8, 13.2);
        Assert.True(failures <= 6);
    }

    [Fact]
    public void A_recovered_feed_climbs_down_one_step_at_a_time() =>
        Assert.InRange(Wait(Sample(1) with { Failures = 2 }, FeedWindow.Unseen).TotalMinutes, 54, 66);

    [Theory]
    [InlineData(7_200, 7_200)]
    [InlineData(900_000, 86_400)]
    public void Retry_after_is_honoured_up_to_a_day(int asked, int waited) =>
        Assert.Equal(waited, (PollSchedule.AfterFailure(new FeedId(1), Now, 1, TimeSpan.FromSeconds(asked), Options) - Now).TotalSeconds);

    [Fact]
    public void A_window_is_polled_three_times_before_it_rolls_over()
    {
        var window = FeedWindow.Unseen with { Span = TimeSpan.FromMinutes(24), Entries = 20 };
        Assert.Equal(TimeSpan.FromMinutes(8), Wait(Sample(1), window));
    }

    [Fact]
    public void A_pace_seen_between_two_polls_bounds_the_wait_of_an_undated_feed()
    {
        var window = FeedWindow.Unseen with { Entries = 20, New = 10, Since = TimeSpan.FromMinutes(15) };
        Assert.Equal(TimeSpan.FromMinutes(10), Wait(Sample(1), window));
    }

    [Fact]
    public void A_feed_is_never_polled_more_often_than_the_minimum() =>
        Assert.Equal(Options.MinimumInterval, Wait(Sample(1), FeedWindow.Unseen with { Span = TimeSpan.FromMinutes(3), Entries = 20 }));

    [Fact]
    public void The_wait_does_not_grow_while_a_feed_is_watched_after_a_gap() =>
        Assert.Equal(TimeSpan.FromMinutes(7), Wait(Sample(1) with { WatchfulPolls = 1 }, FeedWindow.Unseen, before: TimeSpan.FromMinutes(7)));

    [Theory]
    [InlineData(1, 60, 66)]
    [InlineData(48, 1440, 1584)]
    public void What_a_feed_asks_for_is_never_undercut_up_to_a_day(int hours, double least, double most) =>
        Assert.All(Enumerable.Range(1, 200), id =>
            Assert.InRange(Wait(Sample(id) with { AskedInterval = hours * 3_600_000L }, FeedWindow.Unseen with { Span = TimeSpan.FromMinutes(9) }).TotalMinutes, least, most));

    [Theory]
    [InlineData("8,9", null, "2026-11-24T10:00")]
    [InlineData(null, "2", "2026-11-25T00:00")]
    [InlineData("0,1", "2,3,4", "2026-11-27T02:00")]
    public void Hours_and_days_a_feed_wants_left_out_are_left_out(string? hours, string? days, string first)
    {
        var due = PollSchedule.AfterSuccess(Sample(1) with { SkipHours = hours, SkipDays = days }, Now, null, FeedWindow.Unseen, Options);
        var from = DateTimeOffset.Parse(first + "Z", System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(due, from, from.AddMinutes(5));
    }

    [Fact]
    public void A_feed_that_wants_to_be_left_out_always_is_not_taken_at_its_word() =>
        Assert.InRange(Wait(Sample(1) with { SkipDays = "0,1,2,3,4,5,6" }, FeedWindow.Unseen).TotalMinutes, 13.5, 16.5);

    [Fact]
    public void A_feed_that_is_pushed_is_polled_a_quarter_as_often() =>
        Assert.InRange(Wait(Sample(1) with { PushedUntil = Now.AddDays(1) }, FeedWindow.Unseen).TotalMinutes, 54, 66);

    private static TimeSpan After(long id, IReadOnlyList<DateTimeOffset> published) =>
        Wait(Sample(id), FeedWindow.Unseen with { Published = published });

    private static TimeSpan Wait(Feed feed, FeedWindow window, TimeSpan? before = null) =>
        PollSchedule.AfterSuccess(feed, Now, before, window, Options) - Now;

    private static Feed Sample(long id) =>
        new() { Id = new FeedId(id), Url = "https://a.example", Title = "A", AddedAt = Now, NextDueAt = Now, Failures = 0 };
}
