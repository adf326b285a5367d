using Monitor.Feeds;
using Monitor.Storage;

namespace Monitor.Items;

internal readonly record struct ItemId(long Value) : IRowId<ItemId>
{
    public static ItemId From(long value) => new(value);
}

/// <summary>An entry of a feed as Monitor keeps it: first-seen time beside the published date.</summary>
internal sealed record Item
{
    public required ItemId Id { get; init; }
    public required FeedId FeedId { get; init; }

    /// <summary>What the entry is recognised by within its feed (<see cref="ItemIdentity"/>).</summary>
    public required string ItemKey { get; init; }
    public string? Url { get; init; }

    /// <summary>The canonical form of <see cref="Url"/>: one page, however its address is spelt.</summary>
    public string? UrlKey { get; init; }
    public required string Title { get; init; }
    public required string Summary { get; init; }
    public string? Author { get; init; }

    /// <summary>BCP 47 primary tag; <c>und</c> when it could not be told.</summary>
    public required string Language { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }
    public string? PublishedRaw { get; init; }
    public required DateTimeOffset FirstSeenAt { get; init; }
    public required string ContentHash { get; init; }
    public long? StoryId { get; init; }

    /// <summary>Why it is stored but goes into no mail (<c>old</c>, <c>republished</c>); null for a usual item.</summary>
    public string? Held { get; init; }
}
