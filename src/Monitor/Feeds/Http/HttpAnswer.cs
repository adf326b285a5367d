namespace Monitor.Feeds.Http;

/// <summary>What a guarded GET came to.</summary>
internal abstract record HttpAnswer
{
    private HttpAnswer() { }

    /// <summary>A body was read whole.</summary>
    /// <param name="Url">Where it came from after redirects; relative links count from here.</param>
    /// <param name="Bytes">Decompressed.</param>
    /// <param name="ContentType">The header as sent, or null.</param>
    public sealed record Body(Uri Url, byte[] Bytes, string? ContentType, Conditions Validators, int Status) : HttpAnswer
    {
        /// <summary>The values of <c>Link</c> (RFC 8288) as sent.</summary>
        public IReadOnlyList<string> Links { get; init; } = [];
    }

    /// <summary>304: what was fetched before still holds. The validators are those of this answer, where it gave any.</summary>
    public sealed record NotModified(Conditions Validators) : HttpAnswer;

    /// <summary>Nothing to read. <paramref name="Reason"/> is one line that names the address and, where there is one, the mend.</summary>
    /// <param name="Passing">True where the same request may well succeed later: no connection, no answer in time, a 429 or 5xx.</param>
    public sealed record Refused(string Reason, int? Status = null, TimeSpan? RetryAfter = null, bool Passing = false) : HttpAnswer;
}

/// <summary>The two validators of HTTP (RFC 9110 §8.8), byte-exact as the server sent them; null where it sent none.</summary>
internal sealed record Conditions(string? Etag, string? LastModified)
{
    public static Conditions None { get; } = new(null, null);
}
