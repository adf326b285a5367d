using Monitor.Feeds.Documents;

namespace Monitor.Feeds;

/// <summary>How a poll changes what is known of a feed: validators, health and the next due time, to be stored after its items.</summary>
internal static class FeedHealth
{
    /// <param name="published">Dates of the feed's last items, for its rhythm.</param>
    public static Feed After(
        Feed feed, FetchResult result, DateTimeOffset polledAt, IReadOnlyList<DateTimeOffset> published, FeedsOptions options) => result switch
        {
            FetchResult.Fresh fresh => Healthy(Described(feed, fresh.Document), fresh.Validators, polledAt, published, options),
            FetchResult.Unchanged unchanged => Healthy(feed, unchanged.Validators, polledAt, published, options),
            FetchResult.Failed failed => Failing(feed, failed, polledAt, options),
            _ => throw new InvalidOperationException($"a fetch result of an unknown kind: {result.GetType().Name}"),
        };

    private static Feed Healthy(
        Feed feed, Validators validators, DateTimeOffset polledAt, IReadOnlyList<DateTimeOffset> published, FeedsOptions options)
    {
        var failures = Math.Max(0, feed.Failures - 1);
        return feed with
        {
            Etag = validators.Etag,
            LastModified = validators.LastModified,
            BodyHash = validators.BodyHash,
            PolledAt = polledAt,
            SucceededAt = polledAt,
            FailingSince = null,
            Failures = failures,
            LastError = null,
            NextDueAt = PollSchedule.AfterSuccess(feed.Id, polledAt, published, failures, options),
        };
    }

    private static Feed Failing(Feed feed, FetchResult.Failed failed, DateTimeOffset polledAt, FeedsOptions options)
    {
        var failures = PollSchedule.NextRung(feed.Failures, options);
        return feed with
        {
            PolledAt = polledAt,
            FailingSince = feed.FailingSince ?? polledAt,
            Failures = failures,
            LastError = failed.Reason,
            NextDueAt = PollSchedule.AfterFailure(feed.Id, polledAt, failures, failed.RetryAfter, options),
        };
    }

    /// <summary>What the list said of a feed stays; what it left out the document fills in.</summary>
    private static Feed Described(Feed feed, ParsedFeed document) => feed with
    {
        Title = feed.Title == feed.Url ? document.Title ?? feed.Title : feed.Title,
        SiteUrl = feed.SiteUrl ?? document.Link,
        Language = feed.Language ?? document.Language,
        Hub = document.Hints.Hub,
        SelfUrl = document.Hints.Self,
    };
}
