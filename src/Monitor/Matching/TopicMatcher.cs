using Monitor.Text;
using Monitor.Topics;

namespace Monitor.Matching;

/// <summary>
/// Decides an item against all topics in one pass: its words and concepts are looked up once, and only topics of which
/// something was found are scored. Immutable; built anew when a topic changes.
/// </summary>
internal sealed class TopicMatcher
{
    private readonly Lexicon lexicon;
    private readonly ClueIndex clues = new();
    private readonly List<CompiledTopic> topics = [];
    private readonly List<List<int>> topicsByClue = [];

    public TopicMatcher(IReadOnlyList<Topic> topics, Lexicon lexicon)
    {
        this.lexicon = lexicon;
        foreach (var topic in topics)
            Add(new CompiledTopic(topic, clues, lexicon));
    }

    /// <summary>
    /// One match for each topic the item touches, in the order of the topics; a topic of which nothing was found is left out:
    /// its rejection is "holds nothing of the topic", score 0.
    /// </summary>
    public IReadOnlyList<(int Topic, Match Match)> Decide(ItemView item)
    {
        var found = clues.Find(item, lexicon);
        return found.Keys
            .SelectMany(clue => topicsByClue[clue])
            .Distinct()
            .Order()
            .Select(topic => (topic, topics[topic].Decide(item, found)))
            .ToList();
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
