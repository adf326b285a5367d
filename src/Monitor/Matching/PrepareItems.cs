using Monitor.Feeds;
using Monitor.Feeds.Documents;
using Monitor.Items;

namespace Monitor.Matching;

/// <summary>The drafts of a document's entries, with what else is fetched for them: all network before the transaction.</summary>
internal sealed class PrepareItems(DraftItems drafts, RecoverGap recoverGap, FetchFullTexts fullTexts, EmbedItems embedItems)
{
    /// <summary>With the older pages where the document shows a gap, and full texts where the feed is wanted in full.</summary>
    public async Task<IReadOnlyList<Item>> OfPollAsync(Feed feed, ParsedFeed document, DateTimeOffset now, CancellationToken ct) =>
        await fullTexts.RunAsync(feed, await recoverGap.CompletedAsync(feed, document, now, ct), now, ct);

    /// <summary>A push is a part of the document by right and shows no gap.</summary>
    public Task<IReadOnlyList<Item>> OfPushAsync(Feed feed, ParsedFeed document, DateTimeOffset now, CancellationToken ct) =>
        fullTexts.RunAsync(feed, drafts.Of(feed, document, now), now, ct);

    /// <summary>The same items with their vectors where a sentence model is in use. A step of its own: its time is none of the feed's.</summary>
    public ValueTask<IReadOnlyList<Item>> WithVectorsAsync(Feed feed, IReadOnlyList<Item> items, CancellationToken ct) => embedItems.RunAsync(feed, items, ct);
}
