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

    /// <summary>The canonical form of the address its feed showed last: one page, however its address is spelt.</summary>
    public string? UrlKey { get; init; }
    public required string Title { get; init; }
    public required string Summary { get; init; }
    public string? Author { get; init; }

    /// <summary>BCP 47 primary tag; <c>und</c> when it could not be told.</summary>
    public required string Language { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>The date as written, when it could not be read or was not believed (<see cref="PublishedDate"/>).</summary>
    public string? PublishedRaw { get; init; }
    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>Of title and summary as its feed showed them last.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Of the title as its feed showed it last; null in rows older than the column.</summary>
    public string? TitleKey { get; init; }

    /// <summary>Of the summary as its feed showed it last; null when it had none.</summary>
    public string? TextKey { get; init; }
    public long? StoryId { get; init; }

    /// <summary>Why it is stored but goes into no mail (<c>old</c>, <c>republished</c>, <c>restored</c>); null for a usual item.</summary>
    public string? Held { get; init; }

    /// <summary>Of title and summary, length 1, where a sentence model is in use. In memory only, between poll and match: no row has it.</summary>
    public float[]? Vector { get; init; }

    /// <summary>What the feed wrote as its date, the same at every poll; null for none.</summary>
    public string? Written => PublishedRaw ?? (PublishedAt is { } at ? PublishedDate.Iso(at) : null);
}
