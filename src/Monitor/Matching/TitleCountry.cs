using Monitor.Text;
using Monitor.Topics;

namespace Monitor.Matching;

/// <summary>Tells whether a title is about a country that is none of a topic's.</summary>
internal sealed class TitleCountry
{
    private const string BlocPrefix = "bloc:";

    /// <summary>Clue numbers of each facet that may be a country.</summary>
    private readonly int[][] facets;

    /// <summary>Ids of the concepts in facets and terms, and the blocs among them.</summary>
    private readonly HashSet<string> own;
    private readonly HashSet<string> blocs;

    /// <param name="numbers">Clue numbers of each of the topic's facets.</param>
    public TitleCountry(Topic topic, int[][] numbers)
    {
        facets = [.. numbers.Where((_, facet) => MayBeCountry(topic.Facets[facet]))];
        own = topic.Facets.SelectMany(facet => facet.AnyOf).OfType<Clue.Concept>().Select(clue => clue.Id)
            .Concat(topic.Terms.Select(term => term.Concept).OfType<string>())
            .ToHashSet(StringComparer.Ordinal);
        blocs = own.Where(id => id.StartsWith(BlocPrefix, StringComparison.Ordinal)).Select(id => id[BlocPrefix.Length..]).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>False for a topic no country is a facet of: no title speaks against it.</summary>
    public bool Matters => facets.Length > 0;

    /// <summary>A country the title names that is none of the topic's, while one of the topic's own is not in the title.</summary>
    public Concept? Foreign(ItemView item, ClueHits hits)
    {
        if (!Matters)
            return null;
        Concept? foreign = null;
        for (var i = 0; i < item.Title.Mentions.Count && foreign is null; i++)
            if (item.Title.Mentions[i].Concept is { Kind: "country" } concept && !IsOwn(concept))
                foreign = concept;
        if (foreign is null)
            return null;
        foreach (var facet in facets)
            if (!IsInTitle(facet, hits))
                return foreign;
        return null;
    }

    private bool IsOwn(Concept concept) => own.Contains(concept.Id) || concept.Bloc is { } bloc && blocs.Contains(bloc);

    private static bool IsInTitle(int[] facet, ClueHits hits)
    {
        foreach (var clue in facet)
            if (hits.TryGet(clue, out var hit) && hit.InTitle)
                return true;
        return false;
    }

    private static bool MayBeCountry(Facet facet) =>
        facet.AnyOf.OfType<Clue.Concept>().Any(clue => clue.Id.StartsWith("country:", StringComparison.Ordinal));
}
