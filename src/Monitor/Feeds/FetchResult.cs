using Monitor.Feeds.Documents;

namespace Monitor.Feeds;

/// <summary>What a fetch of one feed came to.</summary>
internal abstract record FetchResult
{
    private FetchResult() { }

    /// <summary>A document was read: its entries, and the validators to store after them.</summary>
    public sealed record Fresh(ParsedFeed Document, Validators Validators, int HttpStatus) : FetchResult;

    /// <summary>Nobody asked: the feed's hub brought a document that holds what is new and need not hold the rest (WebSub §7).</summary>
    public sealed record Pushed(ParsedFeed Document) : FetchResult;

    /// <summary>304, or a body equal to the last one.</summary>
    public sealed record Unchanged(Validators Validators, int HttpStatus) : FetchResult;

    /// <summary>Nothing could be read. <paramref name="Reason"/> is one line for the log; no validators move.</summary>
    public sealed record Failed(string Reason, int? HttpStatus, TimeSpan? RetryAfter = null) : FetchResult;
}

/// <summary>What the server said to recognise this version by, byte-exact; null where it said nothing.</summary>
internal sealed record Validators(string? Etag, string? LastModified, string? BodyHash);
