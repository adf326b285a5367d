using Monitor.Matching.Ranking;
using Monitor.Text;
using Monitor.Topics;

namespace Monitor.Matching;

/// <summary>Some topics, compiled into one index. Never changed once built, so that any number of threads may search it.</summary>
internal sealed class TopicSegment
{
    private static readonly byte[][] Shares = [.. ClueHit.Strengths.ToArray().Select(strength =>
        Enumerable.Range(0, byte.MaxValue + 1).Select(share => (byte)Math.Min(Math.Ceiling(share * strength), byte.MaxValue)).ToArray())];

    private readonly List<double> weights = [];
    private readonly ushort[][] thousandths;
    private readonly Dictionary<int, int> profiles = [];

    /// <param name="topics">In order of their numbers; at most <see cref="Posting.MostTopics"/>.</param>
    public TopicSegment(IEnumerable<NumberedTopic> topics, ConceptClues concepts, Lexicon lexicon, RankingRule rule)
    {
        Topics = [.. topics];
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Topics.Length, Posting.MostTopics);
        Clues = new ClueIndex(concepts);
        Compiled = [.. Topics.Select(topic => new CompiledTopic(topic.Topic, Clues, lexicon, rule))];
        Terms = [.. Compiled.Select((topic, place) => topic.Terms(Topics[place].Number))];
        Themes = [.. Clues.All.Select(CompiledTopic.IsTheme)];
        Postings = new PostingLists(Clues.Count, AllPostings());
        thousandths = [.. ClueHit.Strengths.ToArray().Select(strength => weights.Select(weight => (ushort)Math.Round(Math.Round(weight * strength, 3) * 1000)).ToArray())];
        for (var place = 0; place < Topics.Length; place++)
            if (Compiled[place].HasProfile)
                profiles[Topics[place].Number] = place;
    }

    public NumberedTopic[] Topics { get; }
    public ClueIndex Clues { get; }
    public CompiledTopic[] Compiled { get; }
    public TopicTerms[] Terms { get; }
    public PostingLists Postings { get; }

    /// <summary>Whether a clue is a theme.</summary>
    public bool[] Themes { get; }

    /// <summary>What each posting's weight comes to.</summary>
    /// <param name="strength">Place among <see cref="ClueHit.Strengths"/>.</param>
    public ReadOnlySpan<ushort> Thousandths(int strength) => thousandths[strength];

    /// <summary>What each share (<see cref="Posting.Share"/>) comes to, never rounded down.</summary>
    /// <param name="strength">Place among <see cref="ClueHit.Strengths"/>.</param>
    public static ReadOnlySpan<byte> SharesAt(int strength) => Shares[strength];

    /// <summary>Place of a topic with a profile, or −1.</summary>
    public int PlaceOfProfile(int number) => profiles.GetValueOrDefault(number, -1);

    private List<(int Clue, int Part, Posting Posting, PostingRole Role)> AllPostings()
    {
        var costs = Costs();
        var numbers = new Dictionary<double, int>();
        var postings = new List<(int, int, Posting, PostingRole)>();
        var triggers = new HashSet<int>();
        for (var place = 0; place < Compiled.Length; place++)
        {
            var topic = Compiled[place];
            FindTriggers(topic, costs, triggers);
            foreach (var clue in topic.Clues)
                foreach (var role in RolesOf(topic, clue.Number))
                    postings.Add((clue.Number, triggers.Contains(clue.Number) ? 0 : 1, new Posting(place, Posting.ShareOf(clue.Weight, topic.Least)), new PostingRole(NumberOf(clue.Weight, numbers), role)));
            foreach (var clue in topic.Exclusions)
                postings.Add((clue, 2, new Posting(place, 0), new PostingRole(0, PostingRole.Exclusion)));
        }

        return postings;
    }

    /// <summary>How much work each clue makes: the topics it touches, by the concepts that speak for it.</summary>
    private long[] Costs()
    {
        var costs = new long[Clues.Count];
        foreach (var topic in Compiled)
            foreach (var clue in topic.Clues)
                costs[clue.Number] += Clues.Breadth(clue.Number);
        return costs;
    }

    /// <summary>
    /// The clues of which an item must hold one to come near a topic at all: those of the only facet, or, since one facet may be lacking in a
    /// near miss, of the two that make least work. All of them where the facets do not decide.
    /// </summary>
    private static void FindTriggers(CompiledTopic topic, long[] costs, HashSet<int> triggers)
    {
        triggers.Clear();
        var deciding = topic.HasProfile || topic.Facets.Count == 0
            ? [[.. topic.Clues.Select(clue => clue.Number)]]
            : topic.Facets.OrderBy(facet => facet.Sum(clue => costs[clue])).Take(2);
        foreach (var clue in deciding.SelectMany(facet => facet))
            triggers.Add(clue);
    }

    private static IEnumerable<int> RolesOf(CompiledTopic topic, int clue)
    {
        var isAny = false;
        for (var facet = 0; facet < Math.Min(topic.Facets.Count, PostingRole.MostFacets); facet++)
            if (topic.Facets[facet].Contains(clue))
            {
                isAny = true;
                yield return facet;
            }

        if (!isAny)
            yield return PostingRole.Term;
    }

    private int NumberOf(double weight, Dictionary<double, int> numbers)
    {
        if (numbers.TryGetValue(weight, out var number))
            return number;
        numbers[weight] = number = weights.Count;
        weights.Add(weight);
        return number;
    }
}

/// <param name="Number">What the topic is called by in verdicts; stays when the topic changes.</param>
internal readonly record struct NumberedTopic(int Number, Topic Topic);
