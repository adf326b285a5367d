using Monitor.Feeds.Documents;
using Monitor.Feeds.Http;

namespace Monitor.Feeds;

/// <summary>How a poll changes what is known of a feed: validators, health and the next due time, to be stored after its items.</summary>
internal static class FeedHealth
{
    /// <summary>Polls after a gap in which the wait does not grow.</summary>
    private const int WatchfulPolls = 10;

    /// <param name="window">What the poll saw of the feed's pace.</param>
    public static Feed After(
        Feed feed, FetchResult result, DateTimeOffset polledAt, FeedWindow window, FeedsOptions options) =>
        Scheduled(FeedNotes.After(feed, result, polledAt), result, polledAt, window, options);

    private static Feed Scheduled(
        Feed feed, FetchResult result, DateTimeOffset polledAt, FeedWindow window, FeedsOptions options) => result switch
        {
            FetchResult.Fresh fresh => Healthy(Described(feed, fresh.Document), fresh.Validators, polledAt, window, options),
            FetchResult.Unchanged { HttpStatus: 304 } when feed.FailingSince is not null => StillFailing(feed, polledAt, options),
            FetchResult.Unchanged unchanged => Healthy(feed, unchanged.Validators, polledAt, window, options),
            FetchResult.Failed failed => Failing(feed, failed, polledAt, options),
            _ => throw new InvalidOperationException($"a fetch result of an unknown kind: {result.GetType().Name}"),
        };

    private static Feed Healthy(
        Feed feed, Validators validators, DateTimeOffset polledAt, FeedWindow window, FeedsOptions options)
    {
        var healthy = feed with
        {
            Etag = validators.Etag,
            LastModified = validators.LastModified,
            BodyHash = validators.BodyHash,
            PolledAt = polledAt,
            SucceededAt = polledAt,
            FailingSince = null,
            Failures = Math.Max(0, feed.Failures - 1),
            LastError = null,
            WindowMs = (long?)window.Span?.TotalMilliseconds,
            WatchfulPolls = window.IsGap ? WatchfulPolls : Math.Max(0, feed.WatchfulPolls - 1),
        };
        return healthy with { NextDueAt = PollSchedule.AfterSuccess(healthy, polledAt, feed.NextDueAt - feed.PolledAt, window, options) };
    }

    private static Feed Failing(Feed feed, FetchResult.Failed failed, DateTimeOffset polledAt, FeedsOptions options)
    {
        var failures = failed.IsOurs ? feed.Failures : PollSchedule.NextRung(feed.Failures, options);
        return feed with
        {
            PolledAt = polledAt,
            FailingSince = feed.FailingSince ?? polledAt,
            Failures = failures,
            LastError = failed.Reason,
            NextDueAt = PollSchedule.AfterFailure(feed.Id, polledAt, failures, failed.RetryAfter, options),
        };
    }

    /// <summary>A 304 proves that the server lives, not that its feed can be read again: only a document ends a failure.</summary>
    private static Feed StillFailing(Feed feed, DateTimeOffset polledAt, FeedsOptions options) => feed with
    {
        PolledAt = polledAt,
        NextDueAt = PollSchedule.AfterFailure(feed.Id, polledAt, feed.Failures, retryAfter: null, options),
    };

    /// <summary>What the list said of a feed stays; what it left out the document fills in.</summary>
    private static Feed Described(Feed feed, ParsedFeed document) => feed with
    {
        Title = feed.Title == WebAddress.Shown(feed.Url) ? document.Title ?? feed.Title : feed.Title,
        SiteUrl = feed.SiteUrl ?? document.Link,
        Language = feed.Language ?? document.Language,
        Hub = document.Hints.Hub,
        SelfUrl = document.Hints.Self,
    };
}
