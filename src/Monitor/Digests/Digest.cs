using Monitor.Storage;
using Monitor.Subscriptions;

namespace Monitor.Digests;

internal readonly record struct DigestId(long Value) : IRowId<DigestId>
{
    public static DigestId From(long value) => new(value);
}

internal enum DigestState
{
    /// <summary>Its mail is in the outbox.</summary>
    Composed,

    /// <summary>Nothing new: no mail.</summary>
    Empty,

    /// <summary>Too late to send; its items stand in the next one.</summary>
    Missed,

    /// <summary>No server had taken it when the next one was due; its items stand in that one.</summary>
    Superseded,
}

/// <summary>The decision on one subscription and one local period, as stored.</summary>
internal sealed record Digest
{
    public required DigestId Id { get; init; }
    public required SubscriptionId SubscriptionId { get; init; }
    public required string Period { get; init; }
    public required EditionKind Kind { get; init; }
    public required DigestState State { get; init; }
    public required DateTimeOffset ComposedAt { get; init; }
    public required string Subject { get; init; }

    /// <summary>Items in it, copies included.</summary>
    public required long Items { get; init; }
}
