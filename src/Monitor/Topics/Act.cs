using Monitor.Text;

namespace Monitor.Topics;

/// <summary>Something a seed says is done: the notions of one group of themes, and the sentences that hold them.</summary>
/// <param name="Group">Group of themes (<c>accord</c>, <c>arms</c>).</param>
/// <param name="Themes">Themes of the group that the seed touches, the most salient first.</param>
/// <param name="Notions">Notions found, with the sentences that hold each.</param>
/// <param name="Tellings">Where a notion stands that is not common to all news; notions that overlap are one.</param>
internal sealed record Act(
    string Group, IReadOnlyList<string> Themes, IReadOnlyDictionary<Concept, IReadOnlySet<int>> Notions, IReadOnlyList<Telling> Tellings, double Salience)
{
    public IReadOnlySet<int> Sentences { get; } = Notions.Values.SelectMany(numbers => numbers).ToHashSet();

    /// <summary>How many of its notions a sentence holds.</summary>
    public int NotionsIn(int sentence) => Notions.Values.Count(numbers => numbers.Contains(sentence));

    /// <summary>The part of it that is one notion.</summary>
    public Act Only(Concept notion) => new(Group, [notion.Theme!], new Dictionary<Concept, IReadOnlySet<int>> { [notion] = Notions[notion] }, Tellings, Salience);

    public bool IsBroad => Notions.Keys.All(notion => notion.Broad);
}

/// <summary>Words of a seed that tell of an act.</summary>
internal readonly record struct Telling(int Sentence, int Start, int End);

/// <summary>Gathers a seed's notions into acts.</summary>
internal sealed class ActFinder(Lexicon lexicon)
{
    /// <summary>A notion common in all news says this share of what a telling one does.</summary>
    private const double BroadShare = 0.3;

    /// <summary>Acts, the most salient first.</summary>
    public IReadOnlyList<Act> Find(SeedReading reading)
    {
        var notions = reading.Sentences
            .SelectMany(sentence => sentence.Concepts.Where(concept => concept.IsNotion).Select(concept => (concept, sentence.Number)))
            .GroupBy(pair => pair.concept, pair => pair.Number)
            .Select(group => (Notion: group.Key, In: (IReadOnlySet<int>)group.ToHashSet()));
        return notions
            .Where(found => found.Notion.Theme is not null)
            .GroupBy(found => lexicon.GroupOf(found.Notion.Theme!), StringComparer.Ordinal)
            .Select(group => Gather(group.Key, group.ToList(), reading))
            .OrderByDescending(act => act.Salience).ThenBy(act => act.Group, StringComparer.Ordinal)
            .ToList();
    }

    private static Act Gather(string group, List<(Concept Notion, IReadOnlySet<int> In)> found, SeedReading reading)
    {
        var themes = found
            .GroupBy(pair => pair.Notion.Theme!, StringComparer.Ordinal)
            .OrderByDescending(theme => theme.Sum(pair => Weight(pair, reading))).ThenBy(theme => theme.Key, StringComparer.Ordinal)
            .Select(theme => theme.Key)
            .ToList();
        var notions = found.ToDictionary(pair => pair.Notion, pair => pair.In);
        return new Act(group, themes, notions, Tellings(notions.Keys.Where(notion => !notion.Broad).ToHashSet(), reading), found.Sum(pair => Weight(pair, reading)));
    }

    private static List<Telling> Tellings(HashSet<Concept> notions, SeedReading reading)
    {
        var tellings = new List<Telling>();
        foreach (var sentence in reading.Sentences)
            foreach (var mention in sentence.Read.Mentions.Where(mention => notions.Contains(mention.Concept)).OrderBy(mention => mention.Start))
            {
                var telling = new Telling(sentence.Number, mention.Start, mention.Start + mention.Length);
                if (tellings.Count > 0 && tellings[^1] is var last && last.Sentence == telling.Sentence && last.End > telling.Start)
                    tellings[^1] = last with { End = Math.Max(last.End, telling.End) };
                else
                    tellings.Add(telling);
            }

        return tellings;
    }

    private static double Weight((Concept Notion, IReadOnlySet<int> In) found, SeedReading reading) =>
        found.In.Sum(number => reading.Sentences[number].Weight) * (found.Notion.Broad ? BroadShare : 1);
}
