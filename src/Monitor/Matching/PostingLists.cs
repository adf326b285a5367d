namespace Monitor.Matching;

/// <summary>
/// All postings of a segment, one list for each clue. In a list come first those by which a topic may come within reach of a match,
/// then the others that weigh, last the exclusions. Roles stand apart, since few are asked for.
/// </summary>
internal sealed class PostingLists
{
    private const int Parts = 3;

    private readonly Posting[] postings;
    private readonly PostingRole[] roles;

    /// <summary>Where each part of each list begins.</summary>
    private readonly int[] starts;

    /// <param name="all">Clue, part (0, 1, 2), posting and role, in any order.</param>
    public PostingLists(int clues, List<(int Clue, int Part, Posting Posting, PostingRole Role)> all)
    {
        (postings, roles) = (new Posting[all.Count], new PostingRole[all.Count]);
        starts = new int[clues * Parts + 1];
        foreach (var (clue, part, _, _) in all)
            starts[clue * Parts + part + 1]++;
        for (var i = 1; i < starts.Length; i++)
            starts[i] += starts[i - 1];
        AreTriggersMost = all.Count(posting => posting.Part == 1) <= all.Count / 5;
        var next = starts.AsSpan().ToArray();
        foreach (var (clue, part, posting, role) in all)
        {
            ref var place = ref next[clue * Parts + part];
            (postings[place], roles[place]) = (posting, role);
            place++;
        }
    }

    /// <summary>So few postings are no triggers that it does not pay to go over the triggers first.</summary>
    public bool AreTriggersMost { get; }

    /// <summary>Where the triggers of a clue begin, the others that weigh, the exclusions, and where those end.</summary>
    public (int Triggers, int Others, int Exclusions, int End) Of(int clue)
    {
        var list = starts.AsSpan(clue * Parts, Parts + 1);
        return (list[0], list[1], list[2], list[3]);
    }

    public ReadOnlySpan<Posting> Postings(int start, int end) => postings.AsSpan(start..end);

    public PostingRole Role(int place) => roles[place];
}
