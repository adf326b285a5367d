namespace Monitor.Stories;

/// <summary>Finds, among the items seen lately, the one a new item is a copy of; only those that share word pairs are compared.</summary>
internal sealed class CopyIndex
{
    /// <summary>Least share of common word pairs of two copies; edited wire copy measures .6–.9, reports of one event by two desks below .3.</summary>
    private const double Copy = 0.5;

    private readonly List<(StoryItem Item, Fingerprint Print)> known = [];
    private readonly Dictionary<ulong, List<int>> byPair = [];

    public void Add(StoryItem item, Fingerprint print)
    {
        foreach (var pair in print.Pairs)
        {
            if (!byPair.TryGetValue(pair, out var holders))
                byPair[pair] = holders = [];
            holders.Add(known.Count);
        }

        known.Add((item, print));
    }

    /// <summary>The likest item of another feed, or null when none is like enough to be the same text.</summary>
    public StoryItem? Like(StoryItem item, Fingerprint print)
    {
        var common = new Dictionary<int, int>();
        foreach (var pair in print.Pairs)
            foreach (var holder in byPair.GetValueOrDefault(pair) ?? [])
                common[holder] = common.GetValueOrDefault(holder) + 1;
        return common.Keys
            .Where(holder => known[holder].Item.FeedId != item.FeedId)
            .Select(holder => (known[holder].Item, Similarity: print.Similarity(known[holder].Print, common[holder])))
            .Where(like => like.Similarity >= Copy)
            .OrderByDescending(like => like.Similarity).ThenBy(like => like.Item.Id.Value)
            .Select(like => like.Item)
            .FirstOrDefault();
    }
}
