using Monitor.Subscriptions;

namespace Monitor.Mail.Bounces;

/// <summary>What came back about a mail; the words are those of <c>bounces.kind</c>.</summary>
internal enum BounceKind
{
    /// <summary>At the hand-over, by the server we talked to.</summary>
    Refused,

    /// <summary>Later, by a report (RFC 3464).</summary>
    Bounced,

    /// <summary>A server further on still tries.</summary>
    Delayed,

    /// <summary>The reader called it spam (RFC 5965).</summary>
    Complaint,
}

/// <param name="Status">RFC 3463, such as 5.1.1; empty when none was given.</param>
/// <param name="Detail">What the server said, as it said it.</param>
/// <param name="OfAnother">The report names another address than the one we wrote to: one it forwards to.</param>
internal sealed record Bounce(BounceKind Kind, string Status, string Detail, bool OfAnother = false);

/// <summary>A delivery something came back about.</summary>
internal sealed record ReturnedDelivery
{
    public required DeliveryId Id { get; init; }
    public required SubscriberId SubscriberId { get; init; }
    public required string Email { get; init; }

    /// <summary>The address it went to.</summary>
    public required string Recipient { get; init; }
}

/// <summary>One earlier row, as far as it counts.</summary>
internal sealed record EarlierBounce
{
    public required string Status { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
}
