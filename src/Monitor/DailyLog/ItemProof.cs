namespace Monitor.DailyLog;

/// <summary>What became of one item for one reader.</summary>
internal sealed record ItemProof
{
    public required ProvenItem Item { get; init; }

    /// <summary>Every topic it was decided against, the nearest first.</summary>
    public required IReadOnlyList<ProvenDecision> Decisions { get; init; }

    /// <summary>Null when nobody signed up with the address.</summary>
    public required ProvenReader? Reader { get; init; }
    public required IReadOnlyList<ProvenSubscription> Subscriptions { get; init; }

    /// <summary>The edition it stands in; null when it stands in none.</summary>
    public required ProvenEdition? Edition { get; init; }
}

/// <summary>The item.</summary>
internal sealed record ProvenItem
{
    public required long Id { get; init; }
    public required string Title { get; init; }
    public required string Feed { get; init; }
    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>Why it goes into no mail (<c>old</c>, <c>republished</c>, <c>restored</c>); null for a usual item.</summary>
    public string? Held { get; init; }
}

/// <summary>Item × topic.</summary>
internal sealed record ProvenDecision
{
    public required long TopicId { get; init; }
    public required string Topic { get; init; }

    /// <summary><c>match</c>, <c>near</c> or <c>rejected</c>.</summary>
    public required string Decision { get; init; }
    public required double Score { get; init; }

    /// <summary>Why not, one line; null for a match.</summary>
    public string? Rejection { get; init; }
}

/// <summary>Who asked to get mail.</summary>
internal sealed record ProvenReader
{
    public required long Id { get; init; }

    /// <summary><c>pending</c>, <c>confirmed</c> or <c>unsubscribed</c>.</summary>
    public required string State { get; init; }
}

/// <summary>One subscription of the reader's, ended ones included.</summary>
internal sealed record ProvenSubscription
{
    public required long Id { get; init; }
    public required string Rhythm { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>It watches a topic that the item matches.</summary>
    public required bool Watches { get; init; }
}

/// <summary>The edition with the item, and its mail.</summary>
internal sealed record ProvenEdition
{
    public required string Period { get; init; }
    public required string Kind { get; init; }
    public required string Topic { get; init; }
    public required DateTimeOffset ComposedAt { get; init; }

    /// <summary>State of the delivery.</summary>
    public required string State { get; init; }
    public required long Attempt { get; init; }

    /// <summary>The server's last words.</summary>
    public string? Reply { get; init; }
    public DateTimeOffset? SentAt { get; init; }
    public required string MessageId { get; init; }
}
