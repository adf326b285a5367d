using Monitor.Items;
using Monitor.Storage;
using Monitor.Text;
using Monitor.Topics;

namespace Monitor.Matching.Learning;

/// <summary>The verdicts: one a topic and item.</summary>
internal sealed class FeedbackStore(Lexicon lexicon)
{
    private const string Upsert = """
        INSERT INTO feedback (topic_id, item_id, verdict, author, given_at) VALUES (@topic, @item, @verdict, @author, @now)
        ON CONFLICT (topic_id, item_id) DO UPDATE SET verdict = excluded.verdict, author = excluded.author, given_at = excluded.given_at
        """;

    private const string Delete = "DELETE FROM feedback WHERE topic_id = @topic AND item_id = @item";

    private const string SelectOne = "SELECT verdict FROM feedback WHERE topic_id = @topic AND item_id = @item";

    private const string SelectJudged = """
        SELECT i.id AS Id, f.verdict AS Verdict, i.title AS Title, i.summary AS Summary, i.language AS Language
        FROM feedback f JOIN items i ON i.id = f.item_id
        WHERE f.topic_id = @topic
        ORDER BY i.id LIMIT 10000
        """;

    /// <summary>The verdict in rows, forms and commands.</summary>
    public static string Word(Verdict verdict) => verdict == Verdict.More ? "more" : "less";

    /// <returns>Null for any other word.</returns>
    public static Verdict? Read(string? word) => word switch
    {
        "more" => Verdict.More,
        "less" => Verdict.Less,
        _ => null,
    };

    public async Task<Verdict?> FindAsync(Session session, TopicId topic, ItemId item) =>
        Read(await session.FirstAsync<string>(SelectOne, new { topic, item }));

    public Task PutAsync(Session session, TopicId topic, ItemId item, Verdict verdict, string author, DateTimeOffset now) =>
        session.ExecuteAsync(Upsert, new { topic, item, verdict = Word(verdict), author, now });

    public Task RemoveAsync(Session session, TopicId topic, ItemId item) => session.ExecuteAsync(Delete, new { topic, item });

    /// <summary>All items a topic was told something about.</summary>
    public async Task<IReadOnlyList<JudgedItem>> JudgedAsync(Session session, TopicId topic) =>
        (await session.QueryAsync<Row>(SelectJudged, new { topic }))
        .Select(row => new JudgedItem(row.Id, row.Verdict == Word(Verdict.More) ? Verdict.More : Verdict.Less, ItemView.Of(row.Title, row.Summary, row.Language, lexicon)))
        .ToList();

    private sealed record Row
    {
        public long Id { get; init; }
        public required string Verdict { get; init; }
        public required string Title { get; init; }
        public required string Summary { get; init; }
        public required string Language { get; init; }
    }
}
