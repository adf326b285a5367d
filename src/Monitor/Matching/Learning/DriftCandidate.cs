namespace Monitor.Matching.Learning;

/// <summary>A clue of a topic's recent matches, counted.</summary>
internal sealed class DriftCandidate(DriftClue clue)
{
    private readonly Dictionary<string, int> spellings = new(StringComparer.Ordinal);
    private readonly HashSet<string> feeds = new(StringComparer.Ordinal);
    private readonly HashSet<long> items = [];
    private DriftItem? first;

    public DriftClue Clue => clue;

    public int Items => items.Count;

    public int Feeds => feeds.Count;

    /// <summary>Matches before that hold it.</summary>
    public int Before { get; set; }

    /// <summary>Recent matches that hold it, by language.</summary>
    public Dictionary<string, int> Recent { get; } = new(StringComparer.Ordinal);

    /// <summary>All other items of the time that hold it, by language.</summary>
    public Dictionary<string, int> Others { get; } = new(StringComparer.Ordinal);

    /// <summary>Title of the earliest recent match that holds it, or its opening words.</summary>
    public string FirstTitle => first is null ? "" : first.View.Title.Text.Length > 0 ? first.View.Title.Text : first.View.Summary.Text;

    /// <summary>Its most frequent spelling.</summary>
    public string Spelling => spellings.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).First().Key;

    public void Add(DriftItem item, string written)
    {
        items.Add(item.Id);
        feeds.Add(item.Feed);
        spellings[written] = spellings.GetValueOrDefault(written) + 1;
        Recent[item.View.Language] = Recent.GetValueOrDefault(item.View.Language) + 1;
        if (first is null || (item.Date, item.Id).CompareTo((first.Date, first.Id)) < 0)
            first = item;
    }

    /// <summary>Jaccard index of the items that hold the two.</summary>
    public double Overlap(DriftCandidate other)
    {
        var common = items.Count(other.items.Contains);
        return (double)common / (items.Count + other.items.Count - common);
    }
}
