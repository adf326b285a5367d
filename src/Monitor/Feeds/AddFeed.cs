using Monitor.Feeds.Documents;
using Monitor.Feeds.Http;

namespace Monitor.Feeds;

/// <summary>What adding one feed came to.</summary>
internal abstract record AddedFeed
{
    private AddedFeed() { }

    public sealed record Added(FeedId Id, string Title, int Entries) : AddedFeed;

    public sealed record AlreadyThere(Feed Feed) : AddedFeed;

    /// <summary>Stored although its server gave no answer now: that may be a bad hour, and is told with <paramref name="Reason"/>.</summary>
    public sealed record Unreachable(FeedId Id, string Reason) : AddedFeed;

    /// <summary>Nothing was stored. <paramref name="Reason"/> is one line that names the address and the mend.</summary>
    public sealed record Refused(string Reason) : AddedFeed;
}

/// <summary>Takes a feed by its address, after reading it once: what answers but is no feed is not added.</summary>
internal sealed class AddFeed(FeedStore feeds, GuardedHttp http, TimeProvider time)
{
    /// <param name="entry">Title, language and folder may be left out: the document fills in what it knows.</param>
    public async Task<AddedFeed> RunAsync(FeedEntry entry, CancellationToken ct)
    {
        if (!Uri.TryCreate(entry.Url, UriKind.Absolute, out var url))
            return new AddedFeed.Refused($"{entry.Url}: not an http or https address");
        if (await feeds.FindAsync(entry.Url, ct) is { } known)
            return new AddedFeed.AlreadyThere(known);
        return await http.GetAsync(url, Conditions.None, ct) switch
        {
            HttpAnswer.Body body => await AddAsync(entry, body, ct),
            HttpAnswer.Refused { Passing: true } passing => await AddUnreadAsync(entry, passing.Reason, ct),
            HttpAnswer.Refused refused => new AddedFeed.Refused(refused.Reason),
            _ => new AddedFeed.Refused($"{entry.Url}: the server answered 304 although nothing was known of the feed"),
        };
    }

    private async Task<AddedFeed> AddUnreadAsync(FeedEntry entry, string reason, CancellationToken ct) =>
        await feeds.AddAsync(entry, time.GetUtcNow(), ct) is { } id
            ? new AddedFeed.Unreachable(id, reason)
            : new AddedFeed.Refused($"{entry.Url}: was added by someone else at the same moment");

    private async Task<AddedFeed> AddAsync(FeedEntry entry, HttpAnswer.Body body, CancellationToken ct)
    {
        var reading = FeedParser.Parse(body.Bytes, body.ContentType, body.Url);
        if (reading is FeedReading.Unreadable unreadable)
            return new AddedFeed.Refused($"{entry.Url}: {unreadable.Reason}");
        var document = ((FeedReading.Read)reading).Document;
        var described = entry with
        {
            Title = entry.Title ?? document.Title,
            SiteUrl = entry.SiteUrl ?? document.Link,
            Language = entry.Language ?? document.Language,
        };
        if (await feeds.AddAsync(described, time.GetUtcNow(), ct) is { } id)
            return new AddedFeed.Added(id, described.Title ?? described.Url, document.Entries.Count);
        return await feeds.FindAsync(entry.Url, ct) is { } known
            ? new AddedFeed.AlreadyThere(known)
            : new AddedFeed.Refused($"{entry.Url}: was added and removed by someone else at the same moment; try again");
    }
}
