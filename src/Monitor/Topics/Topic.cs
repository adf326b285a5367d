using Monitor.Storage;
using Monitor.Text;

namespace Monitor.Topics;

internal readonly record struct TopicId(long Value) : IRowId<TopicId>
{
    public static TopicId From(long value) => new(value);
}

/// <summary>What is watched. An item matches when every facet is present, no exclusion is, and the score reaches the threshold.</summary>
internal sealed record Topic
{
    /// <summary>Lower-case ASCII name, unique: the topic file's <c>topic:</c>.</summary>
    public required string Slug { get; init; }
    public required string Name { get; init; }

    /// <summary>True for the one topic of a seed that is the story the article tells.</summary>
    public bool Primary { get; init; }

    /// <summary>Language the topic's own words are written in (BCP 47 primary tag).</summary>
    public required string Language { get; init; }
    public required IReadOnlyList<Facet> Facets { get; init; }
    public required IReadOnlyList<Term> Terms { get; init; }
    public required IReadOnlyList<Clue> Exclude { get; init; }

    /// <summary>
    /// What the seed says, word by word; null for a topic of facets and terms alone. With a profile the facets are no gate: they
    /// lift the rank, and the threshold decides.
    /// </summary>
    public Profile? Profile { get; init; }

    /// <summary>Least score of a match, in [0,1].</summary>
    public required double Threshold { get; init; }

    /// <summary>Item languages watched; empty for all.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];
}

/// <summary>A group of alternatives of which one must be present.</summary>
internal sealed record Facet(IReadOnlyList<Clue> AnyOf)
{
    public bool Equals(Facet? other) => other is not null && AnyOf.SequenceEqual(other.AnyOf);

    public override int GetHashCode() => AnyOf.Aggregate(0, HashCode.Combine);
}

/// <summary>Something to look for in an item: a concept of the lexicon by its id, or a literal word or phrase.</summary>
internal abstract record Clue
{
    private Clue() { }

    /// <summary>What a person reads.</summary>
    /// <param name="language">The topic's.</param>
    public string Label(Lexicon lexicon, string language) => this switch
    {
        Concept concept => lexicon.Label(concept.Id, language),
        Text text => text.Phrase,
        _ => throw new InvalidOperationException("a clue is a concept or a text"),
    };

    /// <summary>A concept (<c>country:KP</c>, <c>notion:munitions</c>) or a whole theme (<c>theme:sport</c>).</summary>
    public sealed record Concept(string Id) : Clue;

    /// <summary>
    /// A word or phrase on word boundaries, folded. With a language it is found only there and with its inflections;
    /// without one it is found in items of any language, as it stands.
    /// </summary>
    public sealed record Text(string Phrase, string? Lang = null) : Clue;
}

/// <summary>A weighted clue with the reason it was chosen.</summary>
/// <param name="Text">What a person reads: the phrase, or the concept's label in the topic's language.</param>
/// <param name="Lang">Language of the text; <c>mul</c> (ISO 639-2) for a concept or text looked for in every language.</param>
/// <param name="Weight">In (0,1].</param>
/// <param name="Because">One sentence: where in the article, how often, how rare.</param>
/// <param name="Concept">The concept's id, or null for a literal text.</param>
internal sealed record Term(string Text, string Lang, double Weight, string Because, string? Concept = null)
{
    /// <summary><see cref="Lang"/> of a concept, or of a text wanted in every language.</summary>
    public const string EveryLanguage = "mul";

    public Clue Clue => Concept is not null ? new Clue.Concept(Concept) : new Clue.Text(Text, Lang == EveryLanguage ? null : Lang);
}
