using System.Globalization;
using Monitor.Feeds.Documents;
using Xunit;

namespace Monitor.Tests.Feeds.Documents;

public sealed class FeedDatePropertyTests
{
    /// <summary>Every order with a whole year and a clock to the second; the zone follows.</summary>
    private static readonly string[] Formats =
    [
        "ddd, dd MMM yyyy HH:mm:ss", "ddd, d MMM yyyy H:m:s", "dddd, dd MMMM yyyy HH:mm:ss", "dd-MMM-yyyy HH:mm:ss", "d MMMM yyyy, HH:mm:ss",
        "ddd MMM d yyyy HH:mm:ss", "MMMM d, yyyy hh:mm:ss tt", "MMM. d, yyyy, h:mm:sstt", "dddd, MMMM d, yyyy - HH:mm:ss", "HH:mm:ss, d MMM yyyy ",
        "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.fff", "yyyy-MM-dd HH:mm:ss", "yyyy-M-d H:mm:ss", "yyyyMMdd'T'HHmmss", "yyyy/MM/dd HH:mm:ss",
        "yyyy.MM.dd HH:mm:ss", "yyyy MMM dd HH:mm:ss", "yyyy-MMM-dd HH:mm:ss", "yyyy'年'M'月'd'日 'HH'時'mm'分'ss'秒'", "dd/MMM/yyyy:HH:mm:ss",
    ];

    private static readonly (string Written, int Minutes)[] Zones =
    [
        ("", 0), (" Z", 0), (" GMT", 0), (" UT", 0), (" UTC", 0), (" +0000", 0), ("+01:00", 60), (" +0530", 330), ("-0800", -480), (" -03:30", -210),
        (" +1300", 780), (" GMT+2", 120), (" UTC-05:00", -300), (" EST", -300), (" PDT", -420), (" CEST", 120), (" JST", 540), (" (KST)", 540),
        (" +0900 (KST)", 540), (" Etc/GMT-3", 180), (" MEZ", 60), (" NST", -210),
    ];

    [Fact]
    public void A_random_instant_comes_back_from_every_format_and_zone()
    {
        var draws = new Draws();
        for (var round = 0; round < 300; round++)
        {
            var instant = draws.Instant();
            foreach (var format in Formats)
            {
                foreach (var (zone, minutes) in Zones)
                {
                    var text = instant.AddMinutes(minutes).ToString(format, CultureInfo.InvariantCulture) + zone;
                    Assert.Equal((text, instant), (text, FeedDates.Parse(text)));
                }
            }
        }
    }

    [Theory]
    [InlineData("dd/MM/yyyy HH:mm:ss")]
    [InlineData("MM/dd/yyyy HH:mm:ss")]
    [InlineData("d.M.yyyy HH:mm:ss")]
    [InlineData("M-d-yyyy h:mm:ss tt")]
    [InlineData("dd MM yyyy HH:mm:ss")]
    public void An_order_of_numbers_is_read_right_or_not_at_all(string format)
    {
        var draws = new Draws();
        for (var round = 0; round < 5_000; round++)
        {
            var instant = draws.Instant();
            var text = instant.ToString(format, CultureInfo.InvariantCulture);
            var sure = instant.Day > 12 || instant.Day == instant.Month;
            Assert.Equal((text, sure ? instant : null), (text, FeedDates.Parse(text)));
        }
    }

    [Theory]
    [InlineData("'W'")]
    [InlineData("''")]
    public void Weeks_and_ordinal_days_come_back(string kind)
    {
        var draws = new Draws();
        for (var round = 0; round < 5_000; round++)
        {
            var day = new DateTimeOffset(draws.Instant().Date, TimeSpan.Zero);
            var weekday = day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;
            var text = kind == "'W'"
                ? string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(day.Date):0000}-W{ISOWeek.GetWeekOfYear(day.Date):00}-{weekday}")
                : string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-{day.DayOfYear:000}");
            Assert.Equal((text, day), (text, FeedDates.Parse(text)));
        }
    }

    [Fact]
    public void Scraps_of_dates_in_any_order_never_throw_and_never_leave_the_range()
    {
        string[] scraps =
        [
            "24", "11", "2026", "Nov", "mar", "mardi", "15:04", ":", "-", "+", "+02", "(", ")", "[", ".", ",", "/", " ", "T", "Z", "GMT", "Europe/Paris",
            "年", "월", "오후", "pm", "p.m.", "W", "48", "0800", "h", "th", "'", "\\n", "\u0301", "\uD83D", "٢", "m=", "Etc/GMT+2", "99999999", "tháng",
        ];
        var draws = new Draws();
        for (var round = 0; round < 200_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, 1 + draws.Next(16)).Select(_ => scraps[draws.Next(scraps.Length)]));
            if (FeedDates.Parse(text) is { } instant)
                Assert.True(instant.Year is >= 1970 and <= 2199 && instant.Offset == TimeSpan.Zero, text);
        }
    }

    /// <summary>The same numbers in every run (SplitMix64), so that a failure can be told again.</summary>
    private sealed class Draws
    {
        private static readonly DateTimeOffset First = new(1971, 1, 1, 0, 0, 0, TimeSpan.Zero);
        private static readonly long Span = (long)(new DateTimeOffset(2199, 1, 1, 0, 0, 0, TimeSpan.Zero) - First).TotalSeconds;

        private ulong state;

        public DateTimeOffset Instant() => First.AddSeconds((long)(Next() % (ulong)Span));

        public int Next(int end) => (int)(Next() % (ulong)end);

        private ulong Next()
        {
            var mixed = state += 0x9E3779B97F4A7C15;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
