using Monitor.Feeds.Documents;

namespace Monitor.Feeds;

/// <summary>What a fetch of one feed came to.</summary>
internal abstract record FetchResult
{
    private FetchResult() { }

    /// <summary>Where permanent redirects and no other led to this answer; null where none did.</summary>
    public string? MovedTo { get; init; }

    /// <summary>How long the server lets the answer be kept: zero where it forbids that, null where it does not say.</summary>
    public TimeSpan? Freshness { get; init; }

    /// <summary>It was asked for without validators, and a body came.</summary>
    public bool IsFull { get; init; }

    /// <summary>The host that answered asks to be left alone.</summary>
    public HostPause? Pause { get; init; }

    /// <summary>A document was read: its entries, and the validators to store after them.</summary>
    public sealed record Fresh(ParsedFeed Document, Validators Validators, int HttpStatus) : FetchResult;

    /// <summary>Nobody asked: the feed's hub brought a document that holds what is new and need not hold the rest (WebSub §7).</summary>
    public sealed record Pushed(ParsedFeed Document) : FetchResult;

    /// <summary>304, or a body equal to the last one.</summary>
    public sealed record Unchanged(Validators Validators, int HttpStatus) : FetchResult;

    /// <summary>Nothing could be read. <paramref name="Reason"/> is one line for the log; no validators move.</summary>
    public sealed record Failed(string Reason, int? HttpStatus, TimeSpan? RetryAfter = null) : FetchResult
    {
        /// <summary>It may be our own network's failure, and does not count against the feed.</summary>
        public bool IsOurs { get; init; }
    }

    /// <summary>Not asked: its host wants to be left alone until then.</summary>
    public sealed record PutOff(DateTimeOffset Until) : FetchResult;
}

/// <summary>What the server said to recognise this version by, byte-exact; null where it said nothing.</summary>
internal sealed record Validators(string? Etag, string? LastModified, string? BodyHash);

/// <summary>All feeds of a host wait until then (Retry-After).</summary>
internal sealed record HostPause(string Host, DateTimeOffset Until);
