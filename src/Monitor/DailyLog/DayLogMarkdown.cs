using System.Globalization;
using System.Text;

namespace Monitor.DailyLog;

/// <summary>The day as Markdown, to be pasted into a wiki or a ticket. Foreign text is escaped.</summary>
internal static class DayLogMarkdown
{
    public static string Render(DayLog log)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {log.Date:dddd d MMMM yyyy}\n\n{Escape(log.Sentence)}\n");
        Table(text, "Topics", "Topic | Matched | Near | Rejected", log.Topics, topic =>
            $"{Escape(topic.Name)} | {topic.Matched} | {topic.Near} | {topic.Rejected}");
        Table(text, "Matched", "Score | Item | Source | Topic | Why", log.Matched, item =>
            $"{Score(item)} | {Link(item)} | {Escape(item.Source)} | {Escape(item.TopicName)} | "
            + Escape(string.Join(", ", item.Why.Select(why => why.Term).Distinct())));
        Table(text, "Near misses", "Score | Item | Source | Topic | Not a match", log.NearMisses, item =>
            $"{Score(item)} | {Link(item)} | {Escape(item.Source)} | {Escape(item.TopicName)} | {Escape(DayLogText.NotBecause(item))}");
        Table(text, "Rejected", "Decisions | Reason", log.Rejections, reason => $"{reason.Decisions} | {Escape(reason.Reason)}");
        Table(text, "Feeds", "Feed | Ok | Unchanged | Failed | New items | Last failure", log.Feeds, feed =>
            $"{Escape(feed.Title)} | {feed.Ok} | {feed.Unchanged} | {feed.Failed} | {feed.ItemsNew} | {Escape(feed.Reason ?? "")}");
        Table(text, "What happened to feeds", "Feed | Kind | What", log.FeedEvents, happened =>
            $"{Escape(happened.Feed)} | {happened.Kind} | {Escape(happened.Detail)}");
        Table(text, "Digests", "Kind | Period | State | Recipient | Items", log.Digests, digest =>
            $"{digest.Kind} | {Escape(digest.Period)} | {digest.State} | {Escape(digest.Recipient)} | {digest.Items}");
        Table(text, "Mail", "Kind | State | Recipient | Reply", log.Deliveries, mail =>
            $"{mail.Kind} | {mail.State} | {Escape(mail.Recipient)} | {Escape(mail.Reply ?? "")}");
        Table(text, "Edits", "Author | Subject | What", log.Edits, edit =>
            $"{Escape(edit.Author)} | {Escape(edit.Subject)} | {Escape(edit.What)}");
        return text.ToString();
    }

    private static string Score(DecidedItem item) => item.Score.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Link(DecidedItem item) => Linked(item) + (item.Held is null ? "" : $" (held: {item.Held})");

    private static string Linked(DecidedItem item) => item.Url is null
        ? Escape(item.Title)
        : $"[{Escape(item.Title)}](<{item.Url.Replace(">", "%3E", StringComparison.Ordinal).Replace("<", "%3C", StringComparison.Ordinal)}>)";

    private static void Table<T>(StringBuilder text, string title, string columns, IReadOnlyList<T> rows, Func<T, string> render)
    {
        if (rows.Count == 0)
            return;
        var rule = string.Join("|", columns.Split('|').Select(_ => "---"));
        text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n| {columns} |\n|{rule}|\n");
        foreach (var row in rows)
            text.Append("| ").Append(render(row)).Append(" |\n");
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '#')
                escaped.Append('\\');
            escaped.Append(c is '\r' or '\n' ? ' ' : c);
        }

        return escaped.ToString();
    }
}
