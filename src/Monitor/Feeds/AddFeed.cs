using Monitor.Feeds.Documents;
using Monitor.Feeds.Http;

namespace Monitor.Feeds;

/// <summary>What adding one feed came to.</summary>
internal abstract record AddedFeed
{
    private AddedFeed() { }

    /// <param name="Found">Where the address was a page's: how it led to the feed.</param>
    public sealed record Added(FeedId Id, string Title, int Entries, FoundFeed? Found = null) : AddedFeed;

    public sealed record AlreadyThere(Feed Feed) : AddedFeed;

    /// <summary>It was there and its server had said that it is gone (410); it answers again and is polled again.</summary>
    public sealed record Revived(Feed Feed) : AddedFeed;

    /// <summary>Stored although its server gave no answer now: that may be a bad hour, and is told with <paramref name="Reason"/>.</summary>
    public sealed record Unreachable(FeedId Id, string Reason) : AddedFeed;

    /// <summary>Nothing was stored. <paramref name="Reason"/> is one line that names the address and the mend.</summary>
    public sealed record Refused(string Reason) : AddedFeed;
}

/// <summary>Takes a feed by its address or by its page's, after reading it once: what answers but leads to no feed is not added.</summary>
internal sealed class AddFeed(FeedStore feeds, GuardedHttp http, DiscoverFeed discover, TimeProvider time)
{
    /// <param name="entry">Title, language and folder may be left out: the document fills in what it knows.</param>
    public async Task<AddedFeed> RunAsync(FeedEntry entry, CancellationToken ct)
    {
        if (WebAddress.Parse(entry.Url) is not { } url)
            return new AddedFeed.Refused($"{entry.Url}: not an http or https address");
        var known = await feeds.FindAsync(entry.Url, ct);
        if (known is { GoneAt: null })
            return new AddedFeed.AlreadyThere(known);
        return await http.GetAsync(url, Conditions.None, ct) switch
        {
            HttpAnswer.Body body => await ReadAsync(entry, known, body, ct),
            HttpAnswer.Refused { Passing: true } passing when known is null => await AddUnreadAsync(entry, passing.Reason, ct),
            HttpAnswer.Refused refused => new AddedFeed.Refused(refused.Reason),
            _ => new AddedFeed.Refused($"{WebAddress.Shown(url)}: the server answered 304 although nothing was known of the feed"),
        };
    }

    private async Task<AddedFeed> AddUnreadAsync(FeedEntry entry, string reason, CancellationToken ct) =>
        await feeds.AddAsync(entry, time.GetUtcNow(), ct) is { } id
            ? new AddedFeed.Unreachable(id, reason)
            : new AddedFeed.Refused($"{WebAddress.Shown(entry.Url)}: was added by someone else at the same moment");

    private async Task<AddedFeed> ReadAsync(FeedEntry entry, Feed? known, HttpAnswer.Body body, CancellationToken ct)
    {
        var reading = FeedParser.Parse(body.Bytes, body.ContentType, body.Base);
        if (reading is FeedReading.Read read)
            return known is null ? await StoreAsync(entry, read.Document, null, ct) : await ReviveAsync(known, ct);
        return await discover.RunAsync(body, ct) switch
        {
            Discovery.Found found => await StoreAsync(entry with { Url = found.Feed.Url }, found.Document, found.Feed, ct),
            Discovery.Nothing nothing => new AddedFeed.Refused($"{WebAddress.Shown(entry.Url)}: {nothing.Reason}"),
            _ => new AddedFeed.Refused($"{WebAddress.Shown(entry.Url)}: {((FeedReading.Unreadable)reading).Reason}"),
        };
    }

    private async Task<AddedFeed> ReviveAsync(Feed gone, CancellationToken ct)
    {
        await feeds.ReviveAsync(gone.Id, time.GetUtcNow(), ct);
        return new AddedFeed.Revived(gone);
    }

    private async Task<AddedFeed> StoreAsync(FeedEntry entry, ParsedFeed document, FoundFeed? found, CancellationToken ct)
    {
        var described = entry with
        {
            Title = entry.Title ?? document.Title,
            SiteUrl = entry.SiteUrl ?? document.Link,
            Language = entry.Language ?? document.Language,
        };
        if (await feeds.AddAsync(described, time.GetUtcNow(), ct) is { } id)
            return new AddedFeed.Added(id, described.Title ?? WebAddress.Shown(described.Url), document.Entries.Count, found);
        return await feeds.FindAsync(entry.Url, ct) is { } known
            ? new AddedFeed.AlreadyThere(known)
            : new AddedFeed.Refused($"{WebAddress.Shown(entry.Url)}: was added and removed by someone else at the same moment; try again");
    }
}
