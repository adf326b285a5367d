using Monitor.Text;

namespace Monitor.Matching;

/// <summary>Which concepts, when an item mentions them, speak for which clue ids: each for itself, for its theme and for its bloc.</summary>
internal sealed class ConceptClues(Lexicon lexicon)
{
    private readonly ILookup<string, Concept> concepts = lexicon.Concepts
        .SelectMany(concept => IdsOf(concept).Select(id => (Id: id, Concept: concept)))
        .ToLookup(pair => pair.Id, pair => pair.Concept, StringComparer.Ordinal);

    public IEnumerable<Concept> SpeakingFor(string id) => concepts[id];

    private static IEnumerable<string> IdsOf(Concept concept)
    {
        yield return concept.Id;
        if (concept.Theme is { } theme)
        {
            yield return $"theme:{theme}:all";
            if (!concept.Broad)
                yield return "theme:" + theme;
        }

        if (concept.Bloc is { } bloc)
            yield return "bloc:" + bloc;
    }
}
