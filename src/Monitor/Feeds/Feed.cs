using Monitor.Storage;

namespace Monitor.Feeds;

internal readonly record struct FeedId(long Value) : IRowId<FeedId>
{
    public static FeedId From(long value) => new(value);
}

/// <summary>A polled source with its validators and its health.</summary>
internal sealed record Feed
{
    public required FeedId Id { get; init; }
    public required string Url { get; init; }
    public required string Title { get; init; }
    public string? SiteUrl { get; init; }

    /// <summary>BCP 47 primary tag the feed or its list declares; a prior for its items, never trusted blindly.</summary>
    public string? Language { get; init; }
    public string? Folder { get; init; }
    public required DateTimeOffset AddedAt { get; init; }
    public required DateTimeOffset NextDueAt { get; init; }

    /// <summary>The last ETag, byte-exact with quotes and <c>W/</c> (RFC 9110 §8.8.3).</summary>
    public string? Etag { get; init; }

    /// <summary>The last Last-Modified, byte-exact.</summary>
    public string? LastModified { get; init; }

    /// <summary>SHA-256 of the last body, hex: an equal body is not parsed again.</summary>
    public string? BodyHash { get; init; }
    public DateTimeOffset? PolledAt { get; init; }
    public DateTimeOffset? SucceededAt { get; init; }
    public DateTimeOffset? FailingSince { get; init; }
    public required long Failures { get; init; }
    public string? LastError { get; init; }
}
