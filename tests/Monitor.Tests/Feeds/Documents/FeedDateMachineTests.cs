using System.Globalization;
using Monitor.Feeds.Documents;
using Xunit;

namespace Monitor.Tests.Feeds.Documents;

/// <summary>Alone, because the zone of the process is changed.</summary>
[CollectionDefinition(nameof(FeedDateMachineTests), DisableParallelization = true)]
[Collection(nameof(FeedDateMachineTests))]
public sealed class FeedDateMachineTests
{
    [Theory]
    [InlineData("Asia/Tokyo")]
    [InlineData("America/Los_Angeles")]
    [InlineData("Europe/London")]
    public void The_zone_of_the_machine_changes_no_date(string zone)
    {
        var before = Environment.GetEnvironmentVariable("TZ");
        try
        {
            Environment.SetEnvironmentVariable("TZ", zone);
            TimeZoneInfo.ClearCachedData();
            Assert.Equal(zone, TimeZoneInfo.Local.Id);
            AssertTable();
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", before);
            TimeZoneInfo.ClearCachedData();
        }
    }

    [Fact]
    public void The_culture_of_the_process_changes_no_date()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new HostileCulture();
            Assert.Equal("PM", DateTime.UnixEpoch.ToString("tt", CultureInfo.CurrentCulture));
            Assert.Equal(2569, CultureInfo.CurrentCulture.Calendar.GetYear(DateTime.UnixEpoch.AddYears(56)));
            Assert.Equal("minus 1", (-1).ToString(CultureInfo.CurrentCulture));
            AssertTable();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static void AssertTable()
    {
        foreach (var (text, instant) in FeedDateTable.Lines)
            Assert.Equal((text, instant), (text, FeedDates.Parse(text)?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));
    }

    /// <summary>Thailand's calendar, signs of nobody: invariant globalisation knows no real culture to try.</summary>
    private sealed class HostileCulture() : CultureInfo("")
    {
        public override Calendar Calendar { get; } = new ThaiBuddhistCalendar();

        public override DateTimeFormatInfo DateTimeFormat { get; set; } = Dates();

        public override NumberFormatInfo NumberFormat { get; set; } = new() { NegativeSign = "minus ", PositiveSign = "plus ", NumberDecimalSeparator = "·" };

        private static DateTimeFormatInfo Dates() => new()
        {
            MonthNames = [.. Enumerable.Range(1, 13).Select(n => $"May{n}")],
            AMDesignator = "PM",
            PMDesignator = "AM",
        };
    }
}
