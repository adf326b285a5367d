using Monitor.Feeds.Http;

namespace Monitor.Feeds;

/// <summary>
/// When a permanent redirect (301, 308) becomes a feed's address: after three answers in a row that lead to the same place over at
/// least a day, the last of which was a readable document. A hijacked or mistaken redirect of an hour leaves no trace. A passing
/// redirect (302, 303, 307), another target or none starts the count anew; failures leave it as it is.
/// </summary>
internal static class FeedMove
{
    private const int EnoughAnswers = 3;

    private static readonly TimeSpan LongEnough = TimeSpan.FromHours(24);

    public static Feed Counted(Feed feed, FetchResult result, DateTimeOffset polledAt) =>
        result.MovedTo is not { } target || target == feed.Url ? feed with { MovedTo = null, MovedSince = null, MovedAnswers = 0 }
        : target == feed.MovedTo ? feed with { MovedAnswers = feed.MovedAnswers + 1 }
        : feed with { MovedTo = target, MovedSince = polledAt, MovedAnswers = 1 };

    /// <summary>Where a counted feed is to be asked from now on; null while that is not proven.</summary>
    public static string? Proven(Feed counted, FetchResult result, DateTimeOffset polledAt) =>
        counted is { MovedAnswers: >= EnoughAnswers, MovedSince: { } since } && polledAt - since >= LongEnough && FeedNotes.ShowsDocument(result)
            ? counted.MovedTo
            : null;

    /// <summary>At its new address nothing is believed that the old one said of its versions.</summary>
    public static Feed To(Feed feed, string url) => feed with
    {
        Url = url,
        Host = WebAddress.HostOf(url),
        Title = feed.Title == WebAddress.Shown(feed.Url) ? WebAddress.Shown(url) : feed.Title,
        Etag = null,
        LastModified = null,
        ValidatorsBroken = false,
        MovedTo = null,
        MovedSince = null,
        MovedAnswers = 0,
    };
}
