using System.Security.Cryptography;
using Monitor.Feeds.Documents;
using Monitor.Feeds.Http;
using Monitor.Feeds.Push;

namespace Monitor.Feeds;

/// <summary>Asks a feed's server what is new and reads the answer. Stores nothing.</summary>
internal sealed class FetchFeed(GuardedHttp http)
{
    public async Task<FetchResult> RunAsync(Feed feed, CancellationToken ct)
    {
        if (!Uri.TryCreate(feed.Url, UriKind.Absolute, out var url))
            return new FetchResult.Failed($"{feed.Url}: not an http or https address", null);
        return await http.GetAsync(url, new Conditions(feed.Etag, feed.LastModified), ct) switch
        {
            HttpAnswer.NotModified same => new FetchResult.Unchanged(Merged(feed, same.Validators), 304),
            HttpAnswer.Body body => Read(feed, body),
            HttpAnswer.Refused refused => new FetchResult.Failed(refused.Reason, refused.Status, refused.RetryAfter),
            var other => throw new InvalidOperationException($"an answer of an unknown kind: {other.GetType().Name}"),
        };
    }

    private static FetchResult Read(Feed feed, HttpAnswer.Body body)
    {
        var validators = new Validators(body.Validators.Etag, body.Validators.LastModified, Convert.ToHexStringLower(SHA256.HashData(body.Bytes)));
        if (validators.BodyHash == feed.BodyHash)
            return new FetchResult.Unchanged(validators, body.Status);
        return FeedParser.Parse(body.Bytes, body.ContentType, body.Url) switch
        {
            FeedReading.Read read => new FetchResult.Fresh(LinkHeader.Into(read.Document, body.Links, body.Url), validators, body.Status),
            FeedReading.Unreadable unreadable => new FetchResult.Failed($"{body.Url}: {unreadable.Reason}", body.Status),
            var other => throw new InvalidOperationException($"a reading of an unknown kind: {other.GetType().Name}"),
        };
    }

    /// <summary>A 304 may bring a new validator (RFC 9110 §15.4.5); what it leaves out stays, each on its own.</summary>
    private static Validators Merged(Feed feed, Conditions told) =>
        new(told.Etag ?? feed.Etag, told.LastModified ?? feed.LastModified, feed.BodyHash);
}
