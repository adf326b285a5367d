using System.Globalization;
using Monitor.Feeds.Documents;
using Monitor.Feeds.Http;

namespace Monitor.Feeds;

/// <summary>
/// What an answer tells of a feed besides its entries: how long it and its server want to be left alone, whether its validators can
/// be believed, where it has moved, whether it is gone.
/// </summary>
internal static class FeedNotes
{
    private static readonly TimeSpan LongestInterval = TimeSpan.FromHours(24);

    public static Feed After(Feed feed, FetchResult result, DateTimeOffset polledAt)
    {
        var hosted = feed with { Host = WebAddress.HostOf(feed.Url) };
        return result switch
        {
            FetchResult.Fresh fresh => Asking(Answered(Believed(hosted, fresh), result, polledAt), fresh.Document.Hints, result.Freshness),
            FetchResult.Unchanged unchanged => Asking(Answered(hosted, result, polledAt), unchanged),
            FetchResult.Failed { HttpStatus: 410 } => hosted with { GoneAt = feed.GoneAt ?? polledAt },
            _ => hosted,
        };
    }

    /// <summary>A document came, new or known; a 304 shows none.</summary>
    public static bool ShowsDocument(FetchResult result) => result is FetchResult.Fresh or FetchResult.Unchanged { HttpStatus: not 304 };

    private static Feed Answered(Feed feed, FetchResult result, DateTimeOffset polledAt) => FeedMove.Counted(feed, result, polledAt) with
    {
        GoneAt = ShowsDocument(result) ? null : feed.GoneAt,
        FullFetchAt = result.IsFull ? polledAt : feed.FullFetchAt,
    };

    /// <summary>
    /// The same validators on another body: a server that would have said 304. Judged on the daily full fetch; the first one has
    /// nothing to be compared with.
    /// </summary>
    private static Feed Believed(Feed feed, FetchResult.Fresh fresh)
    {
        var told = fresh.Validators;
        var isSame = (told.Etag ?? told.LastModified) is not null && told.Etag == feed.Etag && told.LastModified == feed.LastModified;
        return fresh.IsFull && isSame && feed is { BodyHash: not null, FullFetchAt: not null } ? feed with { ValidatorsBroken = true } : feed;
    }

    private static Feed Asking(Feed feed, FeedHints hints, TimeSpan? freshness)
    {
        var document = Milliseconds(hints.Interval);
        return feed with
        {
            DocumentInterval = document,
            AskedInterval = Longer(document, Milliseconds(freshness)),
            SkipHours = List(hints.SkipHours),
            SkipDays = List(hints.SkipDays.Select(day => (int)day)),
        };
    }

    /// <summary>A 304 that does not speak of caching leaves in force what its server said before (RFC 9111 §4.3.4).</summary>
    private static Feed Asking(Feed feed, FetchResult.Unchanged same) =>
        same is { HttpStatus: 304, Freshness: null }
            ? feed
            : feed with { AskedInterval = Longer(feed.DocumentInterval, Milliseconds(same.Freshness)) };

    /// <summary>Null where nothing is asked for.</summary>
    private static long? Milliseconds(TimeSpan? wish) =>
        wish is not { } asked || asked <= TimeSpan.Zero ? null
        : (long)(asked < LongestInterval ? asked : LongestInterval).TotalMilliseconds;

    private static long? Longer(long? a, long? b) => a is null || b > a ? b : a;

    private static string? List(IEnumerable<int> numbers)
    {
        var list = string.Join(',', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));
        return list.Length > 0 ? list : null;
    }
}
