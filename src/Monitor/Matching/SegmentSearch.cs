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
    private readonly ReachedTopics reached = new(segment.Compiled.Length);

    /// <summary>What each topic has of the shares that bring it within reach.</summary>
    private readonly byte[] shares = new byte[segment.Compiled.Length];

    /// <summary>A bit for each topic of which a trigger is found; used only where triggers are few.</summary>
    private readonly ulong[] triggered = new ulong[(segment.Compiled.Length + 63) / 64];
    private ulong[] positions = new ulong[64];
    private int[] order = new int[64];
    private FoundList[] lists = new FoundList[64];
    private Gathered[] gathered = new Gathered[256];
    private int gatheredCount;

    /// <summary>By the number of the topic within reach.</summary>
    private Sum[] sums = new Sum[64];

    public TopicSegment Segment => segment;

    /// <summary>Clues found in the item.</summary>
    public ClueHits Hits => hits;

    /// <summary>Places of the topics within reach, in order.</summary>
    public ReadOnlySpan<int> Reached => reached.Places;

    private ReadOnlySpan<FoundList> Lists => lists.AsSpan(0, hits.Count);

    /// <param name="standings">Topics with a profile that shares something with the item: judged whether or not a clue of theirs is found.</param>
    /// <param name="all">False: topics that cannot come near to a match may be left out.</param>
    public void Find(ItemView item, ReadOnlySpan<Standing> standings, bool all)
    {
        segment.Clues.Find(item, hits, phrases);
        Sort();
        FindLists();
        if (!all)
            Share();
        reached.Clear();
        Gather(all);
        foreach (ref readonly var standing in standings)
            if (segment.PlaceOfProfile(standing.Topic) is var place and >= 0)
                reached.Add(place);
        reached.Number();
        AddUp();
        Exclude();
    }

    /// <param name="number">Index in <see cref="Reached"/>.</param>
    public FoundClues Found(int number)
    {
        ref readonly var sum = ref sums[number];
        return new FoundClues(hits, sum.Roles & (1u << PostingRole.MostFacets) - 1, sum.Thousandths, (sum.Roles >> PostingRole.Exclusion & 1) != 0, sum.Position != 0);
    }

    /// <param name="place">Of a topic within reach.</param>
    public FoundClues FoundAt(int place) => Found(reached.NumberOf(place));

    /// <summary>Brings the hits on the same words together. Those of phrases mostly come in order.</summary>
    private void Sort()
    {
        if (positions.Length < hits.Count)
        {
            positions = new ulong[hits.Count * 2];
            order = new int[hits.Count * 2];
            lists = new FoundList[hits.Count * 2];
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

    private void FindLists()
    {
        ushort position = 0;
        for (var i = 0; i < hits.Count; i++)
        {
            if (position < ushort.MaxValue && (i == 0 || positions[i] != positions[i - 1]))
                position++;
            ref readonly var hit = ref hits.All[order[i]];
            var (triggers, others, exclusions, end) = segment.Postings.Of(hit.Clue);
            lists[i] = new FoundList(triggers, others, exclusions, end, order[i], hit.Strength, position);
        }
    }

    /// <summary>
    /// Most topics of which anything is found hold too little for a near miss. That is told from a byte a topic, by a sum that counts
    /// the same words twice where they speak for two clues, and from the triggers.
    /// </summary>
    private void Share()
    {
        Array.Clear(shares);
        foreach (ref readonly var list in Lists)
        {
            var worth = TopicSegment.SharesAt(list.Strength);
            foreach (var posting in segment.Postings.Postings(list.Triggers, list.Exclusions))
            {
                ref var share = ref shares[posting.Topic];
                share = (byte)Math.Min(share + worth[posting.Share], byte.MaxValue);
            }
        }

        if (segment.Postings.AreTriggersMost)
            return;
        Array.Clear(triggered);
        foreach (ref readonly var list in Lists)
            foreach (var posting in segment.Postings.Postings(list.Triggers, list.Others))
                triggered[posting.Topic >> 6] |= 1UL << posting.Topic;
    }

    /// <summary>What was found of topics within reach: few of the postings, brought together so that the sums lie close to each other.</summary>
    private void Gather(bool all)
    {
        gatheredCount = 0;
        var areAllTriggered = all || segment.Postings.AreTriggersMost;
        foreach (ref readonly var list in Lists)
        {
            var postings = segment.Postings.Postings(list.Triggers, list.Exclusions);
            var thousandths = segment.Thousandths(list.Strength);
            if (gathered.Length < gatheredCount + postings.Length)
                Array.Resize(ref gathered, Math.Max(gathered.Length * 2, gatheredCount + postings.Length));
            for (var i = 0; i < postings.Length; i++)
            {
                var topic = postings[i].Topic;
                if (!all && shares[topic] < Posting.Enough || !areAllTriggered && !IsTriggered(topic))
                    continue;
                var role = segment.Postings.Role(list.Triggers + i);
                gathered[gatheredCount++] = new Gathered(topic, role.Bit, thousandths[role.Weight], list.Position);
                reached.Add(topic);
            }
        }
    }

    private bool IsTriggered(int topic) => (triggered[topic >> 6] >> topic & 1) != 0;

    /// <summary>Of the hits on the same words a topic counts the heaviest.</summary>
    private void AddUp()
    {
        if (sums.Length < Reached.Length)
            sums = new Sum[Math.Max(sums.Length * 2, Reached.Length)];
        sums.AsSpan(0, Reached.Length).Clear();
        foreach (ref readonly var found in gathered.AsSpan(0, gatheredCount))
            sums[reached.NumberOf(found.Topic)].Add(found);
    }

    private void Exclude()
    {
        foreach (ref readonly var list in Lists)
            if (list.Exclusions < list.End && hits.All[list.Hit] is var hit && CompiledTopic.Excludes(hit, segment.Themes[hit.Clue]))
                foreach (var posting in segment.Postings.Postings(list.Exclusions, list.End))
                    if (reached.Contains(posting.Topic))
                        sums[reached.NumberOf(posting.Topic)].Roles |= 1u << PostingRole.Exclusion;
    }

    /// <summary>What was found of one topic so far.</summary>
    private struct Sum
    {
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

    /// <summary>The postings of a clue found, as <see cref="PostingLists.Of"/> tells them.</summary>
    /// <param name="Hit">Index of the hit.</param>
    /// <param name="Position">Number of the words it was found on, from 1.</param>
    private readonly record struct FoundList(int Triggers, int Others, int Exclusions, int End, int Hit, byte Strength, ushort Position);

    /// <summary>A posting of a clue found.</summary>
    private readonly record struct Gathered(int Topic, uint Bit, ushort Thousandths, ushort Position);
}
