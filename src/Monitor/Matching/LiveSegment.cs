using System.Collections.Immutable;

namespace Monitor.Matching;

/// <summary>A segment without the topics removed since it was built.</summary>
internal sealed class LiveSegment(TopicSegment segment, ImmutableHashSet<int> removed)
{
    public LiveSegment(TopicSegment segment)
        : this(segment, [])
    {
    }

    public TopicSegment Segment => segment;

    /// <summary>How many are removed.</summary>
    public int Removed => removed.Count;

    public IEnumerable<NumberedTopic> Live => segment.Topics.Where((_, place) => IsLive(place));

    public bool IsLive(int place) => removed.IsEmpty || !removed.Contains(place);

    /// <returns>−1 when the segment holds no live topic of that number.</returns>
    public int PlaceOf(int number)
    {
        var (low, high) = (0, segment.Topics.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (segment.Topics[middle].Number < number)
                low = middle + 1;
            else
                high = middle;
        }

        return low < segment.Topics.Length && segment.Topics[low].Number == number && IsLive(low) ? low : -1;
    }

    public LiveSegment Without(int place) => new(segment, removed.Add(place));
}
