using System.Globalization;
using Monitor.Subscriptions;
using Xunit;

namespace Monitor.Tests.Subscriptions;

/// <summary>R8 of the reliability notes: local rhythms over the days on which clocks change.</summary>
public sealed class RhythmClockTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    [Theory]
    [InlineData("daily@02:30", "2026-03-29T12:00Z", "2026-03-29", "2026-03-29T01:00Z")] // 02:30 is skipped: first instant after the gap, 03:00
    [InlineData("daily@02:30", "2026-10-25T12:00Z", "2026-10-25", "2026-10-25T00:30Z")] // 02:30 comes twice: the first
    [InlineData("daily@07:00", "2026-03-29T05:00Z", "2026-03-29", "2026-03-29T05:00Z")]
    [InlineData("daily@07:00", "2026-03-29T04:59Z", "2026-03-28", "2026-03-28T06:00Z")]
    [InlineData("daily@00:05", "2026-11-23T23:06Z", "2026-11-24", "2026-11-23T23:05Z")]
    [InlineData("hourly", "2026-11-24T04:20Z", "2026-11-24T05+01:00", "2026-11-24T04:00Z")]
    [InlineData("hourly", "2026-10-25T00:59Z", "2026-10-25T02+02:00", "2026-10-25T00:00Z")]
    [InlineData("hourly", "2026-10-25T01:00Z", "2026-10-25T02+01:00", "2026-10-25T01:00Z")] // the second 02:00 is an hour of its own
    [InlineData("hourly", "2026-03-29T01:10Z", "2026-03-29T03+02:00", "2026-03-29T01:00Z")]
    [InlineData("weekly@MON@07:30", "2026-11-24T12:00Z", "2026-W48", "2026-11-23T06:30Z")]
    [InlineData("weekly@MON@07:30", "2026-11-23T06:29Z", "2026-W47", "2026-11-16T06:30Z")]
    [InlineData("weekly@SUN@02:30", "2026-03-30T00:00Z", "2026-W13", "2026-03-29T01:00Z")]
    [InlineData("weekly@FRI@07:30", "2027-01-02T00:00Z", "2026-W53", "2027-01-01T06:30Z")]
    public void The_latest_period_and_when_it_was_due(string rhythm, string now, string key, string due)
    {
        var period = RhythmClock.Latest(Rhythm.TryParse(rhythm)!, Paris, At(now));
        Assert.Equal(new Period(key, At(due)), period);
    }

    [Theory]
    [InlineData("daily@02:30", "2026-03-28T12:00Z", "2026-03-29T01:00Z")]
    [InlineData("daily@02:30", "2026-10-25T00:30Z", "2026-10-26T01:30Z")]
    [InlineData("hourly", "2026-10-25T00:00Z", "2026-10-25T01:00Z")]
    [InlineData("hourly", "2026-03-29T00:30Z", "2026-03-29T01:00Z")]
    [InlineData("weekly@MON@07:30", "2026-11-23T06:30Z", "2026-11-30T06:30Z")]
    public void The_next_due_instant(string rhythm, string now, string next) =>
        Assert.Equal(At(next), RhythmClock.Next(Rhythm.TryParse(rhythm)!, Paris, At(now)));

    [Theory]
    [InlineData("Europe/Paris", "daily@02:30", 365)]
    [InlineData("Europe/Paris", "hourly", 365 * 24)]
    [InlineData("Australia/Lord_Howe", "hourly", 365 * 24)]
    [InlineData("Asia/Kathmandu", "weekly@SUN@23:59", 52)]
    public void A_year_of_quarter_hours_gives_each_period_once_and_in_order(string zone, string rhythm, int periods)
    {
        var clock = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var seen = new List<Period>();
        var start = At("2026-01-01T00:07Z");
        for (var now = start; now < start.AddDays(365); now = now.AddMinutes(15))
        {
            var period = RhythmClock.Latest(Rhythm.TryParse(rhythm)!, clock, now)!;
            Assert.True(period.DueAt <= now);
            if (seen.Count == 0 || seen[^1] != period)
                seen.Add(period);
        }

        Assert.Equal(seen.Count, seen.Select(period => period.Key).Distinct().Count());
        Assert.Equal(seen.Select(period => period.DueAt).Order(), seen.Select(period => period.DueAt));
        Assert.InRange(seen.Count, periods, periods + 2);
    }

    [Fact]
    public void Immediate_knows_no_periods() => Assert.Null(RhythmClock.Latest(new Rhythm.Immediate(), Paris, At("2026-11-24T12:00Z")));

    private static DateTimeOffset At(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
