namespace Monitor.Matching;

/// <summary>
/// All postings of a segment, one list for each clue. In a list come first those by which a topic may come within reach of a match,
/// then the others that weigh, last the exclusions.
/// </summary>
internal sealed class PostingLists
{
    private const int Parts = 3;

    private readonly Posting[] postings;

    /// <summary>Where each part of each list begins.</summary>
    private readonly int[] starts;

    /// <param name="all">Clue, part (0, 1, 2) and posting, in any order.</param>
    public PostingLists(int clues, List<(int Clue, int Part, Posting Posting)> all)
    {
        postings = new Posting[all.Count];
        starts = new int[clues * Parts + 1];
        foreach (var (clue, part, _) in all)
            starts[clue * Parts + part + 1]++;
        for (var i = 1; i < starts.Length; i++)
            starts[i] += starts[i - 1];
        AreTriggersMost = all.Count(posting => posting.Part == 1) <= all.Count / 5;
        var next = starts.AsSpan().ToArray();
        foreach (var (clue, part, posting) in all)
            postings[next[clue * Parts + part]++] = posting;
    }

    /// <summary>So few postings are no triggers that it does not pay to go over the triggers first.</summary>
    public bool AreTriggersMost { get; }

    public ReadOnlySpan<Posting> Triggers(int clue) => postings.AsSpan(starts[clue * Parts]..starts[clue * Parts + 1]);

    /// <summary>Triggers and others.</summary>
    public ReadOnlySpan<Posting> Weighing(int clue) => postings.AsSpan(starts[clue * Parts]..starts[clue * Parts + 2]);

    public ReadOnlySpan<Posting> Exclusions(int clue) => postings.AsSpan(starts[clue * Parts + 2]..starts[clue * Parts + 3]);
}
