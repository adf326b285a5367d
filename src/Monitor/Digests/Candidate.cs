using Monitor.Items;
using Monitor.Matching;
using Monitor.Topics;

namespace Monitor.Digests;

/// <summary>A match that was not yet delivered to a subscriber, with what an edition says about its item.</summary>
internal sealed record Candidate
{
    public required ItemId ItemId { get; init; }
    public required string Title { get; init; }
    public required string Summary { get; init; }
    public string? Url { get; init; }
    public required string Language { get; init; }

    /// <summary>Title of the feed the item came from.</summary>
    public required string Source { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }
    public required DateTimeOffset FirstSeenAt { get; init; }
    public long? StoryId { get; init; }
    public required TopicId TopicId { get; init; }
    public required double Score { get; init; }
    public required IReadOnlyList<MatchReason> Reasons { get; init; }
}

/// <summary>Which matches may stand in an edition: of these topics, first seen in [Since, Cut], not yet delivered to the subscriber.</summary>
internal sealed record CandidateQuery
{
    /// <summary>0 for nobody in particular (a preview).</summary>
    public required long Subscription { get; init; }
    public required long Subscriber { get; init; }
    public required bool AllTopics { get; init; }
    public required DateTimeOffset Since { get; init; }
    public required DateTimeOffset Cut { get; init; }
}

/// <summary>How a topic is called in an edition.</summary>
internal sealed record TopicName(TopicId Id, string Slug, string Name);
