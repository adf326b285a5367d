using Monitor.Feeds.Documents;
using Monitor.Feeds.Http;
using Monitor.Feeds.Push;

namespace Monitor.Feeds;

/// <summary>Asks a feed's server what is new and reads the answer. Stores nothing.</summary>
internal sealed class FetchFeed(GuardedHttp http, HostPauses pauses, OurNetwork network, TimeProvider time)
{
    /// <summary>
    /// Validators can lie: once in this time the whole document is asked for, whatever they say. A failing feed is asked for it
    /// always, so that a recovery is proven by a document and not by a 304.
    /// </summary>
    private static readonly TimeSpan TrustInValidators = TimeSpan.FromHours(24);

    public async Task<FetchResult> RunAsync(Feed feed, CancellationToken ct)
    {
        if (WebAddress.Parse(feed.Url) is not { } url)
            return new FetchResult.Failed($"{WebAddress.Shown(feed.Url)}: not an http or https address", null);
        var host = WebAddress.HostOf(url);
        var now = time.GetUtcNow();
        if (pauses.PausedUntil(host, now) is { } until)
            return new FetchResult.PutOff(until);

        var conditions = ConditionsFor(feed, now);
        var answer = await http.GetAsync(url, conditions, ct);
        if (answer.AnsweredBy is { } answered)
            network.Answered(WebAddress.HostOf(answered), time.GetUtcNow());
        var pause = PauseOf(answer);
        if (pause is not null)
            pauses.Pause(pause.Host, pause.Until);
        return ResultOf(feed, answer, host) with
        {
            MovedTo = answer.MovedTo?.AbsoluteUri,
            Freshness = answer.Freshness,
            IsFull = conditions == Conditions.None && answer is HttpAnswer.Body,
            Pause = pause,
        };
    }

    private static Conditions ConditionsFor(Feed feed, DateTimeOffset now) =>
        feed.ValidatorsBroken || feed.FailingSince is not null || feed.FullFetchAt is not { } full || (now - full).Duration() >= TrustInValidators
            ? Conditions.None
            : new Conditions(feed.Etag, feed.LastModified);

    private FetchResult ResultOf(Feed feed, HttpAnswer answer, string host) => answer switch
    {
        HttpAnswer.NotModified same => new FetchResult.Unchanged(Merged(feed, same.Validators), 304),
        HttpAnswer.Body body => Read(feed, body),
        HttpAnswer.Refused refused => new FetchResult.Failed(refused.Reason, refused.Status, refused.RetryAfter)
        {
            IsOurs = refused.Fault == HttpFault.Unreached && !network.Works(host, time.GetUtcNow()),
        },
        _ => throw new InvalidOperationException($"an answer of an unknown kind: {answer.GetType().Name}"),
    };

    /// <summary>Retry-After counts where the server is overloaded or sends on (RFC 9110 §10.2.3), not with a 404.</summary>
    private HostPause? PauseOf(HttpAnswer answer) =>
        answer is HttpAnswer.Refused { RetryAfter: { } wait, Status: 429 or >= 500 or (>= 300 and < 400), AnsweredBy: { } by }
            ? new HostPause(WebAddress.HostOf(by), time.GetUtcNow() + (wait < HostPauses.Longest ? wait : HostPauses.Longest))
            : null;

    private static FetchResult Read(Feed feed, HttpAnswer.Body body)
    {
        var validators = new Validators(body.Validators.Etag, body.Validators.LastModified, BodyChecksum.Of(body.Bytes));
        if (validators.BodyHash == feed.BodyHash)
            return new FetchResult.Unchanged(validators, body.Status);
        return FeedParser.Parse(body.Bytes, body.ContentType, body.Base) switch
        {
            FeedReading.Read read => new FetchResult.Fresh(LinkHeader.Into(read.Document, body.Links, body.Base), validators, body.Status),
            FeedReading.Unreadable unreadable => new FetchResult.Failed($"{WebAddress.Shown(body.Url)}: {unreadable.Reason}", body.Status),
            var other => throw new InvalidOperationException($"a reading of an unknown kind: {other.GetType().Name}"),
        };
    }

    /// <summary>A 304 may bring a new validator (RFC 9110 §15.4.5); what it leaves out stays, each on its own.</summary>
    private static Validators Merged(Feed feed, Conditions told) =>
        new(told.Etag ?? feed.Etag, told.LastModified ?? feed.LastModified, feed.BodyHash);
}
