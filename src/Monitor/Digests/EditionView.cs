namespace Monitor.Digests;

/// <summary>
/// What an edition says, word for word: both parts of the mail are made from it, so they say the same.
/// Public because Razor's generated components are.
/// </summary>
public sealed record EditionView
{
    /// <summary>Language of the edition's own words.</summary>
    public required string Language { get; init; }
    public required string Subject { get; init; }
    public required string Preheader { get; init; }
    public required string Heading { get; init; }
    public required string Day { get; init; }
    public required string Summary { get; init; }
    public required string Colon { get; init; }
    public required string WhyLabel { get; init; }
    public required string CopiesLabel { get; init; }
    public required string AlsoLabel { get; init; }
    public required IReadOnlyList<GroupView> Groups { get; init; }
    public required string Reason { get; init; }
    public required LinkView Change { get; init; }
    public required LinkView Unsubscribe { get; init; }
}

/// <param name="More">"+ 12 more", or null.</param>
public sealed record GroupView(string Name, string Count, IReadOnlyList<EntryView> Entries, string? More);

public sealed record EntryView
{
    public required IReadOnlyList<Segment> Title { get; init; }

    /// <summary>http or https, or null.</summary>
    public string? Url { get; init; }

    /// <summary>BCP 47 tag for the <c>lang</c> attribute; null when not known.</summary>
    public string? Language { get; init; }

    /// <summary>Source · time · language.</summary>
    public required string Source { get; init; }
    public required string When { get; init; }

    /// <summary>Shown when it is not the edition's language; empty otherwise.</summary>
    public required string LanguageName { get; init; }
    public required IReadOnlyList<Segment> Excerpt { get; init; }
    public required string Why { get; init; }
    public string? Also { get; init; }
    public required IReadOnlyList<LinkView> Copies { get; init; }

    public string Meta => string.Join(" · ", new[] { Source, When, LanguageName }.Where(part => part.Length > 0));
}

/// <summary>A stretch of text; <paramref name="Matched"/> when it is one of the words the story was found by.</summary>
public sealed record Segment(string Text, bool Matched);

public sealed record LinkView(string Text, string? Url);
