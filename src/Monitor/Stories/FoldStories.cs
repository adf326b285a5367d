using Monitor.Storage;

namespace Monitor.Stories;

/// <summary>
/// Puts matched items that are copies of one text into one story: the same wire dispatch, word for word or lightly edited.
/// Never two items of one feed. An item without a like is a story of its own.
/// </summary>
internal sealed class FoldStories(Database database, StoryStore stories, TimeProvider time)
{
    /// <summary>Least share of common word pairs of two copies; edited wire copy measures .6–.9, reports of one event by two desks below .3.</summary>
    private const double Copy = 0.5;

    private static readonly TimeSpan Window = TimeSpan.FromHours(72);

    /// <returns>Stories opened.</returns>
    public Task<int> RunAsync(CancellationToken ct) => database.WriteAsync(async session =>
    {
        var since = time.GetUtcNow() - Window;
        var known = (await stories.RecentAsync(session, since)).Select(Read).ToList();
        var opened = 0;
        foreach (var item in (await stories.UnfoldedAsync(session)).Select(Read))
        {
            var like = known.Where(other => other.Row.FeedId != item.Row.FeedId)
                .Select(other => (other.Row.StoryId, Similarity: other.Print.Similarity(item.Print)))
                .DefaultIfEmpty()
                .MaxBy(pair => pair.Similarity);
            var story = like.Similarity >= Copy && like.StoryId is { } found ? found : await stories.OpenAsync(session, item.Row);
            opened += like.StoryId == story ? 0 : 1;
            await stories.FoldAsync(session, item.Row.Id, story);
            known.Add(item with { Row = item.Row with { StoryId = story } });
        }

        return opened;
    }, ct);

    private static Known Read(StoryItem row) => new(row, Fingerprint.Of(row.Title, row.Summary, row.Language));

    private sealed record Known(StoryItem Row, Fingerprint Print);
}
