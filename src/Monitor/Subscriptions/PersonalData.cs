namespace Monitor.Subscriptions;

/// <summary>All that is kept about a person, as they may have it: instants UTC.</summary>
internal sealed record PersonalData
{
    public required string Email { get; init; }
    public required string State { get; init; }
    public required string Language { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ConfirmedAt { get; init; }
    public DateTimeOffset? UnsubscribedAt { get; init; }
    public DateTimeOffset? ConfirmationSentAt { get; init; }

    /// <summary>When, from which network and to which wording they agreed; null before they did.</summary>
    public Consent? Consent { get; init; }

    /// <summary>Why they get no mail; null when they may.</summary>
    public Suppression? Suppression { get; init; }
    public IReadOnlyList<SubscriptionData> Subscriptions { get; init; } = [];
    public IReadOnlyList<DeliveryData> Deliveries { get; init; } = [];
    public IReadOnlyList<BounceData> Bounces { get; init; } = [];
}

internal sealed record SubscriptionData
{
    public required long Id { get; init; }

    /// <summary>Slugs; null for all topics.</summary>
    public IReadOnlyList<string>? Topics { get; init; }
    public required string Rhythm { get; init; }
    public required string Zone { get; init; }
    public required string Language { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? PausedUntil { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>A mail written for them.</summary>
internal sealed record DeliveryData
{
    public required long Id { get; init; }

    /// <summary><c>digest</c>, <c>alert</c> or <c>confirmation</c>.</summary>
    public required string Kind { get; init; }
    public required string State { get; init; }

    /// <summary>The local period and the subject of its edition; null for other mail.</summary>
    public string? Period { get; init; }
    public string? Subject { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? SentAt { get; init; }
    public long Attempts { get; init; }

    /// <summary>The mail server's last words.</summary>
    public string? Reply { get; init; }
}

/// <summary>What came back about such a mail.</summary>
internal sealed record BounceData
{
    public required string Kind { get; init; }
    public required string Status { get; init; }
    public required string Detail { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
}
