using System.Xml.Linq;

namespace Monitor.Feeds.Documents;

/// <summary>
/// What a document says, before Monitor decides what it keeps: texts with their markup and its kind, links resolved where a base
/// is known and else as written. Nothing here is safe to show; <see cref="MarkupCleaner"/> and <see cref="PlainText"/> make it so.
/// </summary>
internal sealed record SourceFeed
{
    public SourceText Title { get; init; } = SourceText.None;
    public SourceText Description { get; init; } = SourceText.None;

    /// <summary>Candidates for the address of the feed's site, the best first.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];
    public DateTimeOffset? Updated { get; init; }
    public string? Language { get; init; }
    public FeedHints Hints { get; init; } = FeedHints.None;
    public required IReadOnlyList<SourceEntry> Entries { get; init; }

    /// <summary>What had to be mended to read it, in words; empty for a sound document.</summary>
    public required IReadOnlyList<string> Repairs { get; init; }
}

/// <summary>One entry as its document says it.</summary>
internal sealed record SourceEntry
{
    public SourceText Title { get; init; } = SourceText.None;

    /// <summary>Candidates for the entry's address, the best first.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>The id the entry gives itself: guid, atom:id, rdf:about, dc:identifier.</summary>
    public string? Id { get; init; }
    public SourceDate Published { get; init; }
    public SourceDate Updated { get; init; }
    public string? Author { get; init; }
    public SourceText Summary { get; init; } = SourceText.None;
    public SourceText Content { get; init; } = SourceText.None;
}

/// <summary>A date as written, and the instant it means where that is sure.</summary>
internal readonly record struct SourceDate(string? Written, DateTimeOffset? Instant)
{
    public static SourceDate Of(string? written) =>
        string.IsNullOrWhiteSpace(written) ? default : new SourceDate(written, FeedDates.Parse(written));
}

internal enum MarkupKind
{
    /// <summary>Not markup: a &lt; in it is a less-than sign.</summary>
    Text,

    /// <summary>A fragment of HTML.</summary>
    Html,

    /// <summary>Nobody says which, as in an RSS title: HTML where it looks like it.</summary>
    Unsaid,
}

/// <summary>A text as published. Markup that stands as elements in its document is written out when somebody asks for it.</summary>
/// <param name="from">Where its relative links count from; null when unknown.</param>
internal sealed class SourceText(string? value, MarkupKind kind, Uri? from, XElement? inside = null)
{
    public static readonly SourceText None = new(null, MarkupKind.Text, null);

    private string? value = value;

    public string Value => value ??= inside is null ? "" : MarkupWriter.Inside(inside);

    public MarkupKind Kind => kind;

    public Uri? Base => from;

    /// <summary>The visible text, safe and cut.</summary>
    public string Plain(int longest) => ReferenceEquals(this, None) ? ""
        : Kind == MarkupKind.Text ? PlainText.FromText(Value, longest)
        : PlainText.FromHtml(Value, longest, isSure: Kind == MarkupKind.Html);
}
