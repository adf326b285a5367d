using Monitor.Matching;
using Monitor.Topics;

namespace Monitor.Digests;

/// <summary>Decides what stands where in an edition. Pure: the same candidates give the same edition.</summary>
internal static class EditionComposer
{
    /// <summary>An alert holds no more stories than this; the others come with the next one, at the next tick.</summary>
    public const int MostInAlert = 50;

    public static Edition Compose(
        EditionFrame frame, IReadOnlyList<Candidate> candidates, IReadOnlyDictionary<TopicId, TopicName> topics)
    {
        var stories = candidates
            .Where(candidate => topics.ContainsKey(candidate.TopicId))
            .GroupBy(candidate => candidate.StoryId ?? -candidate.ItemId.Value)
            .Select(story => FoldedStory.From([.. story]))
            .OrderBy(story => story.FirstSeenAt).ThenBy(story => story.Lead.ItemId.Value)
            .Take(frame.Kind == EditionKind.Alert ? MostInAlert : int.MaxValue);
        var groups = stories
            .GroupBy(story => story.Best.TopicId)
            .Select(group => new EditionGroup(topics[group.Key],
                [.. group.Select(story => Entry(story, topics)).OrderByDescending(entry => entry.At).ThenBy(entry => entry.ItemId.Value)]))
            .OrderByDescending(group => group.Entries.Count)
            .ThenByDescending(group => group.Entries.Max(entry => entry.Score))
            .ThenBy(group => group.Topic.Slug, StringComparer.Ordinal);
        return new Edition { Frame = frame, Groups = [.. groups] };
    }

    private static EditionEntry Entry(FoldedStory story, IReadOnlyDictionary<TopicId, TopicName> topics) => new()
    {
        ItemId = story.Lead.ItemId,
        Title = story.Lead.Title,
        Summary = story.Lead.Summary,
        Url = WebLink.Checked(story.Lead.Url),
        Source = story.Lead.Source,
        At = FoldedStory.At(story.Lead),
        Language = story.Lead.Language,
        Score = story.Best.Score,
        Hits = [.. Reasons(story).Where(reason => reason.IsPlace)
            .Select(reason => new Hit(reason.Term, reason.Field == "title", reason.Start, reason.Length, reason.Weight))
            .OrderByDescending(hit => hit.InTitle).ThenBy(hit => hit.Start)],
        Like = Reasons(story).FirstOrDefault(reason => reason.Field == MatchReason.LikeField)?.Term[MatchReason.LikeStart.Length..],
        AlsoUnder = [.. story.Matches.Select(match => match.TopicId).Distinct()
            .Where(topic => topic != story.Best.TopicId)
            .Select(topic => topics[topic].Name).Order(StringComparer.Ordinal)],
        Copies = [.. story.Copies.Select(copy => new EditionCopy(copy.ItemId, copy.Source, WebLink.Checked(copy.Url)))],
    };

    /// <summary>The clues of the topic the story stands under, as they are in the lead; of another topic when the lead has none of it.</summary>
    private static IReadOnlyList<MatchReason> Reasons(FoldedStory story)
    {
        var own = story.Matches.Where(match => match.ItemId == story.Lead.ItemId).ToList();
        return (own.Find(match => match.TopicId == story.Best.TopicId) ?? own[0]).Reasons;
    }
}
