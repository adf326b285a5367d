using Monitor.Storage;
using Monitor.Topics;

namespace Monitor.Digests;

/// <summary>How the topics are called now: the <c>name</c> of each topic file's current version.</summary>
internal sealed class TopicNames(Database database)
{
    private const string Select = """
        SELECT t.id, t.slug, v.body
        FROM topics t JOIN topic_versions v ON v.topic_id = t.id AND v.version = t.current_version
        WHERE t.removed_at IS NULL
        ORDER BY t.id LIMIT 10000
        """;

    public async Task<IReadOnlyDictionary<TopicId, TopicName>> AllAsync(CancellationToken ct)
    {
        var rows = await database.ReadAsync(session => session.QueryAsync<Row>(Select), ct);
        return rows.ToDictionary(row => row.Id, row => new TopicName(row.Id, row.Slug, PlainText.Line(TopicNaming.NameIn(row.Body, row.Slug)).Trim()));
    }

    private sealed record Row
    {
        public TopicId Id { get; init; }
        public string Slug { get; init; } = "";
        public string Body { get; init; } = "";
    }
}
