using System.Collections.Immutable;
using Monitor.Matching.Ranking;
using Monitor.Text;
using Monitor.Topics;

namespace Monitor.Matching;

/// <summary>
/// All topics in up to three segments, none of which ever changes: a change makes a new index that shares the great segments with the
/// old one. A changed topic goes into the last segment, which is built anew; when that has grown it goes into the one before.
/// </summary>
internal sealed class TopicIndex
{
    /// <summary>Topics a segment after the first may hold, by its place; the first holds any number.</summary>
    private static readonly int[] Most = [int.MaxValue, 1024, 32];

    private readonly ConceptClues concepts;
    private readonly Lexicon lexicon;
    private readonly RankingRule rule;

    public TopicIndex(IReadOnlyList<NumberedTopic> topics, Lexicon lexicon, RankingRule rule)
        : this(new ConceptClues(lexicon), lexicon, rule, []) =>
        Segments = [Segment(topics), Segment([]), Segment([])];

    private TopicIndex(ConceptClues concepts, Lexicon lexicon, RankingRule rule, ImmutableArray<LiveSegment> segments) =>
        (this.concepts, this.lexicon, this.rule, Segments) = (concepts, lexicon, rule, segments);

    public ImmutableArray<LiveSegment> Segments { get; }

    /// <summary>With the topic, in place of what stood under its number.</summary>
    public TopicIndex With(NumberedTopic topic)
    {
        var segments = Without(topic.Number).Segments;
        var moving = new List<NumberedTopic> { topic };
        for (var at = Most.Length - 1; ; at--)
        {
            moving.AddRange(segments[at].Live);
            if (moving.Count <= Most[at])
                return new TopicIndex(concepts, lexicon, rule, segments.SetItem(at, Segment(moving)));
            segments = segments.SetItem(at, Segment([]));
        }
    }

    /// <summary>Without the topic of a number, if there is one.</summary>
    public TopicIndex Without(int number)
    {
        for (var at = 0; at < Segments.Length; at++)
            if (Segments[at].PlaceOf(number) is var place and >= 0)
                return new TopicIndex(concepts, lexicon, rule, Segments.SetItem(at, Without(Segments[at], place)));
        return this;
    }

    /// <summary>A segment of which half is gone is built anew.</summary>
    private LiveSegment Without(LiveSegment segment, int place)
    {
        var left = segment.Without(place);
        return left.Removed > segment.Segment.Topics.Length / 2 ? Segment(left.Live) : left;
    }

    private LiveSegment Segment(IEnumerable<NumberedTopic> topics) =>
        new(new TopicSegment([.. topics.OrderBy(topic => topic.Number)], concepts, lexicon, rule));
}
