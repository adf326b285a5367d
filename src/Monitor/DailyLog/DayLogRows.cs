using Monitor.Matching;

namespace Monitor.DailyLog;

/// <summary>One feed's polls of the day.</summary>
internal sealed record FeedDay
{
    public required string Title { get; init; }
    public required string Url { get; init; }
    public long Ok { get; init; }
    public long Unchanged { get; init; }
    public long Failed { get; init; }

    /// <summary>Documents its hub brought (WebSub).</summary>
    public long Pushed { get; init; }
    public long ItemsNew { get; init; }
    public DateTimeOffset LastPolledAt { get; init; }

    /// <summary>Why the last failed poll of the day failed, one line; null when none did.</summary>
    public string? Reason { get; init; }
}

/// <summary>What happened to a feed beyond its polls.</summary>
internal sealed record FeedEventDay
{
    public required DateTimeOffset At { get; init; }

    /// <summary>The feed's title.</summary>
    public required string Feed { get; init; }
    public required string Url { get; init; }

    /// <summary><c>gap</c>, <c>republished</c>, <c>moved</c>, <c>gone</c>, <c>missing</c>, <c>validators</c> or <c>push</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>One line for people.</summary>
    public required string Detail { get; init; }
}

/// <summary>Counts of one hour; <paramref name="Label"/> is the hour on the zone's clock, <c>HH:mm</c>.</summary>
internal sealed record HourDay(string Label, long Items, long Matched, long Polls);

internal sealed record LanguageDay
{
    public required string Language { get; init; }
    public long Items { get; init; }
}

internal sealed record TopicDay
{
    public required string Slug { get; init; }
    public required string Name { get; init; }
    public long Matched { get; init; }
    public long Near { get; init; }
    public long Rejected { get; init; }
}

/// <summary>An item as one topic decided it.</summary>
internal sealed record DecidedItem
{
    public required long ItemId { get; init; }
    public required string Title { get; init; }
    public string? Url { get; init; }
    public required string Source { get; init; }
    public required string Language { get; init; }
    public required DateTimeOffset FirstSeenAt { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Why it goes into no mail (<c>old</c>, <c>republished</c>, <c>restored</c>); null for a usual item.</summary>
    public string? Held { get; init; }

    /// <summary>Items of one story are reports of one event; null while it stands alone.</summary>
    public long? StoryId { get; init; }
    public required string TopicSlug { get; init; }
    public required string TopicName { get; init; }

    /// <summary>In [0,1].</summary>
    public required double Score { get; init; }
    public required IReadOnlyList<MatchReason> Why { get; init; }

    /// <summary>Facets that were not found; empty for a match.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>Why it is no match, one line; null for a match.</summary>
    public string? Rejection { get; init; }

    /// <summary>What a person said of it for this topic (<c>more</c>, <c>less</c>); null for nothing.</summary>
    public string? Verdict { get; init; }
}

internal sealed record RejectionDay
{
    public required string Reason { get; init; }
    public long Decisions { get; init; }
}

internal sealed record DigestDay
{
    /// <summary><c>digest</c> or <c>alert</c>.</summary>
    public required string Kind { get; init; }

    /// <summary><c>composed</c>, <c>empty</c> or <c>missed</c>.</summary>
    public required string State { get; init; }
    public required string Period { get; init; }
    public required string Subject { get; init; }

    /// <summary>Masked: <c>a***@d.org</c>.</summary>
    public required string Recipient { get; init; }
    public required DateTimeOffset ComposedAt { get; init; }
    public long Items { get; init; }
}

internal sealed record DeliveryDay
{
    public required string Kind { get; init; }
    public required string State { get; init; }

    /// <summary>Masked: <c>a***@d.org</c>.</summary>
    public required string Recipient { get; init; }
    public long Attempt { get; init; }

    /// <summary>The server's last words, with any address in them masked.</summary>
    public string? Reply { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? SentAt { get; init; }
}

internal sealed record EditDay
{
    public required DateTimeOffset At { get; init; }
    public required string Author { get; init; }

    /// <summary><c>topic:slug</c>, <c>feed:url</c>, <c>subscriber:id</c>, <c>editor:name</c>.</summary>
    public required string Subject { get; init; }
    public required string What { get; init; }
}
