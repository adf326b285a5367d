using System.Globalization;
using Monitor.Feeds.Documents;
using Xunit;

namespace Monitor.Tests.Feeds.Documents;

public sealed class FeedDatesTests
{
    public static TheoryData<string, string> Sure => [.. FeedDateTable.Lines];

    [Theory]
    [MemberData(nameof(Sure))]
    public void A_date_is_read_as_its_instant(string text, string instant)
    {
        var expected = DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
        Assert.Equal(expected, FeedDates.Parse(text));
        Assert.Equal(expected, FeedDates.Parse($" \t{text} \n"));
    }

    [Theory]
    [InlineData("11/12/2026")]
    [InlineData("11-12-2026 08:00")]
    [InlineData("11.12.2026")]
    [InlineData("Mon, 11/12/2026")]
    [InlineData("11 12 2026")]
    [InlineData("26/11/24")]
    [InlineData("23.10.30")]
    [InlineData("07.08.06")]
    [InlineData("05/06/07")]
    [InlineData("261124")]
    [InlineData("08 27 Oct")]
    [InlineData("24 listopada 2026")]
    [InlineData("2026112")]
    [InlineData("2026328")]
    [InlineData("2026112408")]
    [InlineData("24.11.2026 14:00-15:30")]
    [InlineData("24 - 25 November 2026")]
    public void Where_writers_differ_no_reading_is_taken(string text) => Assert.Null(FeedDates.Parse(text));

    [Theory]
    [InlineData("Tue, 24 Nov 2026 08:00:00 XYZ")]
    [InlineData("Tue, 24 Nov 2026 08:00:00 IST")]
    [InlineData("Tue, 24 Nov 2026 08:00:00 AST")]
    [InlineData("Tue, 24 Nov 2026 08:00:00 M")]
    [InlineData("Tue, 24 Nov 2026 08:00:00 UTC EST")]
    [InlineData("Tue, 24 Nov 2026 08:00:00 +0200 +0300")]
    [InlineData("Tue, 24 Nov 2026 08:00:00 +1600")]
    [InlineData("Tue, 24 Nov 2026 08:00:00 +0260")]
    [InlineData("Tue, 24 Nov 2026 08:00:00 +ab:00")]
    [InlineData("Tue, 24 Nov 2026 08:00:00 +00:ab")]
    [InlineData("Tue, 24 Nov 2026 08:00:00 (local time)")]
    [InlineData("Tue, 24 Nov 2026 08:00:00 Europe/Atlantis")]
    [InlineData("2026-11-24T08:00:00 Europe/../Paris")]
    [InlineData("2026-11-24T08:00:00 America/Indiana")]
    [InlineData("2026-11-24T08:00:00 Europe/")]
    [InlineData("2026-11-24T08:00:00-05:00Textra")]
    [InlineData("2026-03-29T02:30:00[Europe/Paris]")]
    [InlineData("2026-10-25T02:30:00[Europe/Paris]")]
    public void A_zone_unknown_or_of_several_meanings_makes_the_instant_unsure(string text) => Assert.Null(FeedDates.Parse(text));

    [Theory]
    [InlineData("Tue, 31 Nov 2026 08:00:00 GMT")]
    [InlineData("30 February 2026")]
    [InlineData("2026-02-29")]
    [InlineData("2026-13-01")]
    [InlineData("2026-00-10")]
    [InlineData("2026-24-11")]
    [InlineData("24/13/2026")]
    [InlineData("2026-366")]
    [InlineData("2026-W54-1")]
    [InlineData("2026-W48-8")]
    [InlineData("Tue, 24 Nov 2026 25:00:00 GMT")]
    [InlineData("2026-11-24T24:00:01Z")]
    [InlineData("2026-11-24T08:60:00Z")]
    [InlineData("2026-11-24T08:00:61Z")]
    [InlineData("24 Nov 2026 15:04 AM")]
    [InlineData("24 Nov 2026 25:04 PM")]
    [InlineData("Tue, 24 Nov 2026 8:0:0:0 GMT")]
    [InlineData("24 Nov 2026 15:04.05")]
    [InlineData("2026-11-24T08.5Z")]
    [InlineData("Mon, 01 Jan 0000 00:00:00 GMT")]
    [InlineData("Tue, 24 Nov 0126 08:00:00 GMT")]
    [InlineData("1969-12-31T23:59:59Z")]
    [InlineData("1970-01-01T00:00:00+09:00")]
    [InlineData("2200-01-01")]
    [InlineData("24 พฤศจิกายน 2569")]
    public void What_is_in_no_calendar_or_out_of_range_is_no_date(string text) => Assert.Null(FeedDates.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("yesterday")]
    [InlineData("2 hours ago")]
    [InlineData("Tuesday")]
    [InlineData("15:04")]
    [InlineData("24 November")]
    [InlineData("24 ju 2026")]
    [InlineData("Nov 24 15:04")]
    [InlineData("November 2026 15:04")]
    [InlineData("24 Nov 2026 PM")]
    [InlineData("0")]
    [InlineData("3")]
    [InlineData("12345")]
    [InlineData("999999999999999999999")]
    [InlineData("1.2.3")]
    [InlineData("v3.2.2026")]
    [InlineData("1,200-3,400")]
    [InlineData("2026-11-24-01")]
    [InlineData("Q08:00 2026-11-24")]
    [InlineData("{\"date\"}")]
    [InlineData("Tue, zz Nov 2026 08:00:00 GMT")]
    [InlineData("Tue, 24 zzz 2026 08:00:00 GMT")]
    [InlineData("111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111")]
    [InlineData(null)]
    public void What_is_not_surely_a_date_is_not_read(string? text) => Assert.Null(FeedDates.Parse(text));
}
