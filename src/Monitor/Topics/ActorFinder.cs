using Monitor.Text;
using Monitor.Topics.Names;

namespace Monitor.Topics;

/// <summary>Finds who a seed speaks of: concepts first, then names the lexicon lacks.</summary>
internal sealed class ActorFinder(Lexicon lexicon)
{
    /// <summary>Actors, the most salient first.</summary>
    public IReadOnlyList<Actor> Find(SeedReading reading)
    {
        var actors = new List<Actor>();
        var concepts = reading.Sentences
            .SelectMany(sentence => sentence.Concepts.Select(concept => (concept, sentence.Number)))
            .GroupBy(pair => pair.concept, pair => pair.Number)
            .ToDictionary(group => group.Key, group => (IReadOnlySet<int>)group.ToHashSet());
        foreach (var (concept, sentences) in concepts)
            if (IsActor(concept, sentences, concepts))
                actors.Add(new Actor(concept.Id, concept.Label(reading.Language), [new Clue.Concept(concept.Id)],
                    concept.Bloc ?? (concept.Kind == "bloc" ? concept.Id["bloc:".Length..] : null), sentences));
        actors.AddRange(NameFinder.Find(reading));
        return actors
            .OrderByDescending(actor => actor.Salience(reading)).ThenBy(actor => actor.Key, StringComparer.Ordinal)
            .ToList();
    }

    /// <summary>A person whose country is named more widely is not an actor beside it: the country's clue already finds him.</summary>
    private bool IsActor(Concept concept, IReadOnlySet<int> sentences, Dictionary<Concept, IReadOnlySet<int>> all) => concept.Kind switch
    {
        "country" or "bloc" => true,
        "organisation" or "person" => !concept.Implies.Any(id => lexicon.Find(id) is { } implied
            && all.TryGetValue(implied, out var wider) && wider.Count > sentences.Count),
        _ => false,
    };
}
