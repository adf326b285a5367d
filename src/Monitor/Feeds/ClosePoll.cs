using System.Globalization;
using Monitor.Feeds.Http;
using Monitor.Storage;

namespace Monitor.Feeds;

/// <summary>A feed at the end of its poll.</summary>
/// <param name="Before">As it was polled.</param>
/// <param name="After">What <see cref="FeedHealth"/> made of it.</param>
internal sealed record ClosingPoll(Feed Before, FetchResult Result, Feed After, FeedWindow Window);

/// <summary>
/// The last statements of a poll's transaction, after its items: journal, validators, health, due time and address; what happened
/// to the feed; and the pause its host asked for.
/// </summary>
internal sealed class ClosePoll(FeedStore feeds, FeedEventStore events, HostPauses pauses)
{
    private static readonly TimeSpan MissingAfter = TimeSpan.FromDays(7);

    public async Task RunAsync(Session session, ClosingPoll closing, Poll poll)
    {
        var (at, result) = (poll.PolledAt, closing.Result);
        var feed = await MovedAsync(session, closing.After, result, at);
        // A pause that another feed's answer brought while this one was on its way must not be overwritten.
        if (feed.Host is { } host && pauses.PausedUntil(host, at) is { } until && until > feed.NextDueAt)
            feed = feed with { NextDueAt = until };
        await feeds.SavePollAsync(session, feed, poll);
        if (result.Pause is { } pause)
            await feeds.PutOffHostAsync(session, pause.Host, pause.Until);
        await TellAsync(session, closing.Before, feed, result, at);
        if (closing.Window.IsGap)
            await events.AddAsync(session, FeedGap.Seen(closing.Before, closing.Window, at));
    }

    /// <summary>A push moves neither validators nor health nor due time.</summary>
    public Task RunAsync(Session session, Poll push) => feeds.AddPollAsync(session, push);

    /// <summary>No request was made: only the due time moves.</summary>
    public Task RunAsync(Session session, Feed feed, FetchResult.PutOff putOff) => feeds.PutOffAsync(session, feed.Id, putOff.Until);

    private async Task<Feed> MovedAsync(Session session, Feed feed, FetchResult result, DateTimeOffset at)
    {
        if (FeedMove.Proven(feed, result, at) is not { } target)
            return feed;
        if (!await feeds.IsTakenAsync(session, target, feed.Id))
        {
            await events.AddAsync(session, Event(feed, at, FeedEventKind.Moved, $"moved from {WebAddress.Shown(feed.Url)} to {WebAddress.Shown(target)}"));
            return FeedMove.To(feed, target);
        }

        if (!await events.HasAsync(session, feed.Id, FeedEventKind.Moved, feed.MovedSince ?? at))
            await events.AddAsync(session, Event(feed, at, FeedEventKind.Moved,
                $"moved to {WebAddress.Shown(target)}, which is another feed here already; remove this one"));
        return feed;
    }

    private async Task TellAsync(Session session, Feed before, Feed after, FetchResult result, DateTimeOffset at)
    {
        if (before.GoneAt is null && after.GoneAt is not null)
            await events.AddAsync(session, Event(after, at, FeedEventKind.Gone,
                "its server says it is gone for good (410); it is not polled any more", tell: true));
        if (!before.ValidatorsBroken && after.ValidatorsBroken)
            await events.AddAsync(session, Event(after, at, FeedEventKind.Validators,
                "its server gives different documents the same ETag and Last-Modified; they are not sent back any more"));
        if (result is FetchResult.Failed { HttpStatus: 404 } && after.FailingSince is { } since && at - since >= MissingAfter
            && !await events.HasAsync(session, after.Id, FeedEventKind.Missing, since))
            await events.AddAsync(session, Event(after, at, FeedEventKind.Missing, string.Create(CultureInfo.InvariantCulture,
                $"not found (404) since {since.UtcDateTime:yyyy-MM-dd HH:mm}Z; it is still polled"), tell: true));
    }

    private static FeedEvent Event(Feed feed, DateTimeOffset at, FeedEventKind kind, string detail, bool tell = false) =>
        new() { FeedId = feed.Id, HappenedAt = at, Kind = kind, Detail = detail, Tell = tell };
}
