using Monitor.Storage;
using Monitor.Topics;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

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

    private static readonly IDeserializer Yaml = new DeserializerBuilder().IgnoreUnmatchedProperties().Build();

    public async Task<IReadOnlyDictionary<TopicId, TopicName>> AllAsync(CancellationToken ct)
    {
        var rows = await database.ReadAsync(session => session.QueryAsync<Row>(Select), ct);
        return rows.ToDictionary(row => row.Id, row => new TopicName(row.Id, row.Slug, Name(row)));
    }

    /// <summary>A topic file that cannot be read must not cost anybody the edition: the slug stands in.</summary>
    private static string Name(Row row)
    {
        try
        {
            var name = PlainText.Line(Yaml.Deserialize<Head?>(row.Body)?.Name ?? "").Trim();
            return name.Length > 0 ? name : row.Slug;
        }
        catch (YamlException)
        {
            return row.Slug;
        }
    }

    private sealed record Row
    {
        public TopicId Id { get; init; }
        public string Slug { get; init; } = "";
        public string Body { get; init; } = "";
    }

    private sealed class Head
    {
        [YamlMember(Alias = "name")]
        public string? Name { get; set; }
    }
}
