using System.Globalization;
using Monitor.Subscriptions;

namespace Monitor.Digests;

/// <summary>
/// Everything an edition says in one language. Written out here because the program runs with invariant globalization:
/// the framework knows no month names but the English ones.
/// </summary>
internal abstract class DigestWords
{
    private const int LongestSubject = 110;
    private const int LongestLike = 100;

    public static DigestWords For(string language) => language == "fr" ? FrenchWords.Instance : EnglishWords.Instance;

    public abstract string Language { get; }

    public abstract string Unsubscribe { get; }
    public abstract string Change { get; }
    public abstract string NothingNew { get; }
    public abstract string WhyLabel { get; }
    public abstract string CopiesLabel { get; }
    public abstract string AlsoLabel { get; }

    /// <summary>Between a label and what it announces.</summary>
    public abstract string Colon { get; }

    public abstract string Heading(EditionKind kind);

    /// <summary>"12 new in 4 topics".</summary>
    public abstract string Summary(int count, int topics);

    public abstract string Count(int count);

    public abstract string More(int count);

    /// <summary>Why this mail came: rhythm, topics and zone.</summary>
    public abstract string Reason(Rhythm rhythm, string zone);

    /// <summary>The words found, per field, then what it is like: "Corée du Nord, Russie (titre), traité (résumé), semblable à « … »".</summary>
    /// <param name="like">Title of an earlier item, as it was read.</param>
    public string Why(IReadOnlyList<Hit> hits, string? like) => string.Join(", ", new[]
    {
        Field(hits.Where(hit => hit.InTitle), [], InTitle),
        Field(hits.Where(hit => !hit.InTitle), [.. hits.Where(hit => hit.InTitle).Select(hit => hit.Term)], InSummary),
        like is null ? null : Like(PlainText.Cut(PlainText.Line(like).Trim(), LongestLike)),
    }.OfType<string>());

    /// <summary>Says what happened, not that something did.</summary>
    public string Subject(Edition edition) => PlainText.Cut(PlainText.Line(edition switch
    {
        { Frame.Kind: EditionKind.Alert, Groups: [{ Entries: [var only] }] } => $"{AlertStart}{only.Title}",
        { Groups: [] } => $"{Start}{NothingNew}",
        _ => $"{(edition.Frame.Kind == EditionKind.Alert ? AlertStart : Start)}"
            + $"{Summary(edition.Count, edition.Groups.Count)} — {string.Join(" · ", edition.Groups.Select(group => group.Topic.Name))}",
    }).Trim(), LongestSubject);

    /// <summary>What a mailbox shows beside the subject: the newest headlines.</summary>
    public string Preheader(Edition edition) => PlainText.Cut(edition.Groups.Count == 0
        ? NothingNew
        : string.Join(" · ", edition.Groups.Select(group => PlainText.Line(group.Entries[0].Title).Trim())), 100);

    /// <summary>"mardi 24 novembre 2026"</summary>
    public abstract string Day(DateTimeOffset local);

    /// <summary>The time of day; with the date when it is not the edition's.</summary>
    public string When(DateTimeOffset local, DateTimeOffset edition) =>
        local.Date == edition.Date ? Time(local) : $"{ShortDay(local)}, {Time(local)}";

    /// <summary>The item's language as a word; the tag itself for one that has no word here, empty when not known.</summary>
    public string LanguageName(string tag) => tag == "und" ? "" : Languages.GetValueOrDefault(tag, tag);

    protected abstract string Start { get; }
    protected abstract string AlertStart { get; }
    protected abstract string InTitle { get; }
    protected abstract string InSummary { get; }

    protected abstract string Like(string title);
    protected abstract IReadOnlyDictionary<string, string> Languages { get; }

    protected abstract string ShortDay(DateTimeOffset local);

    protected abstract string Time(DateTimeOffset local);

    /// <summary>07:30 on the wall, in this language's way of writing it.</summary>
    protected string Time(TimeOnly at) => Time(new DateTimeOffset(DateOnly.MinValue.ToDateTime(at), TimeSpan.Zero));

    /// <summary>Reads <c>tag name, tag name …</c>.</summary>
    protected static IReadOnlyDictionary<string, string> Names(string list) =>
        list.Split(',', StringSplitOptions.TrimEntries).Select(pair => pair.Split(' ', 2)).ToDictionary(pair => pair[0], pair => pair[1]);

    protected static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Field(IEnumerable<Hit> hits, HashSet<string> said, string field)
    {
        var terms = hits.Select(hit => PlainText.Line(hit.Term).Trim()).Distinct().Where(term => !said.Contains(term)).Take(6).ToList();
        return terms.Count == 0 ? null : $"{string.Join(", ", terms)} ({field})";
    }
}
