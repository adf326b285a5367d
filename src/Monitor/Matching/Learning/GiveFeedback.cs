using Monitor.Items;
using Monitor.Matching.Ranking;
using Monitor.Storage;
using Monitor.Topics;

namespace Monitor.Matching.Learning;

/// <summary>Takes a person's verdict on an item and saves the topic with what all its verdicts together teach, in one transaction.</summary>
internal sealed class GiveFeedback(Database database, TopicStore topics, FeedbackStore feedback, TimeProvider time)
{
    private const int LongestTitle = 120;

    private readonly Rocchio rocchio = new(RankingRule.Shipped);

    /// <param name="verdict">Null takes back what was said.</param>
    public Task<FeedbackResult> RunAsync(string slug, ItemId item, Verdict? verdict, string author, CancellationToken ct) =>
        database.WriteAsync(session => GiveAsync(session, slug, item, verdict, author), ct);

    private async Task<FeedbackResult> GiveAsync(Session session, string slug, ItemId item, Verdict? verdict, string author)
    {
        if (await topics.TakeAsync(session, slug) is not { } stored)
            return new FeedbackResult.NoSuchTopic();
        if (await ItemStore.TitleAsync(session, item) is not { } title)
            return new FeedbackResult.NoSuchItem();
        if (await feedback.FindAsync(session, stored.Id, item) == verdict)
            return new FeedbackResult.Unchanged();
        if (verdict is { } given)
            await feedback.PutAsync(session, stored.Id, item, given, author, time.GetUtcNow());
        else
            await feedback.RemoveAsync(session, stored.Id, item);
        var note = Note(verdict, title);
        if (stored.Topic.Profile is not { } profile)
        {
            await topics.NoteAsync(session, slug, author, note + " (kept; a topic without a profile does not learn)");
            return new FeedbackResult.OnlyKept();
        }

        var learned = rocchio.Learn(stored.Topic, await feedback.JudgedAsync(session, stored.Id));
        var saved = await topics.SaveAsync(session, stored.Topic with { Profile = profile with { Learned = learned } }, null, author, note);
        return new FeedbackResult.Learned(saved.Version);
    }

    private static string Note(Verdict? verdict, string title)
    {
        var quoted = $"« {(title.Length > LongestTitle ? title[..LongestTitle].TrimEnd() + "…" : title)} »";
        return verdict switch
        {
            Verdict.More => "more like " + quoted,
            Verdict.Less => "not like " + quoted,
            _ => "verdict taken back on " + quoted,
        };
    }
}
