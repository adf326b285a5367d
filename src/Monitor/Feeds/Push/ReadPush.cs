using System.Globalization;
using Monitor.Feeds.Documents;

namespace Monitor.Feeds.Push;

/// <summary>A message to one of our callbacks.</summary>
/// <param name="Body">As it came: the signature is over these very bytes.</param>
internal sealed record PushMessage(byte[] Body, string? ContentType, string? Signature);

/// <summary>What a hub truly brought for a feed.</summary>
internal sealed record PushedFeed(Feed Feed, ParsedFeed Document);

/// <summary>Reads a message if it is the hub's own; what is forged or no feed is counted, logged and left out.</summary>
internal sealed class ReadPush(PushStore pushes, FeedStore feeds, ILogger<ReadPush> log)
{
    /// <summary>The feed a callback was made for; null for a callback that was never ours or is ours no more.</summary>
    public async Task<(PushSubscription Push, Feed Feed)?> FindAsync(string token, CancellationToken ct) =>
        await pushes.FindAsync(token, ct) is { FeedId: { } id } push
        && await feeds.FindAsync(id.Value.ToString(CultureInfo.InvariantCulture), ct) is { } feed
            ? (push, feed)
            : null;

    public async Task<PushedFeed?> RunAsync(PushSubscription push, Feed feed, PushMessage message, CancellationToken ct)
    {
        if (!PushSignature.IsValid(message.Signature, push.Secret, message.Body))
        {
            log.PushForged(feed.Id.Value);
            await pushes.CountForgedAsync(push, ct);
            return null;
        }

        // Relative links count from the topic, which the document would have come from.
        var address = Uri.TryCreate(push.Topic, UriKind.Absolute, out var topic) ? topic : null;
        switch (FeedParser.Parse(message.Body, message.ContentType, address))
        {
            case FeedReading.Read read:
                return new PushedFeed(feed, read.Document);
            case FeedReading.Unreadable unreadable:
                log.PushUnreadable(feed.Id.Value, unreadable.Reason);
                return null;
            case var other:
                throw new InvalidOperationException($"a reading of an unknown kind: {other.GetType().Name}");
        }
    }
}
