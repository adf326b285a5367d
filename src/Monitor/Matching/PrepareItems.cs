using Monitor.Feeds;
using Monitor.Feeds.Documents;
using Monitor.Items;

namespace Monitor.Matching;

/// <summary>The drafts of a document's entries, with the full texts where the feed is wanted in full; all network before the transaction.</summary>
internal sealed class PrepareItems(DraftItems drafts, FetchFullTexts fullTexts)
{
    public Task<IReadOnlyList<Item>> RunAsync(Feed feed, ParsedFeed document, DateTimeOffset now, CancellationToken ct) =>
        fullTexts.RunAsync(feed, drafts.Of(feed, document, now), now, ct);
}
