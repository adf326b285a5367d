using Monitor.Text;

namespace Monitor.Topics;

/// <summary>Finds who a seed speaks of: concepts first, then capitalised names the lexicon lacks.</summary>
internal sealed class ActorFinder(Lexicon lexicon)
{
    private const int FewestMentions = 2;

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
        actors.AddRange(UnknownNames(reading));
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

    private IEnumerable<Actor> UnknownNames(SeedReading reading)
    {
        var spans = reading.Sentences
            .SelectMany(sentence => CapitalisedSpans.Of(sentence.Read).Select(span => (span, sentence.Number)))
            .ToList();
        var inside = spans.Where(found => !found.span.Opens).Select(found => found.span.Key).ToHashSet(StringComparer.Ordinal);
        return spans
            .Where(found => inside.Contains(found.span.Key))
            .GroupBy(found => found.span.Key, StringComparer.Ordinal)
            .Where(group => group.Select(found => found.Number).Distinct().Count() >= FewestMentions || group.Any(found => found.Number == 0))
            .Select(group => new Actor(group.Key, group.First().span.Text, [new Clue.Text(group.First().span.Text)], null,
                group.Select(found => found.Number).ToHashSet()));
    }
}
