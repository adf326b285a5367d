using Monitor.Text;
using Monitor.Topics;

namespace Monitor.Matching;

/// <summary>Where a clue stands in an item.</summary>
/// <param name="What">What was read there: the concept's own id for a theme or bloc, else the clue.</param>
/// <param name="Strength">1 in the summary, more in the title, less when only implied.</param>
internal readonly record struct ClueHit(string Field, int Start, int Length, string What, double Strength);

/// <summary>Numbers every clue of all topics, and finds those an item holds.</summary>
internal sealed class ClueIndex
{
    public const double TitleStrength = 1.5;
    private const double ImpliedStrength = 0.8;

    private readonly Dictionary<Clue, int> numbers = [];
    private readonly PhraseIndex<int> phrases = new();

    public int NumberOf(Clue clue)
    {
        if (numbers.TryGetValue(clue, out var number))
            return number;
        numbers[clue] = number = numbers.Count;
        if (clue is Clue.Text text)
            phrases.Add(text.Phrase, text.Lang ?? "", onlyThere: text.Lang is not null, stemmed: text.Lang is not null, number);
        return number;
    }

    /// <summary>Clue number → its hits, title first.</summary>
    public Dictionary<int, List<ClueHit>> Find(ItemView item, Lexicon lexicon)
    {
        var found = new Dictionary<int, List<ClueHit>>();
        Find(item.Title, "title", TitleStrength, found);
        Find(item.Summary, "summary", 1, found);
        return found;
    }

    private void Find(ReadText read, string field, double strength, Dictionary<int, List<ClueHit>> found)
    {
        foreach (var mention in read.Mentions)
        {
            var concept = mention.Concept;
            var hit = new ClueHit(field, mention.Start, mention.Length, concept.Id, mention.Implied ? strength * ImpliedStrength : strength);
            Take(concept.Id, hit, found);
            if (concept.Theme is { } theme)
            {
                Take($"theme:{theme}:all", hit, found);
                if (!concept.Broad)
                    Take("theme:" + theme, hit, found);
            }

            if (concept.Bloc is { } bloc)
                Take("bloc:" + bloc, hit, found);
        }

        var hits = new List<PhraseHit<int>>();
        phrases.Find(read.Text, read.Tokens, read.Language, hits);
        foreach (var hit in hits)
        {
            var start = read.Tokens[hit.First].Start;
            var end = read.Tokens[hit.First + hit.Count - 1].End;
            Add(hit.Owner, new ClueHit(field, start, end - start, "", strength), found);
        }
    }

    private void Take(string concept, ClueHit hit, Dictionary<int, List<ClueHit>> found)
    {
        if (numbers.TryGetValue(new Clue.Concept(concept), out var number))
            Add(number, hit, found);
    }

    private static void Add(int number, ClueHit hit, Dictionary<int, List<ClueHit>> found)
    {
        if (!found.TryGetValue(number, out var hits))
            found[number] = hits = [];
        hits.Add(hit);
    }
}
