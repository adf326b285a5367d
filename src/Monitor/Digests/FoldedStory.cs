namespace Monitor.Digests;

/// <summary>The matches of one story, folded: the item that leads, its best match, the other items.</summary>
internal sealed record FoldedStory(
    Candidate Lead, Candidate Best, IReadOnlyList<Candidate> Copies, IReadOnlyList<Candidate> Matches)
{
    /// <summary>A lead says something beyond its headline; shorter summaries are often the headline again.</summary>
    private const int Telling = 80;

    public DateTimeOffset FirstSeenAt => Matches.Min(match => match.FirstSeenAt);

    /// <summary>The oldest item that says something leads; the others are its copies, in the order they came.</summary>
    public static FoldedStory From(IReadOnlyList<Candidate> matches)
    {
        var items = matches.DistinctBy(match => match.ItemId)
            .OrderBy(item => item.FirstSeenAt).ThenBy(At).ThenBy(item => item.ItemId.Value).ToList();
        var lead = items.Find(item => item.Summary.Length >= Telling && item.Url is not null) ?? items[0];
        var best = matches.OrderByDescending(match => match.Score).ThenBy(match => match.TopicId.Value).First();
        return new FoldedStory(lead, best, [.. items.Where(item => item != lead)], matches);
    }

    /// <summary>When the item came out: a date in the future, or none, gives way to when it was first seen.</summary>
    public static DateTimeOffset At(Candidate item) =>
        item.PublishedAt is { } published && published <= item.FirstSeenAt ? published : item.FirstSeenAt;
}
