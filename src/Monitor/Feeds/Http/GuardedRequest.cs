namespace Monitor.Feeds.Http;

/// <summary>One request through the guarded door: a GET, or a POST where there is a form to send.</summary>
internal sealed record GuardedRequest(Uri Url)
{
    /// <summary>Validators of the last answer.</summary>
    public Conditions Conditions { get; init; } = Conditions.None;

    /// <summary>What kinds of document are wanted; null for feeds.</summary>
    public string? Accept { get; init; }

    /// <summary>Fields to POST as <c>application/x-www-form-urlencoded</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Form { get; init; }

    /// <summary>Asked before each hop: why it may not be made, or null. Redirects lead to hosts that nobody named.</summary>
    public Func<Uri, CancellationToken, Task<string?>>? Objection { get; init; }

    /// <summary>The request that follows a redirect: a POST becomes a GET but for 307 and 308 (RFC 9110 §15.4).</summary>
    public GuardedRequest After(int status) => status is 307 or 308 ? this : this with { Form = null };

    /// <summary>To one hop on the way.</summary>
    public HttpRequestMessage To(Uri hop)
    {
        var message = new HttpRequestMessage(Form is null ? HttpMethod.Get : HttpMethod.Post, hop);
        if (Form is not null)
            message.Content = new FormUrlEncodedContent(Form);
        if (Accept is not null)
            message.Headers.TryAddWithoutValidation("Accept", Accept);
        if (Conditions.Etag is { } etag)
            message.Headers.TryAddWithoutValidation("If-None-Match", etag);
        if (Conditions.LastModified is { } lastModified)
            message.Headers.TryAddWithoutValidation("If-Modified-Since", lastModified);
        return message;
    }
}
