using Monitor.Items;

namespace Monitor.Digests;

/// <summary>Puts an edition into the subscriber's words, zone and links.</summary>
internal sealed class EditionViewer(Edition edition, EditionAddresses addresses)
{
    /// <summary>More stories than this nobody reads, and mailboxes cut a longer mail.</summary>
    public const int MostListed = 50;

    private const int LongestTitle = 300;
    private const int LongestExcerpt = 200;

    private readonly DigestWords words = DigestWords.For(edition.Frame.Language);
    private readonly DateTimeOffset day = Local(edition.Frame.CutTo, edition);

    /// <param name="listed">How many stories are listed: those most sources carry, then those that match best; the others are counted.</param>
    /// <param name="excerpts">Whether the beginning of each summary is shown.</param>
    public EditionView View(int listed, bool excerpts)
    {
        var shown = edition.Groups.SelectMany(group => group.Entries)
            .OrderByDescending(entry => entry.Copies.Count).ThenByDescending(entry => entry.Score).ThenByDescending(entry => entry.At)
            .Take(listed).Select(entry => entry.ItemId).ToHashSet();
        return new EditionView
        {
            Language = words.Language,
            Subject = words.Subject(edition),
            Preheader = words.Preheader(edition),
            Heading = words.Heading(edition.Frame.Kind),
            Day = words.Day(day),
            Summary = edition.Count == 0 ? words.NothingNew : words.Summary(edition.Count, edition.Groups.Count),
            Colon = words.Colon,
            WhyLabel = words.WhyLabel,
            CopiesLabel = words.CopiesLabel,
            AlsoLabel = words.AlsoLabel,
            Groups = [.. edition.Groups.Select(group => Group(group, shown, excerpts))],
            Reason = words.Reason(edition.Frame.Rhythm, edition.Frame.Zone.Id),
            Change = new LinkView(words.Change, addresses.Change),
            Unsubscribe = new LinkView(words.Unsubscribe, addresses.Unsubscribe),
        };
    }

    private GroupView Group(EditionGroup group, HashSet<ItemId> shown, bool excerpts)
    {
        var entries = group.Entries.Where(entry => shown.Contains(entry.ItemId)).ToList();
        var left = group.Entries.Count - entries.Count;
        return new GroupView(
            PlainText.Line(group.Topic.Name).Trim(),
            words.Count(group.Entries.Count),
            [.. entries.Select(entry => Entry(entry, excerpts))],
            left > 0 ? words.More(left) : null);
    }

    private EntryView Entry(EditionEntry entry, bool excerpts) => new()
    {
        Title = Marked(entry.Title, [.. entry.Hits.Where(hit => hit.InTitle)], LongestTitle),
        Url = entry.Url,
        Language = entry.Language == "und" ? null : entry.Language,
        Source = PlainText.Line(entry.Source).Trim(),
        When = words.When(Local(entry.At, edition), day),
        LanguageName = entry.Language == words.Language ? "" : words.LanguageName(entry.Language),
        Excerpt = excerpts && !entry.Summary.StartsWith(entry.Title, StringComparison.Ordinal)
            ? Marked(entry.Summary, [.. entry.Hits.Where(hit => !hit.InTitle)], LongestExcerpt)
            : [],
        Why = words.Why(entry.Hits, entry.Like),
        Also = entry.AlsoUnder.Count > 0 ? string.Join(", ", entry.AlsoUnder.Select(name => PlainText.Line(name).Trim())) : null,
        Copies = [.. entry.Copies.Select(copy => new LinkView(PlainText.Line(copy.Source).Trim(), copy.Url))],
    };

    /// <summary>The text cut into plain and matched stretches; positions are of the text as stored, so it is cleaned only afterwards.</summary>
    private static List<Segment> Marked(string text, IReadOnlyList<Hit> hits, int longest)
    {
        var segments = new List<Segment>();
        var shown = Math.Min(text.Length, PlainText.Cut(text, longest).TrimEnd('…').Length);
        var at = 0;
        foreach (var hit in hits.Where(hit => hit.Start >= 0 && hit.Length > 0).OrderBy(hit => hit.Start))
        {
            if (hit.Start < at || hit.Start + hit.Length > shown)
                continue;
            Add(text[at..hit.Start], false);
            Add(text[hit.Start..(hit.Start + hit.Length)], true);
            at = hit.Start + hit.Length;
        }

        Add(text[at..shown] + (text.Length > longest ? "…" : ""), false);
        return segments;

        void Add(string part, bool matched)
        {
            var line = PlainText.Line(part);
            if (line.Length > 0)
                segments.Add(new Segment(line, matched));
        }
    }

    private static DateTimeOffset Local(DateTimeOffset instant, Edition edition) =>
        TimeZoneInfo.ConvertTime(instant, edition.Frame.Zone);
}

/// <summary>Where the links at the foot of an edition lead.</summary>
internal sealed record EditionAddresses(string Change, string Unsubscribe);
