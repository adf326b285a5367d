namespace Monitor.Feeds.Http;

/// <summary>What an answer's headers say about time: how long it holds, and how long the server wants to be left alone.</summary>
internal static class Freshness
{
    /// <summary>
    /// Cache-Control max-age or else Expires, less Age (RFC 9111 §4.2). Zero where the server forbids keeping the answer or gives
    /// an Expires that is no date (§5.3); null where it says nothing. s-maxage is for shared caches, which Monitor is not.
    /// </summary>
    public static TimeSpan? Of(HttpResponseMessage response, DateTimeOffset now)
    {
        if (response.Headers.CacheControl is { } control)
        {
            if (control.NoCache || control.NoStore)
                return TimeSpan.Zero;
            if (control.MaxAge is { } age)
                return Rest(age, response);
        }

        if (!response.Content.Headers.NonValidated.Contains("Expires"))
            return null;
        return response.Content.Headers.Expires is { } expires ? Rest(expires - (response.Headers.Date ?? now), response) : TimeSpan.Zero;
    }

    /// <summary>Retry-After in either form (RFC 9110 §10.2.3); null where there is none, or its time is over.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now)
    {
        var asked = response.Headers.RetryAfter;
        var wait = asked?.Delta ?? (asked?.Date is { } date ? date - now : TimeSpan.Zero);
        return wait > TimeSpan.Zero ? wait : null;
    }

    private static TimeSpan Rest(TimeSpan lifetime, HttpResponseMessage response)
    {
        var rest = lifetime - (response.Headers.Age ?? TimeSpan.Zero);
        return rest > TimeSpan.Zero ? rest : TimeSpan.Zero;
    }
}
