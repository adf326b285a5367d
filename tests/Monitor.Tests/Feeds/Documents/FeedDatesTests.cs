using System.Globalization;
using Monitor.Feeds;
using Monitor.Feeds.Documents;
using Xunit;

namespace Monitor.Tests.Feeds.Documents;

public sealed class FeedDatesTests
{
    [Theory]
    [InlineData("Tue, 24 Nov 2026 08:00:00 GMT", "2026-11-24T08:00:00Z")]
    [InlineData("24 Nov 26 08:00 EST", "2026-11-24T13:00:00Z")]
    [InlineData("Tue, 24 Nov 2026 08:00:00 +0200", "2026-11-24T06:00:00Z")]
    [InlineData("Tue, 24 Nov 2026 08:00:00 CEST", "2026-11-24T06:00:00Z")]
    [InlineData("Tue, 24 Nov 2026 08:00:00 KST", "2026-11-23T23:00:00Z")]
    [InlineData("Tue, 24 Nov 2026 08:00:00 JST", "2026-11-23T23:00:00Z")]
    [InlineData("Tue, 24 Nov 2026 08:00:00 MSK", "2026-11-24T05:00:00Z")]
    [InlineData("Wed, 24 Nov 2026 08:00:00 GMT", "2026-11-24T08:00:00Z")]
    [InlineData("mar., 24 nov. 2026 08:00:00 +0100", "2026-11-24T07:00:00Z")]
    [InlineData("24 novembre 2026 08:00", "2026-11-24T08:00:00Z")]
    [InlineData("Вт, 24 ноя 2026 08:00:00 +0300", "2026-11-24T05:00:00Z")]
    [InlineData("November 24, 2026 8:00 pm", "2026-11-24T20:00:00Z")]
    [InlineData("Tue Nov 24 08:00:00 UTC 2026", "2026-11-24T08:00:00Z")]
    [InlineData("2026-11-24T08:00:00.123+01:00", "2026-11-24T07:00:00Z")]
    [InlineData("2026-11-24 08:00:00", "2026-11-24T08:00:00Z")]
    [InlineData("2026-11-24", "2026-11-24T00:00:00Z")]
    [InlineData("20261124T080000Z", "2026-11-24T08:00:00Z")]
    [InlineData("Sat, 31 Dec 2016 23:59:60 GMT", "2016-12-31T23:59:59Z")]
    public void A_date_is_read_as_its_instant(string text, string instant) =>
        Assert.Equal(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), FeedDates.Parse(text));

    [Theory]
    [InlineData("yesterday")]
    [InlineData("0")]
    [InlineData("11/12/2026")]
    [InlineData("Tue, 24 Nov 2026 08:00:00 XYZ")]
    [InlineData("Tue, 24 Nov 2026 08:00:00 IST")]
    [InlineData("Tue, 31 Nov 2026 08:00:00 GMT")]
    [InlineData("Tue, 24 Nov 2026 25:00:00 GMT")]
    [InlineData("Mon, 01 Jan 0000 00:00:00 GMT")]
    [InlineData("24 ju 2026")]
    [InlineData("111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111")]
    [InlineData(null)]
    public void What_is_not_surely_a_date_is_not_read(string? text) => Assert.Null(FeedDates.Parse(text));
}
