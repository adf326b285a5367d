using Monitor.Digests;
using Monitor.Storage;
using Monitor.Subscriptions;

namespace Monitor.Mail;

internal readonly record struct DeliveryId(long Value) : IRowId<DeliveryId>
{
    public static DeliveryId From(long value) => new(value);
}

/// <summary>A message that goes to the outbox.</summary>
internal sealed record NewDelivery
{
    public required SubscriberId Subscriber { get; init; }

    /// <summary>Null for mail about the subscription itself.</summary>
    public DigestId? Digest { get; init; }

    /// <summary><c>digest</c>, <c>alert</c> or <c>confirmation</c>.</summary>
    public required string Kind { get; init; }
    public required string Recipient { get; init; }
    public required FrozenMail Mail { get; init; }
}

/// <summary>A message as it goes over the wire, CRLF, and the id it goes by; never changed again.</summary>
internal sealed record FrozenMail(string MessageId, byte[] Mime);

/// <summary>A message this process holds: every later write must name the attempt, so a claim that was lost changes nothing.</summary>
internal sealed record ClaimedDelivery
{
    public required DeliveryId Id { get; init; }
    public required long Attempt { get; init; }
    public required string Kind { get; init; }
    public required string Recipient { get; init; }
    public required byte[] Mime { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>One row of the outbox, for the daily log.</summary>
internal sealed record DeliveryLine
{
    public required DeliveryId Id { get; init; }
    public required SubscriberId SubscriberId { get; init; }
    public required string Kind { get; init; }

    /// <summary>pending | claimed | in_data | sent | deferred | failed | unknown | superseded</summary>
    public required string State { get; init; }
    public required long Attempt { get; init; }
    public string? Reply { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? SentAt { get; init; }
}
