using System.Text.Json.Serialization;
using YamlDotNet.Serialization;

namespace Monitor.Topics;

/// <summary>A topic as it is written down: the shape of the topic file, and of each topic in <c>seed preview --json</c>.</summary>
internal sealed class TopicDocument
{
    /// <summary>The slug: <c>topic:</c> in the file, <c>id</c> in JSON.</summary>
    [YamlMember(Order = 0), JsonPropertyName("id"), JsonPropertyOrder(0)]
    public string? Topic { get; set; }

    [YamlMember(Order = 1), JsonPropertyOrder(1)]
    public string? Name { get; set; }

    [YamlMember(Order = 2), JsonPropertyOrder(2)]
    public bool Primary { get; set; }

    [YamlMember(Order = 3), JsonPropertyOrder(3)]
    public string? Language { get; set; }

    [YamlMember(Order = 4), JsonPropertyOrder(7)]
    public double? Threshold { get; set; }

    /// <summary>Item languages watched; absent for all.</summary>
    [YamlMember(Order = 5), JsonPropertyOrder(8)]
    public List<string>? Languages { get; set; }

    [YamlMember(Order = 6), JsonPropertyOrder(4)]
    public List<List<ClueDocument>>? Facets { get; set; }

    [YamlMember(Order = 7), JsonPropertyOrder(5)]
    public List<TermDocument>? Terms { get; set; }

    [YamlMember(Order = 8), JsonPropertyOrder(6)]
    public List<ClueDocument>? Exclude { get; set; }

    /// <summary>Not in JSON: hundreds of words nobody reads there.</summary>
    [YamlMember(Order = 9), JsonIgnore]
    public ProfileDocument? Profile { get; set; }

    public static TopicDocument Of(Topic topic) => new()
    {
        Topic = topic.Slug,
        Name = topic.Name,
        Primary = topic.Primary,
        Language = topic.Language,
        Threshold = topic.Threshold,
        Languages = topic.Languages.Count == 0 ? null : [.. topic.Languages],
        Facets = topic.Facets.Select(facet => facet.AnyOf.Select(ClueDocument.Of).ToList()).ToList(),
        Terms = topic.Terms.Select(TermDocument.Of).ToList(),
        Exclude = topic.Exclude.Select(ClueDocument.Of).ToList(),
        Profile = topic.Profile is { } profile ? ProfileDocument.Of(profile) : null,
    };
}

/// <summary>A facet's alternative or an exclusion: <c>concept</c> or <c>text</c> (with <c>lang</c>).</summary>
internal sealed class ClueDocument
{
    [YamlMember(Order = 0)]
    public string? Concept { get; set; }

    [YamlMember(Order = 1)]
    public string? Text { get; set; }

    [YamlMember(Order = 2)]
    public string? Lang { get; set; }

    /// <summary>JSON only: the concept's name, for people.</summary>
    [YamlIgnore]
    public string? Label { get; set; }

    public static ClueDocument Of(Clue clue) => clue switch
    {
        Clue.Concept concept => new ClueDocument { Concept = concept.Id },
        Clue.Text text => new ClueDocument { Text = text.Phrase, Lang = text.Lang },
        _ => throw new InvalidOperationException("a clue is a concept or a text"),
    };
}

internal sealed class TermDocument
{
    [YamlMember(Order = 0)]
    public string? Text { get; set; }

    [YamlMember(Order = 1)]
    public string? Lang { get; set; }

    [YamlMember(Order = 2)]
    public string? Concept { get; set; }

    [YamlMember(Order = 3)]
    public double? Weight { get; set; }

    [YamlMember(Order = 4)]
    public string? Because { get; set; }

    public static TermDocument Of(Term term) => new()
    {
        Text = term.Text,
        Lang = term.Lang,
        Concept = term.Concept,
        Weight = term.Weight,
        Because = term.Because,
    };
}
