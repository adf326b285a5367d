using Monitor.Storage;
using Monitor.Topics;

namespace Monitor.DailyLog;

/// <summary>What topics found over the last days: the lines behind a topic's bars and its recent decisions.</summary>
internal sealed class TopicHistoryStore(Database database)
{
    private const string Days = """
        SELECT topic_id AS TopicId, (decided_at - @from) / 86400000 AS Day, COUNT(*) AS Number FROM matches
        WHERE decided_at >= @from AND decided_at < @to AND decision = 'match'
        GROUP BY topic_id, (decided_at - @from) / 86400000 ORDER BY TopicId, Day LIMIT 20000
        """;

    private const string Recent = """
        SELECT i.id AS ItemId, i.title AS Title, i.url AS Url, f.title AS Source, i.language AS Language,
            i.first_seen_at AS FirstSeenAt, i.published_at AS PublishedAt, i.story_id AS StoryId, i.held AS Held, t.slug AS TopicSlug,
            m.score AS Score, m.reasons AS Reasons, m.missing AS Missing, m.rejection AS Rejection, v.verdict AS Verdict
        FROM matches m
        JOIN items i ON i.id = m.item_id
        JOIN feeds f ON f.id = i.feed_id
        JOIN topics t ON t.id = m.topic_id
        LEFT JOIN feedback v ON v.topic_id = m.topic_id AND v.item_id = m.item_id
        WHERE m.topic_id = @topic AND m.decision = @decision
        ORDER BY m.decided_at DESC, m.score DESC, i.id
        LIMIT @limit
        """;

    /// <summary>Matches per day and topic; the last of <paramref name="days"/> days ends at <paramref name="to"/>.</summary>
    public async Task<IReadOnlyDictionary<TopicId, IReadOnlyList<long>>> DaysAsync(DateTimeOffset to, int days, CancellationToken ct)
    {
        var rows = await database.ReadAsync(
            session => session.QueryAsync<DayCount>(Days, new { from = to.AddDays(-days), to }), ct);
        return rows.GroupBy(row => new TopicId(row.TopicId)).ToDictionary(
            topic => topic.Key,
            topic => (IReadOnlyList<long>)[.. Enumerable.Range(0, days).Select(day => topic.FirstOrDefault(row => row.Day == day)?.Number ?? 0)]);
    }

    /// <param name="decision"><c>match</c>, <c>near</c> or <c>rejected</c>; newest first.</param>
    public async Task<IReadOnlyList<DecidedItem>> RecentAsync(
        TopicId topic, string name, string decision, int limit, CancellationToken ct)
    {
        var rows = await database.ReadAsync(
            session => session.QueryAsync<DecidedRow>(Recent, new { topic = topic.Value, decision, limit }), ct);
        return [.. rows.Select(row => row.Read(name))];
    }

    private sealed record DayCount
    {
        public long TopicId { get; init; }
        public long Day { get; init; }
        public long Number { get; init; }
    }
}
