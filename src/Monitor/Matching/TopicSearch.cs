using System.Runtime.InteropServices;
using Monitor.Matching.Ranking;

namespace Monitor.Matching;

/// <summary>One caller's search of the whole index. Keeps the buffers of segments that a new index shares with the one before.</summary>
internal sealed class TopicSearch
{
    private readonly List<Judgement> verdicts = [];
    private SegmentSearch?[] searches = [];

    /// <summary>The topics an item touches, judged, in order of their numbers; good until the next call.</summary>
    /// <param name="ranker">What it says of this very item.</param>
    /// <param name="standings">Of the topics with a profile.</param>
    /// <param name="all">False: rejected topics are left out, which costs less.</param>
    public ReadOnlySpan<Judgement> Judge(TopicIndex index, ItemView item, ProfileRanker ranker, ReadOnlySpan<Standing> standings, bool all)
    {
        if (searches.Length != index.Segments.Length)
            searches = new SegmentSearch?[index.Segments.Length];
        verdicts.Clear();
        var isMixed = false;
        for (var at = 0; at < searches.Length; at++)
            if (index.Segments[at] is { Segment.Topics.Length: > 0 } live)
            {
                isMixed = verdicts.Count > 0;
                Judge(live, at, item, ranker, standings, all);
            }

        if (isMixed)
            CollectionsMarshal.AsSpan(verdicts).Sort(static (one, other) => one.Topic.CompareTo(other.Topic));
        return CollectionsMarshal.AsSpan(verdicts);
    }

    /// <summary>What the item judged last holds of a topic.</summary>
    public FoundClues Found(in Judgement verdict) => Search(verdict).FoundAt(verdict.Place);

    public CompiledTopic Topic(in Judgement verdict) => Search(verdict).Segment.Compiled[verdict.Place];

    private SegmentSearch Search(in Judgement verdict) => searches[verdict.Segment] ?? throw new InvalidOperationException("nothing was judged yet");

    private void Judge(LiveSegment live, int at, ItemView item, ProfileRanker ranker, ReadOnlySpan<Standing> standings, bool all)
    {
        if (searches[at] is not { } search || search.Segment != live.Segment)
            searches[at] = search = new SegmentSearch(live.Segment);
        search.Find(item, standings, all);
        var reached = search.Reached;
        for (var number = 0; number < reached.Length; number++)
        {
            var place = reached[number];
            ref readonly var terms = ref live.Segment.Terms[place];
            var found = search.Found(number);
            if (!all && terms.Rejects(found) || !live.IsLive(place))
                continue;
            var (decision, score) = terms.IsPlain ? terms.Judge(found) : Judge(live.Segment.Compiled[place], terms.Number, item, ranker, found);
            if (all || decision != Decision.Rejected)
                verdicts.Add(new Judgement(terms.Number, decision, score, at, place));
        }
    }

    private static (Decision Decision, double Score) Judge(CompiledTopic topic, int number, ItemView item, ProfileRanker ranker, in FoundClues found) =>
        topic.HasProfile ? topic.Judge(item, found, ranker.StandingOf(number)) : topic.Judge(item, found);
}
