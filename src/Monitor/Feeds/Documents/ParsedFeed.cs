namespace Monitor.Feeds.Documents;

/// <summary>A feed document as read: text only, dates in UTC, links absolute.</summary>
internal sealed record ParsedFeed
{
    public string? Title { get; init; }
    public string? Link { get; init; }
    public string? Language { get; init; }
    public required IReadOnlyList<ParsedEntry> Entries { get; init; }

    public FeedHints Hints { get; init; } = FeedHints.None;

    /// <summary>What had to be mended to read it, in words; empty for a sound document.</summary>
    public required IReadOnlyList<string> Repairs { get; init; }
}

/// <summary>One entry of a feed document. Every text is plain: no markup, no control or bidi characters, capped length.</summary>
internal sealed record ParsedEntry
{
    public required string Title { get; init; }

    /// <summary>Absolute http or https address, or null.</summary>
    public string? Link { get; init; }

    /// <summary>The id the feed gives (guid, atom:id, rdf:about), or null.</summary>
    public string? Id { get; init; }
    public DateTimeOffset? Published { get; init; }
    public DateTimeOffset? Updated { get; init; }

    /// <summary>The date as written when it could not be read.</summary>
    public string? PublishedRaw { get; init; }
    public string? Author { get; init; }
    public required string Summary { get; init; }

    /// <summary>The whole text, or null. Made of its source when it is first asked for, because few entries are asked for more than their summary.</summary>
    public string? Content
    {
        get => field ??= ContentSource.Plain(PlainText.ContentLength) is { Length: > 0 } content ? content : null;
        init;
    }

    public SourceText ContentSource { private get; init; } = SourceText.None;
}
