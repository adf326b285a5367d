using Monitor.Feeds;

namespace Monitor.Stories;

/// <summary>Finds, among the items seen lately, the one a new item is a copy of; only those that share word pairs are compared.</summary>
internal sealed class CopyIndex
{
    /// <summary>
    /// Least share of common word pairs of two copies. In the sample newsroom edited wire copy measures .34–1, two desks' own
    /// reports of one event at most .12.
    /// </summary>
    private const double Copy = 0.34;

    /// <summary>Texts of a few words share pairs by their form alone ("… signs treaty with …"): they must be all but equal.</summary>
    private const double ShortCopy = 0.8;

    private const int FewPairs = 20;

    private readonly List<(StoryItem Item, Fingerprint Print)> known = [];
    private readonly Dictionary<ulong, List<int>> byPair = [];
    private readonly HashSet<(long Story, FeedId Feed)> told = [];

    public void Add(StoryItem item, Fingerprint print)
    {
        foreach (var pair in print.Pairs)
        {
            if (!byPair.TryGetValue(pair, out var holders))
                byPair[pair] = holders = [];
            holders.Add(known.Count);
        }

        known.Add((item, print));
        if (item.StoryId is { } story)
            told.Add((story, item.FeedId));
    }

    /// <summary>The likest item of a story that the item's feed does not tell yet, or null when none is like enough to be the same text.</summary>
    public StoryItem? Like(StoryItem item, Fingerprint print)
    {
        var common = new Dictionary<int, int>();
        foreach (var pair in print.Pairs)
            foreach (var holder in byPair.GetValueOrDefault(pair) ?? [])
                common[holder] = common.GetValueOrDefault(holder) + 1;
        return common.Keys
            .Where(holder => known[holder].Item.StoryId is { } story && !told.Contains((story, item.FeedId)))
            .Select(holder => (known[holder].Item, Similarity: print.Similarity(known[holder].Print, common[holder])))
            .Where(like => like.Similarity >= (print.Pairs.Count < FewPairs ? ShortCopy : Copy))
            .OrderByDescending(like => like.Similarity).ThenBy(like => like.Item.Id.Value)
            .Select(like => like.Item)
            .FirstOrDefault();
    }
}
