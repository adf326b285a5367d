using Monitor.Feeds;
using Monitor.Feeds.Documents;
using Monitor.Feeds.Http;
using Monitor.Items;

namespace Monitor.Matching;

/// <summary>
/// One try to close a gap: when no entry of a document is known though the feed was read before, its older pages are asked for
/// (RFC 5005 rel=next or prev-archive; <c>?paged=2</c> where WordPress made it) until one is.
/// </summary>
internal sealed class RecoverGap(GuardedHttp http, FetchGate gate, ItemStore store, DraftItems drafts)
{
    private const int MostPages = 3;

    /// <summary>A smaller window is replaced whole by design.</summary>
    private const int Telling = 3;

    /// <summary>The items of the document and of those older pages that could be read.</summary>
    public async Task<IReadOnlyList<Item>> CompletedAsync(Feed feed, ParsedFeed document, DateTimeOffset now, CancellationToken ct)
    {
        var items = drafts.Of(feed, document, now);
        // While it is watched after a gap, no second try: a feed that changes all its ids would be asked for pages at every poll.
        if (feed.SucceededAt is null || feed.WatchfulPolls > 0 || items.Count < Telling || await store.KnowsAnyAsync(feed.Id, items, ct))
            return items;
        var all = new List<Item>(items);
        for (var page = 2; page <= MostPages + 1 && OlderPage(feed, document, page) is { } older; page++)
        {
            if (await ReadAsync(older, ct) is not { } read)
                break;
            document = read;
            var more = drafts.Of(feed, document, now);
            all.AddRange(more);
            if (more.Count == 0 || await store.KnowsAnyAsync(feed.Id, more, ct))
                break;
        }

        return all;
    }

    private static Uri? OlderPage(Feed feed, ParsedFeed document, int page) =>
        Uri.TryCreate(document.Hints.OlderPage, UriKind.Absolute, out var linked) ? linked
        : document.Hints.IsWordPress && Uri.TryCreate(feed.Url, UriKind.Absolute, out var url)
            ? new UriBuilder(url) { Query = $"{url.Query.TrimStart('?')}&paged={page}".TrimStart('&') }.Uri
        : null;

    /// <summary>A page that cannot be read closes no gap; the gap itself is told by the poll.</summary>
    private async Task<ParsedFeed?> ReadAsync(Uri page, CancellationToken ct)
    {
        await gate.NextAsync(WebAddress.HostOf(page), ct);
        return await http.GetAsync(page, Conditions.None, ct) is HttpAnswer.Body body
            && FeedParser.Parse(body.Bytes, body.ContentType, body.Base) is FeedReading.Read read
            ? read.Document
            : null;
    }
}
