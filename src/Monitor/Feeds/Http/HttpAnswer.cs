namespace Monitor.Feeds.Http;

/// <summary>What a guarded request came to.</summary>
internal abstract record HttpAnswer
{
    private HttpAnswer() { }

    /// <summary>Who answered, after redirects; null where nobody did.</summary>
    public Uri? AnsweredBy { get; init; }

    /// <summary>Where permanent redirects (301, 308) and no other led; null where none did.</summary>
    public Uri? MovedTo { get; init; }

    /// <summary>How long the server lets this answer be kept: zero where it forbids that, null where it does not say.</summary>
    public TimeSpan? Freshness { get; init; }

    /// <summary>A body was read whole.</summary>
    /// <param name="Url">Where it came from after redirects.</param>
    /// <param name="Bytes">Decompressed.</param>
    /// <param name="ContentType">The header as sent, or null.</param>
    public sealed record Body(Uri Url, byte[] Bytes, string? ContentType, Conditions Validators, int Status) : HttpAnswer
    {
        /// <summary>Relative links count from here: Content-Location where it can be believed, else <see cref="Url"/>.</summary>
        public Uri Base { get; init; } = Url;

        /// <summary>The values of <c>Link</c> (RFC 8288) as sent.</summary>
        public IReadOnlyList<string> Links { get; init; } = [];
    }

    /// <summary>304: what was fetched before still holds. The validators are those of this answer, where it gave any.</summary>
    public sealed record NotModified(Conditions Validators) : HttpAnswer;

    /// <summary>Nothing to read. <paramref name="Reason"/> is one line that names the address and, where there is one, the mend.</summary>
    /// <param name="RetryAfter">How long the server asks to be left alone; always positive.</param>
    public sealed record Refused(string Reason, HttpFault Fault, int? Status = null, TimeSpan? RetryAfter = null) : HttpAnswer
    {
        /// <summary>The same request may well succeed later.</summary>
        public bool Passing => Fault is HttpFault.Unreached or HttpFault.Broken or HttpFault.Late || Status is 429 or >= 500;
    }
}

/// <summary>Why there was nothing to read.</summary>
internal enum HttpFault
{
    /// <summary>The server answered, but not with what was asked for.</summary>
    Answer,

    /// <summary>Monitor may not go there.</summary>
    Blocked,

    /// <summary>No connection came about and no machine of theirs had a say in it: it may be our own network.</summary>
    Unreached,

    /// <summary>Their machine refused the connection or broke it off.</summary>
    Broken,

    /// <summary>The answer was not complete in time.</summary>
    Late,
}

/// <summary>The two validators of HTTP (RFC 9110 §8.8), byte-exact as the server sent them; null where it sent none.</summary>
internal sealed record Conditions(string? Etag, string? LastModified)
{
    public static Conditions None { get; } = new(null, null);
}
