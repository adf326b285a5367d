using System.Globalization;
using Monitor.Feeds.Documents;
using Xunit;

namespace Monitor.Tests.Feeds.Documents;

public sealed class FeedDateWordsTests
{
    /// <summary>Polish and Czech against Croatian; a weekday beside them decides.</summary>
    private static readonly HashSet<string> Shared = ["listopada", "listopad", "lis", "lip", "srp"];

    [Fact]
    public void Every_name_of_a_month_is_read_as_that_month()
    {
        foreach (var (name, month) in CalendarNames.Of(CalendarNames.Months))
        {
            var expected = new DateTimeOffset(2026, month, 24, 0, 0, 0, TimeSpan.Zero);
            Assert.Equal((name, Shared.Contains(name) ? null : expected), (name, FeedDates.Parse($"24 {name} 2026")));
            Assert.Equal((name, expected), (name, FeedDates.Parse($"{expected.DayOfWeek}, 24 {name.ToUpperInvariant()}. 2026")));
        }
    }

    [Fact]
    public void Every_name_of_a_day_may_stand_before_and_behind_the_date()
    {
        var expected = new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);
        foreach (var (name, _) in CalendarNames.Of(CalendarNames.Weekdays))
        {
            Assert.Equal((name, expected), (name, FeedDates.Parse($"{name}, 24 Nov 2026 08:00:00")));
            Assert.Equal((name, expected), (name, FeedDates.Parse($"{name} 24 Nov 2026 08:00:00")));
            Assert.Equal((name, expected), (name, FeedDates.Parse($"2026-11-24 ({name}) 08:00:00")));
        }
    }

    [Theory]
    [InlineData("Sept", 9)]
    [InlineData("Febr", 2)]
    [InlineData("décemb", 12)]
    [InlineData("сент", 9)]
    [InlineData("fevrier", 2)]
    [InlineData("août", 8)]
    [InlineData("AOÛT", 8)]
    public void A_month_may_be_shortened_without_accents_or_in_capitals(string name, int month) =>
        Assert.Equal(new DateTimeOffset(2026, month, 24, 0, 0, 0, TimeSpan.Zero), FeedDates.Parse($"24 {name}. 2026"));

    [Fact]
    public void An_accent_may_be_a_character_of_its_own() =>
        Assert.Equal("2026-08-24", FeedDates.Parse("24 aou\u0302t 2026")?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
