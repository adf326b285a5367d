using Monitor.Matching.Ranking;
using Monitor.Text;
using Monitor.Topics;

namespace Monitor.Matching;

/// <summary>
/// Decides an item against all topics in one pass: its words and concepts are looked up once, and only topics of which
/// something was found are judged. One caller at a time: it learns from the items it is shown.
/// </summary>
internal sealed class TopicMatcher
{
    private readonly TopicSearch search = new();
    private readonly TopicVectors vectors = new();
    private readonly ProfileRanker ranker;
    private TopicIndex index;

    /// <param name="topics">A topic is called by its place here.</param>
    public TopicMatcher(IReadOnlyList<Topic> topics, Lexicon lexicon)
        : this(topics, lexicon, RankingRule.Shipped)
    {
    }

    public TopicMatcher(IReadOnlyList<Topic> topics, Lexicon lexicon, RankingRule rule)
    {
        ranker = new ProfileRanker(rule);
        index = new TopicIndex([.. topics.Select((topic, number) => new NumberedTopic(number, topic))], lexicon, rule);
        for (var number = 0; number < topics.Count; number++)
            if (topics[number].Profile is { } profile)
                ranker.Set(number, topics[number], profile);
    }

    /// <summary>False when no topic has a profile: then earlier items make no difference.</summary>
    public bool Learns => !ranker.IsEmpty;

    /// <summary>Takes a topic in, in place of the one its number stood for; nothing else is built anew, and what was learned stays.</summary>
    public void Set(int number, Topic topic)
    {
        index = index.With(new NumberedTopic(number, topic));
        if (topic.Profile is { } profile)
            ranker.Set(number, topic, profile);
        else
            ranker.Remove(number);
    }

    public void Remove(int number)
    {
        index = index.Without(number);
        ranker.Remove(number);
        vectors.Remove(number);
    }

    /// <summary>Whether the vector of this version of a topic is known.</summary>
    public bool HasVector(int number, int version) => vectors.Has(number, version);

    /// <param name="vector">Of the text the topic comes from; of length 1.</param>
    public void SetVector(int number, int version, float[] vector) => vectors.Set(number, version, vector);

    /// <summary>
    /// One match for each topic the item touches, in the order of the topics; a topic of which nothing was found is left out:
    /// its rejection is "holds nothing of the topic", score 0.
    /// </summary>
    /// <param name="explainAll">Rejected items too come with their reasons, which costs more than the decision.</param>
    /// <param name="learn">The item is taken in as an earlier one of those to come, as by <see cref="Learn"/>.</param>
    /// <param name="vector">Of the item's text, of length 1: it may move the score by a little. Null: words alone decide.</param>
    public IReadOnlyList<(int Topic, Match Match)> Decide(ItemView item, bool explainAll = false, bool learn = false, float[]? vector = null)
    {
        var verdicts = Judge(item, all: true);
        var matches = new List<(int, Match)>(verdicts.Length);
        foreach (ref readonly var verdict in verdicts)
        {
            var near = vectors.Of(verdict.Topic, vector);
            matches.Add((verdict.Topic, Explain(item, verdict, near, explainAll)));
            if (learn && near.Similarity is { } similarity)
                vectors.Note(verdict.Topic, similarity);
        }

        if (learn && Learns)
            ranker.Learn(item, isWeighed: true);
        return matches;
    }

    /// <summary>The decisions and scores of <see cref="Decide"/> alone, which allocates nothing; good until the next item.</summary>
    /// <param name="all">False: rejected topics are left out, which costs less.</param>
    public ReadOnlySpan<Judgement> Judge(ItemView item, bool all) =>
        search.Judge(index, item, ranker, ranker.IsEmpty ? [] : ranker.Stand(item), all);

    /// <summary>Takes the item in as an earlier one of those to come.</summary>
    public void Learn(ItemView item)
    {
        if (Learns)
            ranker.Learn(item, isWeighed: false);
    }

    private Match Explain(ItemView item, in Judgement words, in Nearness near, bool explainAll)
    {
        var topic = search.Topic(words);
        var found = search.Found(words);
        var standing = topic.HasProfile ? ranker.StandingOf(words.Topic) : null;
        var score = near.Moved(words.Score);
        var verdict = score == words.Score ? words : words with { Score = score, Decision = topic.Decide(item, found, standing, score) };
        IReadOnlyList<MatchReason> reasons = [];
        var isExplained = verdict.Decision != Decision.Rejected || explainAll;
        if (isExplained)
        {
            reasons = topic.Reasons(found.Hits);
            if (standing is { } known)
                reasons = ranker.Reasons(item, known, reasons);
        }

        return Nearness.Tell(topic.Explain(item, verdict, found, standing, reasons), score - words.Score, isExplained);
    }
}
