using System.Text;

namespace Monitor.Digests;

/// <summary>The text part: the same content as <see cref="EditionMail"/>, every link verbatim on a line of its own.</summary>
internal static class EditionText
{
    public static string Render(EditionView view)
    {
        var text = new StringBuilder();
        Line(text, $"MONITOR · {view.Heading} · {view.Day}");
        Line(text, view.Summary);
        foreach (var group in view.Groups)
            Group(text, view, group);
        Line(text);
        Line(text, "-- ");
        Line(text, view.Reason);
        Line(text, $"{view.Change.Text}{view.Colon}{view.Change.Url}");
        Line(text, $"{view.Unsubscribe.Text}{view.Colon}{view.Unsubscribe.Url}");
        return text.ToString();
    }

    private static void Group(StringBuilder text, EditionView view, GroupView group)
    {
        var heading = $"{group.Name} ({group.Count})";
        Line(text);
        Line(text);
        Line(text, heading);
        Line(text, new string('=', Math.Min(heading.Length, 70)));
        foreach (var entry in group.Entries)
            Entry(text, view, entry);
        if (group.More is not null)
        {
            Line(text);
            Line(text, group.More);
        }
    }

    private static void Entry(StringBuilder text, EditionView view, EntryView entry)
    {
        Line(text);
        Line(text, Flat(entry.Title));
        if (entry.Url is not null)
            Line(text, entry.Url);
        Line(text, entry.Meta);
        if (entry.Excerpt.Count > 0)
            Line(text, Flat(entry.Excerpt));
        if (entry.Why.Length > 0)
            Line(text, $"{view.WhyLabel}{view.Colon}{entry.Why}");
        if (entry.Also is not null)
            Line(text, $"{view.AlsoLabel}{view.Colon}{entry.Also}");
        if (entry.Copies.Count > 0)
            Line(text, $"{view.CopiesLabel}{view.Colon}".TrimEnd());
        foreach (var copy in entry.Copies)
            Line(text, $"- {copy.Text} {copy.Url}".TrimEnd());
    }

    private static string Flat(IReadOnlyList<Segment> segments) => string.Concat(segments.Select(segment => segment.Text)).Trim();

    /// <summary>CRLF, as RFC 5322 §2.3 wants it; "\n" would depend on every later step to mend it.</summary>
    private static void Line(StringBuilder text, string line = "") => text.Append(line).Append("\r\n");
}
