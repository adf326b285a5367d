using System.Globalization;
using Monitor.Feeds;

namespace Monitor.DailyLog;

/// <summary>One sentence of what happened, to be read aloud.</summary>
internal static class DaySentence
{
    public static string Of(DayLog log)
    {
        if (log.Figures.Polls == 0 && log.Digests.Count == 0 && log.Deliveries.Count == 0)
            return "Nothing was polled and nothing was sent.";
        return $"{Intake(log)}; {Mail(log)}{Trouble(log)}.";
    }

    /// <summary><c>1 feed</c>, <c>2 feeds</c>, <c>1,204 feeds</c>.</summary>
    public static string Count(long number, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {(number == 1 ? one : many ?? one + "s")}");

    private static string Intake(DayLog log)
    {
        var figures = log.Figures;
        var polled = $"{Count(log.Feeds.Count, "feed was", "feeds were")} polled {Count(figures.Polls, "time")}";
        if (figures.ItemsNew == 0)
            return $"{polled} and brought nothing new";
        var topics = log.Topics.Count(topic => topic.Matched > 0);
        var matched = figures.ItemsMatched == 0
            ? "none matched a topic"
            : $"{figures.ItemsMatched:N0} matched {Count(topics, "topic")}";
        return $"{polled} and brought {Count(figures.ItemsNew, "new item")}, of which {matched} and {figures.ItemsNear:N0} came near{Held(figures)}";
    }

    /// <summary>Items that no mail will bring, and why.</summary>
    private static string Held(DayFigures figures)
    {
        (long Number, string Why)[] all = [(figures.ItemsOld, "old"), (figures.ItemsRepublished, "republished"), (figures.ItemsRestored, "restored")];
        return all.Where(one => one.Number > 0).ToList() switch
        {
            [] => "",
            [var one] => $"; {Count(one.Number, "item")} held ({one.Why})",
            var some => $"; {Count(some.Sum(one => one.Number), "item")} held ({string.Join(", ", some.Select(one => $"{one.Number:N0} {one.Why}"))})",
        };
    }

    private static string Mail(DayLog log)
    {
        var composed = log.DigestsIn("composed");
        var sent = log.DeliveriesIn("sent");
        var words = composed == 0 && sent == 0
            ? "no digest was composed"
            : $"{Count(composed, "digest was", "digests were")} composed and {Count(sent, "mail")} sent";
        var failed = log.DeliveriesIn("failed") + log.DeliveriesIn("unknown");
        var missed = log.DigestsIn("missed");
        return words
            + (failed > 0 ? $", {Count(failed, "mail")} failed" : "")
            + (missed > 0 ? $", {Count(missed, "digest was", "digests were")} missed" : "");
    }

    private static string Trouble(DayLog log)
    {
        var unread = log.FailedFeeds switch
        {
            [] => "",
            [var only] => $"; {only.Title} could not be read",
            var several => $"; {several.Count} feeds could not be read at least once",
        };
        return unread + Happened(log, FeedEventKind.Gap, "may have lost items") + Happened(log, FeedEventKind.Gone, "gone for good");
    }

    /// <summary>What a person must not have to find in a list.</summary>
    private static string Happened(DayLog log, FeedEventKind kind, string what)
    {
        var feeds = log.FeedEvents.Where(happened => happened.Kind == FeedEventStore.Word(kind)).Select(happened => happened.Feed).Distinct().ToList();
        return feeds switch
        {
            [] => "",
            [var only] => $"; {only}: {what}",
            var several => $"; {several.Count} feeds: {what}",
        };
    }
}
