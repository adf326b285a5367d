using Monitor.Storage;

namespace Monitor.Subscriptions;

internal readonly record struct SubscriberId(long Value) : IRowId<SubscriberId>
{
    public static SubscriberId From(long value) => new(value);
}

internal readonly record struct SubscriptionId(long Value) : IRowId<SubscriptionId>
{
    public static SubscriptionId From(long value) => new(value);
}

internal enum SubscriberState
{
    /// <summary>Signed up, not yet confirmed from the mail: gets nothing but that mail.</summary>
    Pending,
    Confirmed,
    Unsubscribed,
}

/// <summary>An address and whether it agreed to get mail.</summary>
internal sealed record Subscriber
{
    public required SubscriberId Id { get; init; }
    public required string Email { get; init; }
    public required SubscriberState State { get; init; }

    /// <summary><c>fr</c> or <c>en</c>.</summary>
    public required string Language { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the last "please confirm" was queued: at most one a day.</summary>
    public DateTimeOffset? ConfirmationSentAt { get; init; }

    /// <summary>How many of them since the address last confirmed.</summary>
    public long Confirmations { get; init; }
}

/// <summary>Topics × rhythm × zone × language of one subscriber.</summary>
internal sealed record Subscription
{
    public required SubscriptionId Id { get; init; }
    public required SubscriberId SubscriberId { get; init; }

    /// <summary>True: every topic, also those added later; false: those of <c>subscription_topics</c>.</summary>
    public required bool AllTopics { get; init; }
    public required Rhythm Rhythm { get; init; }

    /// <summary>IANA zone of the person's clock.</summary>
    public required string Zone { get; init; }
    public required string Language { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>No edition before; an instant that has passed is when the last pause ended.</summary>
    public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>Periods due up to here are not this subscription's: it began, or came back from a pause, after them.</summary>
    public DateTimeOffset CountsFrom => PausedUntil > CreatedAt ? PausedUntil.Value : CreatedAt;
}
