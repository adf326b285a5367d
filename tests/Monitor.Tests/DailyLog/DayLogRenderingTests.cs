using System.Text.Json;
using Monitor.DailyLog;
using Xunit;

namespace Monitor.Tests.DailyLog;

public sealed class DayLogRenderingTests
{
    private static readonly DayLog Day = new(SampleDay.Paris)
    {
        Date = SampleDay.Date,
        From = SampleDay.Morning.AddHours(-6),
        To = SampleDay.Morning.AddHours(18),
        Figures = new DayFigures { Polls = 96, PollsFailed = 1, ItemsNew = 150, ItemsMatched = 23, ItemsNear = 9 },
        Feeds = [new FeedDay { Title = "Bulletin B", Url = "https://b.example/rss", Ok = 95, Failed = 1, ItemsNew = 150, Reason = "answered 503" }],
        FeedEvents = [],
        Hours = [],
        Languages = [],
        Topics = [new TopicDay { Slug = "munitions", Name = "Munitions", Matched = 23, Near = 9, Rejected = 118 }],
        Matched =
        [
            new DecidedItem
            {
                ItemId = 1, Title = "A | [title] <b>", Url = "https://a.example/1", Source = "Agence A", Language = "en", Score = 0.9,
                FirstSeenAt = SampleDay.Morning, TopicSlug = "munitions", TopicName = "Munitions",
                Why = [new("North Korea", "title", 0, 11, 0.5)], Missing = [],
            },
        ],
        NearMisses = [],
        Rejections = [],
        Digests = [],
        Deliveries = [],
        Edits = [],
    };

    [Fact]
    public void The_text_can_be_read_aloud()
    {
        var text = DayLogText.Render(Day);

        Assert.StartsWith("Tuesday 24 November 2026 (Europe/Paris)\n1 feed was polled 96 times and brought 150 new items, "
            + "of which 23 matched 1 topic and 9 came near; no digest was composed; Bulletin B could not be read.\n",
            text, StringComparison.Ordinal);
        Assert.Contains("Agence A, seen 06:00, topic Munitions", text, StringComparison.Ordinal);
        Assert.Contains("because of North Korea in the title", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Lost_items_and_gone_feeds_are_in_the_sentence_itself()
    {
        FeedEventDay Happened(string feed, string kind) => new() { At = SampleDay.Morning, Feed = feed, Url = "https://a.example", Kind = kind, Detail = "…" };
        var day = Day with { Feeds = [], FeedEvents = [Happened("A", "gap"), Happened("A", "gap"), Happened("B", "gap"), Happened("C", "gone"), Happened("D", "moved")] };
        Assert.EndsWith("no digest was composed; 2 feeds: may have lost items; C: gone for good.", day.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_of_foreign_titles_stays_inert() =>
        Assert.Contains(@"[A \| \[title\] \<b\>](<https://a.example/1>)", DayLogMarkdown.Render(Day), StringComparison.Ordinal);

    [Fact]
    public void Json_parses_and_is_snake_case()
    {
        using var json = JsonDocument.Parse(DayLogJson.Render(Day));
        Assert.Equal("2026-11-24", json.RootElement.GetProperty("date").GetString());
        Assert.Equal(23, json.RootElement.GetProperty("figures").GetProperty("items_matched").GetInt64());
        Assert.Equal("North Korea", json.RootElement.GetProperty("matched")[0].GetProperty("why")[0].GetProperty("term").GetString());
    }

    [Theory]
    [InlineData("Europe/Paris", "2026-03-29", 23)]
    [InlineData("Europe/Paris", "2026-10-25", 25)]
    [InlineData("Africa/Cairo", "2026-04-24", 23)] // springs forward at midnight: the day begins at 01:00
    [InlineData("Asia/Tokyo", "2026-11-24", 24)]
    public void A_local_day_is_as_long_as_the_clock_makes_it(string zone, string date, double hours)
    {
        var (from, to) = LocalDay.Bounds(DateOnly.Parse(date, null), TimeZoneInfo.FindSystemTimeZoneById(zone));
        Assert.Equal(hours, (to - from).TotalHours);
    }
}
