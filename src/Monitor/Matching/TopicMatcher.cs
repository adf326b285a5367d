using Monitor.Matching.Ranking;
using Monitor.Text;
using Monitor.Topics;

namespace Monitor.Matching;

/// <summary>
/// Decides an item against all topics in one pass: its words and concepts are looked up once, and only topics of which
/// something was found are scored. Built anew when a topic changes. One caller at a time: it learns from the items it is shown.
/// </summary>
internal sealed class TopicMatcher
{
    private readonly Lexicon lexicon;
    private readonly ClueIndex clues = new();
    private readonly List<CompiledTopic> topics = [];
    private readonly List<List<int>> topicsByClue = [];
    private readonly ProfileRanker ranker;

    public TopicMatcher(IReadOnlyList<Topic> topics, Lexicon lexicon)
        : this(topics, lexicon, RankingRule.Shipped)
    {
    }

    public TopicMatcher(IReadOnlyList<Topic> topics, Lexicon lexicon, RankingRule rule)
    {
        this.lexicon = lexicon;
        ranker = new ProfileRanker(topics, rule);
        foreach (var topic in topics)
            Add(new CompiledTopic(topic, clues, lexicon, rule));
    }

    /// <summary>
    /// One match for each topic the item touches, in the order of the topics; a topic of which nothing was found is left out:
    /// its rejection is "holds nothing of the topic", score 0.
    /// </summary>
    /// <param name="explainAll">Rejected items of a topic with a profile too come with their reasons, which costs more than the decision.</param>
    public IReadOnlyList<(int Topic, Match Match)> Decide(ItemView item, bool explainAll = false)
    {
        var found = clues.Find(item, lexicon);
        var weighed = ranker.IsEmpty ? null : ranker.Weigh(item);
        var standings = weighed is null ? [] : ranker.Stand(weighed);
        return found.Keys
            .SelectMany(clue => topicsByClue[clue])
            .Concat(standings.Keys)
            .Distinct()
            .Order()
            .Select(topic => (topic, Decide(topic, item, found, weighed, standings, explainAll)))
            .ToList();
    }

    /// <summary>False when no topic has a profile: then earlier items make no difference.</summary>
    public bool Learns => !ranker.IsEmpty;

    /// <summary>Takes the item in as an earlier one of those to come.</summary>
    public void Learn(ItemView item)
    {
        if (Learns)
            ranker.Learn(item, ranker.Weigh(item));
    }

    private Match Decide(int topic, ItemView item, Dictionary<int, List<ClueHit>> found, WeighedItem? weighed, Dictionary<int, Standing> standings, bool explainAll)
    {
        if (weighed is null || !topics[topic].HasProfile)
            return topics[topic].Decide(item, found);
        var standing = standings.GetValueOrDefault(topic);
        var match = topics[topic].Decide(item, found, standing);
        return standing is null || match.Decision == Decision.Rejected && !explainAll
            ? match
            : match with { Reasons = ranker.Reasons(topic, item, weighed, standing, match.Reasons) };
    }

    private void Add(CompiledTopic topic)
    {
        topics.Add(topic);
        foreach (var clue in topic.Clues)
        {
            while (topicsByClue.Count <= clue)
                topicsByClue.Add([]);
            topicsByClue[clue].Add(topics.Count - 1);
        }
    }
}
