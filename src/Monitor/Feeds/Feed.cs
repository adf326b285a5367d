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

    /// <summary>Host and port of <see cref="Url"/>, as politeness counts them; null until the first poll of an older row.</summary>
    public string? Host { get; init; }

    /// <summary>Where permanent redirects (301, 308) have pointed since <see cref="MovedSince"/>, in <see cref="MovedAnswers"/> answers in a row.</summary>
    public string? MovedTo { get; init; }
    public DateTimeOffset? MovedSince { get; init; }
    public long MovedAnswers { get; init; }

    /// <summary>Since when its server says 410 Gone; such a feed is not polled.</summary>
    public DateTimeOffset? GoneAt { get; init; }

    /// <summary>When it was last asked without validators.</summary>
    public DateTimeOffset? FullFetchAt { get; init; }

    /// <summary>The server gave equal validators to different bodies: they are not sent any more.</summary>
    public bool ValidatorsBroken { get; init; }

    /// <summary>What the feed and its server want between two polls, in milliseconds.</summary>
    public long? AskedInterval { get; init; }

    /// <summary>The document's part of it (ttl, sy:updatePeriod), which holds while its server answers 304.</summary>
    public long? DocumentInterval { get; init; }

    /// <summary>UTC hours not to poll in, comma-separated (RSS skipHours).</summary>
    public string? SkipHours { get; init; }

    /// <summary>UTC days not to poll on, comma-separated, 0 = Sunday (RSS skipDays).</summary>
    public string? SkipDays { get; init; }

    /// <summary>It hung or dripped at its last poll and is polled in the slow lane.</summary>
    public bool Slow { get; init; }

    /// <summary>How far back it reached at its last poll, in milliseconds (<see cref="FeedWindow.Span"/>).</summary>
    public long? WindowMs { get; init; }

    /// <summary>Polls at a third of the window still to make after a gap.</summary>
    public long WatchfulPolls { get; init; }

    /// <summary>The articles of its truncated items are fetched.</summary>
    public bool FullText { get; init; }

    /// <summary>The WebSub hub its document names, and its own name for itself (rel=self), the hub's topic.</summary>
    public string? Hub { get; init; }
    public string? SelfUrl { get; init; }

    /// <summary>Until when a hub has promised to push it; null: no hub does. Read with the feed, written by <see cref="Push.PushStore"/>.</summary>
    public DateTimeOffset? PushedUntil { get; init; }
}
