using Monitor.Matching.Ranking;
using Monitor.Text;

namespace Monitor.Matching;

/// <summary>
/// One caller's search of one segment: which topics an item touches and what it holds of each. Its buffers serve item after item, so
/// that a search allocates nothing once they have grown.
/// </summary>
internal sealed class SegmentSearch(TopicSegment segment)
{
    private readonly ClueHits hits = new();
    private readonly List<PhraseHit<int>> phrases = [];
    private readonly Sum[] sums = new Sum[segment.Compiled.Length];

    /// <summary>A bit for each topic within reach.</summary>
    private readonly ulong[] reached = new ulong[(segment.Compiled.Length + 63) / 64];

    /// <summary>A bit for each topic of which a trigger is found.</summary>
    private readonly ulong[] triggered = new ulong[(segment.Compiled.Length + 63) / 64];

    /// <summary>Thousandths each topic needs; while an item is searched, those it still needs: only their sign counts once none are left.</summary>
    private readonly short[] needed = [.. segment.Least];
    private ulong[] positions = new ulong[64];
    private int[] order = new int[64];
    private Gathered[] gathered = new Gathered[256];
    private int gatheredCount;
    private int stamp;

    public TopicSegment Segment => segment;

    /// <summary>Clues found in the item.</summary>
    public ClueHits Hits => hits;

    /// <param name="standings">Topics with a profile that shares something with the item: judged whether or not a clue of theirs is found.</param>
    /// <param name="all">False: topics that cannot come near to a match may be left out.</param>
    public void Find(ItemView item, ReadOnlySpan<Standing> standings, bool all)
    {
        Array.Clear(reached);
        segment.Clues.Find(item, hits, phrases);
        if (++stamp == int.MaxValue)
        {
            Array.Clear(sums);
            stamp = 1;
        }

        if (!all)
            FindReached();
        Sort();
        AddUp(all);
        foreach (ref readonly var standing in standings)
            if (segment.PlaceOfProfile(standing.Topic) is var place and >= 0)
                Reach(place);
        Exclude();
    }

    /// <summary>The first place from <paramref name="place"/> on of a topic within reach, or −1.</summary>
    public int Next(int place)
    {
        for (var word = place >> 6; word < reached.Length; word++)
        {
            var bits = reached[word];
            if (word == place >> 6)
                bits &= ulong.MaxValue << place;
            if (bits != 0)
                return word << 6 | System.Numerics.BitOperations.TrailingZeroCount(bits);
        }

        return -1;
    }

    public FoundClues Found(int place)
    {
        ref readonly var sum = ref sums[place];
        return new FoundClues(hits, sum.Roles & (1u << Posting.MostFacets) - 1, sum.Thousandths, (sum.Roles >> Posting.ExclusionRole & 1) != 0, sum.Position != 0);
    }

    private bool IsReached(int place) => (reached[place >> 6] >> place & 1) != 0;

    private void Reach(int place)
    {
        reached[place >> 6] |= 1UL << place;
        if (sums[place].Stamp != stamp)
            sums[place] = new Sum { Stamp = stamp };
    }

    /// <summary>
    /// Most topics of which anything is found hold too little for a near miss. That is told from two bytes a topic, by a sum that counts
    /// the same words twice where they speak for two clues, and from the triggers.
    /// </summary>
    private void FindReached()
    {
        foreach (ref readonly var hit in hits.All)
        {
            var thousandths = segment.Thousandths(hit.Strength);
            foreach (var posting in segment.Postings.Weighing(hit.Clue))
                if ((needed[posting.Topic] -= (short)thousandths[posting.Weight]) <= 0)
                    reached[posting.Topic >> 6] |= 1UL << posting.Topic;
        }

        if (!segment.Postings.AreTriggersMost)
            KeepTriggered();
    }

    private void KeepTriggered()
    {
        Array.Clear(triggered);
        foreach (ref readonly var hit in hits.All)
            foreach (var posting in segment.Postings.Triggers(hit.Clue))
                triggered[posting.Topic >> 6] |= 1UL << posting.Topic;
        for (var word = 0; word < reached.Length; word++)
            reached[word] &= triggered[word];
    }

    /// <summary>Brings the hits on the same words together. Those of phrases mostly come in order.</summary>
    private void Sort()
    {
        if (positions.Length < hits.Count)
        {
            positions = new ulong[hits.Count * 2];
            order = new int[hits.Count * 2];
        }

        var isSorted = true;
        for (var i = 0; i < hits.Count; i++)
        {
            (positions[i], order[i]) = (hits.All[i].Position, i);
            isSorted &= i == 0 || positions[i - 1] <= positions[i];
        }

        if (!isSorted)
            positions.AsSpan(0, hits.Count).Sort(order.AsSpan(0, hits.Count));
    }

    /// <summary>
    /// Of the hits on the same words a topic counts the heaviest. The postings are gathered first and added then: what each needs of the
    /// memory does not wait for the one before.
    /// </summary>
    private void AddUp(bool all)
    {
        Gather(all);
        for (var i = 0; i < gatheredCount; i++)
        {
            ref readonly var found = ref gathered[i];
            ref var sum = ref sums[found.Topic];
            if (sum.Stamp != stamp)
                sum = new Sum { Stamp = stamp, Thousandths = found.Thousandths, Roles = found.Bit, Position = found.Position, Heaviest = found.Thousandths };
            else
                sum.Add(found);
        }
    }

    /// <summary>Gives back what <see cref="FindReached"/> took of the thousandths needed, so that the next item finds them whole.</summary>
    private void Gather(bool all)
    {
        gatheredCount = 0;
        ushort position = 0;
        for (var i = 0; i < hits.Count; i++)
        {
            if (position < ushort.MaxValue && (i == 0 || positions[i] != positions[i - 1]))
                position++;
            ref readonly var hit = ref hits.All[order[i]];
            var postings = segment.Postings.Weighing(hit.Clue);
            var thousandths = segment.Thousandths(hit.Strength);
            if (gathered.Length < gatheredCount + postings.Length)
                Array.Resize(ref gathered, Math.Max(gathered.Length * 2, gatheredCount + postings.Length));
            foreach (var posting in postings)
            {
                if (all)
                    reached[posting.Topic >> 6] |= 1UL << posting.Topic;
                else
                {
                    needed[posting.Topic] += (short)thousandths[posting.Weight];
                    if (!IsReached(posting.Topic))
                        continue;
                }

                gathered[gatheredCount++] = new Gathered(posting.Topic, posting.Bit, thousandths[posting.Weight], position);
            }
        }
    }

    private void Exclude()
    {
        foreach (ref readonly var hit in hits.All)
            if (segment.Postings.Exclusions(hit.Clue) is { Length: > 0 } postings && CompiledTopic.Excludes(hit, segment.Themes[hit.Clue]))
                foreach (var posting in postings)
                    if (IsReached(posting.Topic))
                        sums[posting.Topic].Roles |= posting.Bit;
    }

    /// <summary>What was found of one topic so far.</summary>
    private struct Sum
    {
        /// <summary>The search it belongs to.</summary>
        public int Stamp;
        public int Thousandths;
        public uint Roles;

        /// <summary>Number of the words counted last, from 1, and what they weigh.</summary>
        public ushort Position;
        public ushort Heaviest;

        public void Add(in Gathered found)
        {
            Roles |= found.Bit;
            if (Position != found.Position)
            {
                Thousandths += found.Thousandths;
                (Position, Heaviest) = (found.Position, found.Thousandths);
            }
            else if (found.Thousandths > Heaviest)
            {
                Thousandths += found.Thousandths - Heaviest;
                Heaviest = found.Thousandths;
            }
        }
    }

    /// <summary>A posting of a clue found.</summary>
    private readonly record struct Gathered(int Topic, uint Bit, ushort Thousandths, ushort Position);
}
