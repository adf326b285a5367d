using Monitor.Storage;
using Monitor.Text;
using Monitor.Text.Embeddings;

namespace Monitor.Topics;

/// <summary>The text a topic comes from: its seed's, and of a topic that has no seed its own words.</summary>
internal sealed class TopicTextStore(Lexicon lexicon)
{
    /// <summary>In the order of <paramref name="topics"/>; of a long article the beginning.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(Session session, IReadOnlyList<StoredTopic> topics)
    {
        if (topics.Count == 0)
            return [];
        var rows = await session.QueryAsync<Row>(SelectSeeds(session.Dialect),
            new { ids = JsonRows.Of(topics.Select(topic => new object?[] { topic.Id.Value })), longest = EmbedTexts.Longest });
        var articles = rows.ToDictionary(row => row.Id, row => $"{row.Title}\n{row.Text}");
        return topics.Select(topic => articles.GetValueOrDefault(topic.Id) ?? OwnWords(topic.Topic)).ToList();
    }

    private static string SelectSeeds(Dialect dialect) => $"""
        SELECT t.id AS Id, s.title AS Title, SUBSTR(s.text, 1, @longest) AS Text
        FROM topics t JOIN seeds s ON s.id = t.seed_id
        WHERE t.id IN (SELECT CAST(e.value ->> 0 AS BIGINT) FROM {dialect.Rows("@ids")})
        ORDER BY t.id
        """;

    /// <summary>The name, what is looked for, and the profile's words, the heaviest first.</summary>
    private string OwnWords(Topic topic)
    {
        var terms = topic.Terms.OrderByDescending(term => term.Weight).Select(term => term.Text);
        var facets = topic.Facets.SelectMany(facet => facet.AnyOf).Select(clue => clue.Label(lexicon, topic.Language));
        var words = topic.Profile?.Words.OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal).Select(word => word.Key) ?? [];
        return string.Join(", ", terms.Concat(facets).Concat(words).Prepend(topic.Name).Distinct(StringComparer.OrdinalIgnoreCase));
    }

    private sealed class Row
    {
        public TopicId Id { get; init; }
        public string Title { get; init; } = "";
        public string Text { get; init; } = "";
    }
}
