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
        Assert.InRange((PollSchedule.AfterSuccess(new FeedId(1), Now, [], 2, Options) - Now).TotalMinutes, 54, 66);

    [Theory]
    [InlineData(7_200, 7_200)]
    [InlineData(900_000, 86_400)]
    public void Retry_after_is_honoured_up_to_a_day(int asked, int waited) =>
        Assert.Equal(waited, (PollSchedule.AfterFailure(new FeedId(1), Now, 1, TimeSpan.FromSeconds(asked), Options) - Now).TotalSeconds);

    private static TimeSpan After(long id, IReadOnlyList<DateTimeOffset> published) =>
        PollSchedule.AfterSuccess(new FeedId(id), Now, published, 0, Options) - Now;
}
