using Monitor.Hosting;
using Monitor.Storage;

namespace Monitor.Stories;

/// <summary>
/// Puts matched items that are copies of one text into one story: the same wire dispatch, word for word or lightly edited.
/// Never two items of one feed. An item without a like is a story of its own.
/// </summary>
internal sealed class FoldStories(Database database, StoryStore stories, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(72);

    /// <returns>Stories opened.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var opened = await database.WriteAsync(FoldAsync, ct);
        if (opened > 0)
            Failpoint.Hit(Failpoint.StoriesCommitted);
        return opened;
    }

    private async Task<int> FoldAsync(Session session)
    {
        var waiting = await stories.UnfoldedAsync(session);
        if (waiting.Count == 0)
            return 0;
        var index = new CopyIndex();
        foreach (var known in await stories.RecentAsync(session, time.GetUtcNow() - Window))
            index.Add(known, Fingerprint.Of(known.Title, known.Summary, known.Language));
        var opened = 0;
        foreach (var item in waiting)
        {
            var print = Fingerprint.Of(item.Title, item.Summary, item.Language);
            var story = index.Like(item, print)?.StoryId;
            opened += story is null ? 1 : 0;
            var folded = item with { StoryId = story ?? await stories.OpenAsync(session, item) };
            await stories.FoldAsync(session, folded);
            Failpoint.Hit(Failpoint.StoryFolded);
            index.Add(folded, print);
        }

        return opened;
    }
}
