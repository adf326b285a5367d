using System.Globalization;
using System.Text;

namespace Monitor.DailyLog;

/// <summary>The day as plain lines, in an order that can be read aloud.</summary>
internal static class DayLogText
{
    public static string Render(DayLog log)
    {
        var text = new StringBuilder();
        var zone = log.Clock;
        Line(text, $"{log.Date:dddd d MMMM yyyy} ({log.Zone})");
        Line(text, log.Sentence);
        Section(text, "Topics", log.Topics, topic =>
            $"{topic.Name}: {topic.Matched} matched, {topic.Near} near, {topic.Rejected} rejected");
        Section(text, "Matched", log.Matched, item => Item(item, zone) + Why(item));
        Section(text, "Near misses", log.NearMisses, item => Item(item, zone) + $"\n    not a match: {NotBecause(item)}");
        Section(text, "Rejected, by reason", log.Rejections, reason => $"{reason.Decisions} × {reason.Reason}");
        Section(text, "Feeds", log.Feeds, Feed);
        Section(text, "What happened to feeds", log.FeedEvents, happened =>
            $"{Clock(happened.At, zone)} {happened.Feed}: {happened.Kind}, {happened.Detail}");
        Section(text, "Digests", log.Digests, digest =>
            $"{Clock(digest.ComposedAt, zone)} {digest.Kind} {digest.Period} {digest.State} for {digest.Recipient}, {DaySentence.Count(digest.Items, "item")}");
        Section(text, "Mail", log.Deliveries, mail =>
            $"{Clock(mail.SentAt ?? mail.CreatedAt, zone)} {mail.Kind} to {mail.Recipient}: {mail.State}{(mail.Reply is null ? "" : $" ({mail.Reply})")}");
        Section(text, "Edits", log.Edits, edit => $"{Clock(edit.At, zone)} {edit.Author}: {edit.Subject}, {edit.What}");
        return text.ToString();
    }

    /// <summary>What kept an item from matching, in words.</summary>
    public static string NotBecause(DecidedItem item) =>
        (item.Missing, item.Rejection) switch
        {
            ({ Count: 0 }, null) => "no reason kept",
            ({ Count: 0 }, var rejection) => rejection,
            (var missing, null) => "missing " + string.Join(", ", missing),
            (var missing, var rejection) => rejection.Contains(missing[0], StringComparison.OrdinalIgnoreCase)
                ? rejection
                : $"{rejection}; missing {string.Join(", ", missing)}",
        };

    private static string Item(DecidedItem item, TimeZoneInfo zone) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{item.Score:0.00} {item.Title}\n    {item.Source}, seen {Clock(item.FirstSeenAt, zone)}, topic {item.TopicName}")
        + (item.Held is null ? "" : $", held ({item.Held})")
        + (item.Url is null ? "" : $"\n    {item.Url}");

    private static string Why(DecidedItem item) => item.Why.Count == 0
        ? ""
        : "\n    because of " + string.Join(", ", item.Why.Select(why => $"{why.Term} in the {why.Field}").Distinct());

    private static string Feed(FeedDay feed)
    {
        var words = $"{feed.Title}: {feed.Ok} ok, {feed.Unchanged} unchanged, {feed.Failed} failed, {DaySentence.Count(feed.ItemsNew, "new item")}";
        return feed.Failed > 0 ? $"{words} (last failure: {feed.Reason ?? "no reason kept"})" : words;
    }

    private static string Clock(DateTimeOffset instant, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(instant, zone).ToString("HH:mm", CultureInfo.InvariantCulture);

    private static void Section<T>(StringBuilder text, string title, IReadOnlyList<T> rows, Func<T, string> render)
    {
        if (rows.Count == 0)
            return;
        Line(text, "");
        Line(text, title);
        foreach (var row in rows)
            Line(text, "  " + render(row));
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
