using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Monitor.Seeds;
using Monitor.Text;
using Monitor.Topics;

namespace Monitor.Cli;

/// <summary>How derived topics are shown: for people, and as the JSON contract of <c>seed preview --json</c>.</summary>
internal sealed class SeedPreview(Lexicon lexicon)
{
    private static readonly string[] ShownLanguages = ["fr", "en", "de", "ru", "ar", "zh", "ja", "ko"];

    private static readonly JsonSerializerOptions JsonOptions = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public string Json(Seed seed, IReadOnlyList<Topic> topics)
    {
        var documents = topics.Select(TopicDocument.Of).ToList();
        foreach (var clue in documents.SelectMany(topic => topic.Facets!.SelectMany(facet => facet).Concat(topic.Exclude!)))
            clue.Label = clue.Concept is null ? null : lexicon.Label(clue.Concept, seed.Language);
        return JsonSerializer.Serialize(new { seed.Language, seed.Title, Topics = documents }, JsonOptions);
    }

    public string Text(Seed seed, IReadOnlyList<Topic> topics)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"seed: {seed.Title}");
        text.AppendLine(CultureInfo.InvariantCulture, $"language: {seed.Language}, {topics.Count} topics");
        for (var i = 0; i < topics.Count; i++)
            Describe(text, i + 1, topics[i]);
        return text.ToString().TrimEnd();
    }

    private void Describe(StringBuilder text, int number, Topic topic)
    {
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{number}. {topic.Name}{(topic.Primary ? "   [primary: the story the article tells]" : "")}");
        text.AppendLine(CultureInfo.InvariantCulture, $"   topic {topic.Slug}, threshold {topic.Threshold:0.00}");
        text.AppendLine("   an item must hold one of each:");
        foreach (var facet in topic.Facets)
            text.AppendLine("     - " + string.Join(" | ", facet.AnyOf.Select(clue => Names(clue, topic.Language))));
        text.AppendLine("   terms:");
        foreach (var term in topic.Terms.OrderByDescending(term => term.Weight))
            text.AppendLine(CultureInfo.InvariantCulture, $"     {term.Weight:0.00}  {term.Text}  [{(term.Lang == Term.EveryLanguage ? "every language" : term.Lang)}]  {term.Because}");
        if (topic.Exclude.Count > 0)
            text.AppendLine("   not when it is about: " + string.Join(", ", topic.Exclude.Select(clue => Label(clue, topic.Language))));
    }

    private string Names(Clue clue, string language) => Label(clue, language) + (clue is Clue.Concept concept ? Forms(concept.Id, language) : "");

    private string Label(Clue clue, string language) => clue switch
    {
        Clue.Concept concept => lexicon.Label(concept.Id, language),
        Clue.Text literal => $"“{literal.Phrase}”",
        _ => throw new InvalidOperationException("a clue is a concept or a text"),
    };

    /// <summary>The concept's names in other languages: what makes an item in them match.</summary>
    private string Forms(string? id, string language)
    {
        if (id is null || lexicon.Find(id) is not { Kind: not "theme" } concept)
            return "";
        var names = ShownLanguages.Where(other => other != language && concept.Languages.Contains(other))
            .Select(concept.Label)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        return names.Count == 0 ? "" : $" ({string.Join(", ", names)})";
    }
}
