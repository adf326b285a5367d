using Monitor.Text;
using Monitor.Topics;

namespace Monitor.Matching.Learning;

/// <summary>What a topic already looks for: its facets and terms, and what the profile says with weight.</summary>
internal sealed class TopicClues
{
    /// <summary>For a text wanted in every language, by its folded word.</summary>
    private const string AnyLanguage = "";

    private readonly HashSet<string> concepts = new(StringComparer.Ordinal);
    private readonly HashSet<(string Lang, ulong Word)> words = [];

    /// <param name="least">Weight from which a word or concept of the profile counts.</param>
    public TopicClues(Topic topic, double least)
    {
        foreach (var clue in topic.Facets.SelectMany(facet => facet.AnyOf).Concat(topic.Terms.Select(term => term.Clue)))
            Add(clue);
        if (topic.Profile is not { } profile)
            return;
        concepts.UnionWith(profile.Concepts.Where(pair => pair.Value >= least).Select(pair => pair.Key));
        foreach (var (word, _) in profile.Words.Where(pair => pair.Value >= least))
            AddWords(word, topic.Language);
    }

    /// <summary>By itself, or through its theme or bloc.</summary>
    public bool Has(Concept concept) => concepts.Contains(concept.Id)
        || concept is { IsNotion: true, Theme: { } theme } && (concepts.Contains($"theme:{theme}:all") || !concept.Broad && concepts.Contains("theme:" + theme))
        || concept.Bloc is { } bloc && concepts.Contains("bloc:" + bloc);

    public bool Has(ContentWord word, string language) => words.Contains((language, word.Stem)) || words.Contains((AnyLanguage, word.Fold));

    public bool Has(DriftClue clue) => clue.Concept is { } concept ? Has(concept) : words.Contains((clue.Lang, clue.Stem)) || words.Contains((AnyLanguage, clue.Stem));

    private void Add(Clue clue)
    {
        if (clue is Clue.Concept concept)
            concepts.Add(concept.Id);
        else if (clue is Clue.Text { Lang: { } language } text)
            AddWords(text.Phrase, language);
        else if (clue is Clue.Text literal)
            foreach (var word in ContentWords.Of(literal.Phrase, "und"))
                words.Add((AnyLanguage, word.Fold));
    }

    private void AddWords(string text, string language)
    {
        foreach (var word in ContentWords.Of(text, language))
            words.Add((language, word.Stem));
    }
}
