using Monitor.Storage;

namespace Monitor.Matching.Learning;

internal readonly record struct ProposalId(long Value) : IRowId<ProposalId>
{
    public static ProposalId From(long value) => new(value);
}

/// <summary>A change put before people; nothing happens until one of them decides.</summary>
internal sealed record Proposal
{
    public required ProposalId Id { get; init; }

    /// <summary>Its topic.</summary>
    public required string Slug { get; init; }
    public required ProposedChange Change { get; init; }

    /// <summary><c>open</c>, <c>accepted</c> or <c>declined</c>.</summary>
    public required string State { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public string? DecidedBy { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
}
