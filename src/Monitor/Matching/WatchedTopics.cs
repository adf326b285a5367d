using Monitor.Storage;
using Monitor.Text;
using Monitor.Topics;

namespace Monitor.Matching;

/// <summary>The topics as the last transaction saw them, with their matcher. Only what has changed since is read and compiled anew. One caller at a time.</summary>
internal sealed class WatchedTopics(TopicStore topics, Lexicon lexicon)
{
    private readonly List<StoredTopic> byNumber = [];
    private readonly Dictionary<TopicId, int> numbers = [];
    private TopicMatcher? matcher;
    private long stamp = -1;

    public TopicMatcher Matcher => matcher ?? throw new InvalidOperationException("the topics were not read yet");

    /// <param name="number">What the matcher calls a topic.</param>
    public StoredTopic this[int number] => byNumber[number];

    public async Task RefreshAsync(Session session)
    {
        var current = await TopicStore.StampAsync(session);
        if (current == stamp)
            return;
        if (matcher is null)
            await ReadAllAsync(session);
        else
            await ReadChangedAsync(session, matcher);
        stamp = current;
    }

    /// <summary>Whether the vector of the topic as it is now is known.</summary>
    public bool HasVector(int number) => Matcher.HasVector(number, byNumber[number].Version);

    /// <param name="topic">As it was when its text was read.</param>
    public void TakeVector(StoredTopic topic, float[] vector)
    {
        if (numbers.TryGetValue(topic.Id, out var number))
            Matcher.SetVector(number, topic.Version, vector);
    }

    private async Task ReadAllAsync(Session session)
    {
        byNumber.AddRange(await topics.ListAsync(session));
        for (var number = 0; number < byNumber.Count; number++)
            numbers[byNumber[number].Id] = number;
        matcher = new TopicMatcher([.. byNumber.Select(topic => topic.Topic)], lexicon);
    }

    private async Task ReadChangedAsync(Session session, TopicMatcher changing)
    {
        var versions = await TopicStore.CurrentVersionsAsync(session);
        foreach (var (id, number) in numbers.Where(pair => !versions.ContainsKey(pair.Key)).ToList())
        {
            changing.Remove(number);
            byNumber[number] = byNumber[number] with { Version = 0 };
        }

        foreach (var (id, version) in versions.OrderBy(pair => pair.Key.Value))
            if ((!numbers.TryGetValue(id, out var known) || byNumber[known].Version != version) && await topics.FindAsync(session, id) is { } topic)
                Take(topic, changing);
    }

    private void Take(StoredTopic topic, TopicMatcher changing)
    {
        if (numbers.TryGetValue(topic.Id, out var number))
            byNumber[number] = topic;
        else
        {
            numbers[topic.Id] = number = byNumber.Count;
            byNumber.Add(topic);
        }

        changing.Set(number, topic.Topic);
    }
}
