using Monitor.DailyLog;
using Monitor.Tests.Storage;
using Xunit;

namespace Monitor.Tests.DailyLog;

public sealed class ReadDayTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static async Task<DayLog> SampleAsync(TestDatabase test)
    {
        await SampleDay.InsertAsync(test.Database, Ct);
        return await Reader(test).RunAsync(SampleDay.Date, SampleDay.Paris, Ct);
    }

    private static ReadDay Reader(TestDatabase test) => new(new DayLogStore(test.Database), new FeedHistoryStore(test.Database), new DayMailStore(test.Database));

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task The_figures_are_those_of_the_rows_of_that_local_day(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var log = await SampleAsync(test);

        Assert.Equal(
            new DayFigures { Polls = 3, PollsFailed = 1, ItemsNew = 3, ItemsMatched = 1, ItemsNear = 1, Decisions = 3 }, log.Figures);
        Assert.Equal(new TopicDay { Slug = "munitions", Name = "Munitions for Russia", Matched = 1, Near = 1, Rejected = 1 }, Assert.Single(log.Topics));
        Assert.Equal([("fr", 2L), ("ko", 1L)], log.Languages.Select(language => (language.Language, language.Items)));
        Assert.Equal(new HourDay("06:00", 2, 1, 2), log.Hours[6]);
        Assert.Equal(new HourDay("09:00", 1, 0, 1), log.Hours[9]);
        Assert.Equal(24, log.Hours.Count);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Held_items_are_counted_and_marked_and_what_happened_to_feeds_is_told(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        await SampleDay.InsertAsync(test.Database, Ct);
        await test.Database.WriteAsync(session => session.ExecuteAsync("""
            UPDATE items SET held = 'old' WHERE id = 1;
            UPDATE items SET held = 'republished' WHERE id = 3;
            INSERT INTO feed_events (feed_id, happened_at, kind, detail) VALUES
                (1, @now, 'republished', '9 of 9 entries came anew'), (2, @before, 'gap', 'yesterday')
            """, new { now = SampleDay.Morning, before = SampleDay.Morning.AddDays(-1) }), Ct);

        var log = await Reader(test).RunAsync(SampleDay.Date, SampleDay.Paris, Ct);

        Assert.Equal((1, 1), (log.Figures.ItemsOld, log.Figures.ItemsRepublished));
        Assert.Equal("old", Assert.Single(log.Matched).Held);
        Assert.Equal(("Agence A", "republished"), (Assert.Single(log.FeedEvents).Feed, log.FeedEvents[0].Kind));
        Assert.Contains("; 2 items held (1 old, 1 republished);", log.Sentence, StringComparison.Ordinal);
        Assert.Contains("06:00 Agence A: republished, 9 of 9 entries came anew", DayLogText.Render(log), StringComparison.Ordinal);
        Assert.Contains(", held (old)", DayLogText.Render(log), StringComparison.Ordinal);
        Assert.Contains("| Agence A | republished | 9 of 9 entries came anew |", DayLogMarkdown.Render(log), StringComparison.Ordinal);
        Assert.Contains("\"detail\": \"9 of 9 entries came anew\"", DayLogJson.Render(log), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_failed_feed_comes_first_with_its_reason(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var log = await SampleAsync(test);

        Assert.Equal(["Bulletin B", "Agence A"], log.Feeds.Select(feed => feed.Title));
        Assert.Equal("answered 503 Service Unavailable", log.Feeds[0].Reason);
        Assert.Equal((1L, 1L, 0L, 3L), (log.Feeds[1].Ok, log.Feeds[1].Unchanged, log.Feeds[1].Failed, log.Feeds[1].ItemsNew));
        Assert.Null(log.Feeds[1].Reason);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Decisions_say_why_and_why_not(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var log = await SampleAsync(test);

        var match = Assert.Single(log.Matched);
        Assert.Equal(("러시아, 북한 탄약 인수", "Agence A", "Munitions for Russia", 0.9), (match.Title, match.Source, match.TopicName, match.Score));
        Assert.Equal("북한", Assert.Single(match.Why).Term);
        Assert.Equal("one facet is not there; missing munitions", DayLogText.NotBecause(Assert.Single(log.NearMisses)));
        Assert.Equal("excluded by cinema", Assert.Single(log.Rejections).Reason);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task No_address_leaves_the_log_unmasked(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var log = await SampleAsync(test);

        Assert.Equal(["a***@press.example", "b***@press.example"], log.Deliveries.Select(mail => mail.Recipient).Order());
        Assert.Contains("550 5.1.1 <b***@press.example> user unknown", log.Deliveries.Select(mail => mail.Reply));
        foreach (var page in new[] { DayLogText.Render(log), DayLogMarkdown.Render(log), DayLogJson.Render(log) })
        {
            Assert.DoesNotContain("anna@", page, StringComparison.Ordinal);
            Assert.DoesNotContain("bob@", page, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Editions_and_edits_are_told_once(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var log = await SampleAsync(test);

        Assert.Equal((1, 1, 1), (log.DigestsIn("composed"), log.DigestsIn("missed"), log.DeliveriesIn("sent")));
        Assert.Equal(1, log.Digests.Single(digest => digest.State == "composed").Items);
        Assert.Equal(
            [("ana", "feed:https://b.example/rss", "added"), ("ana", "topic:munitions", "version 2: narrower")],
            log.Edits.Select(edit => (edit.Author, edit.Subject, edit.What)));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_day_on_which_nothing_ran_says_so(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var log = await Reader(test).RunAsync(new DateOnly(2020, 1, 1), TimeZoneInfo.Utc, Ct);

        Assert.Equal("Nothing was polled and nothing was sent.", log.Sentence);
        Assert.Contains(log.Sentence, DayLogText.Render(log), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_topic_has_its_bars_and_its_recent_decisions(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        await SampleDay.InsertAsync(test.Database, Ct);
        var history = new TopicHistoryStore(test.Database);

        var days = await history.DaysAsync(SampleDay.Morning.AddHours(12), 14, Ct);
        Assert.Equal([.. Enumerable.Repeat(0L, 13), 1L], days[new Monitor.Topics.TopicId(1)]);
        var near = await history.RecentAsync(new Monitor.Topics.TopicId(1), "Munitions", "near", 10, Ct);
        Assert.Equal("Moscou et Pyongyang signent", Assert.Single(near).Title);
    }
}
