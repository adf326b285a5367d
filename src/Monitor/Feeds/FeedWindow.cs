namespace Monitor.Feeds;

/// <summary>
/// What a poll saw of a feed's pace. A document is a window on a stream: when more entries pass than it holds between two polls,
/// those in between are never seen.
/// </summary>
internal sealed record FeedWindow
{
    /// <summary>A window of one or two entries (the latest post, a daily edition) is replaced whole by design.</summary>
    private const int Telling = 3;

    public static FeedWindow Unseen { get; } = new() { Published = [] };

    /// <summary>Dates of the feed's last items, in any order: its rhythm.</summary>
    public required IReadOnlyList<DateTimeOffset> Published { get; init; }

    /// <summary>How far back the document reaches; null when too few entries have a date.</summary>
    public TimeSpan? Span { get; init; }

    /// <summary>Date of the oldest entry; null when none has one.</summary>
    public DateTimeOffset? Oldest { get; init; }

    /// <summary>Entries of the document, archive pages included; none when it was not read again.</summary>
    public int Entries { get; init; }

    /// <summary>Entries not seen before.</summary>
    public int New { get; init; }

    /// <summary>Time since the last successful poll; null when there was none, or when the feed had no item before.</summary>
    public TimeSpan? Since { get; init; }

    /// <summary>No entry of the last window is left: items in between may be lost.</summary>
    public bool IsGap => Since is not null && Entries >= Telling && New == Entries;

    /// <summary>
    /// Longest wait that keeps two of three windows overlapping at this pace: a third of the span, and a third of the time in
    /// which as many entries come as the document holds. Null when nothing bounds it.
    /// </summary>
    public TimeSpan? LongestWait
    {
        get
        {
            var bySpan = Span / 3;
            var byPace = Entries >= Telling && New > 0 ? Since * Entries / (3.0 * New) : null;
            return bySpan is { } a && byPace is { } b ? (a < b ? a : b) : bySpan ?? byPace;
        }
    }

    /// <summary>
    /// From the oldest of these dates to now, without the oldest tenth, so that an entry pinned for years does not make a window
    /// look wide. Up to now and not to the newest: a publisher who sends everything at once in the morning has a whole day.
    /// </summary>
    public static TimeSpan? SpanOf(IEnumerable<DateTimeOffset?> dates, DateTimeOffset now)
    {
        var known = dates.OfType<DateTimeOffset>().Order().ToList();
        if (known.Count < Telling)
            return null;
        var span = now - known[(known.Count + 5) / 10];
        return span > TimeSpan.Zero ? span : null;
    }
}
