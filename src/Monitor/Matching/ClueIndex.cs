using Monitor.Text;
using Monitor.Topics;

namespace Monitor.Matching;

/// <summary>Numbers every clue of some topics, and finds those an item holds. Not to be added to once it is searched.</summary>
internal sealed class ClueIndex(ConceptClues concepts)
{
    private const int None = -1;

    private readonly Dictionary<Clue, int> numbers = [];
    private readonly PhraseIndex<int> phrases = new();

    /// <summary>Concept → the first of its clues in <see cref="links"/>.</summary>
    private readonly Dictionary<Concept, int> firstLinks = [];
    private readonly List<(int Clue, int Next)> links = [];

    /// <summary>How many concepts speak for a clue, at least 1.</summary>
    private readonly List<int> breadths = [];

    public int Count => numbers.Count;

    /// <summary>All clues in order of their numbers.</summary>
    public IEnumerable<Clue> All => numbers.Keys;

    public int NumberOf(Clue clue)
    {
        if (numbers.TryGetValue(clue, out var number))
            return number;
        numbers[clue] = number = numbers.Count;
        breadths.Add(1);
        if (clue is Clue.Text text)
            phrases.Add(text.Phrase, text.Lang ?? "", onlyThere: text.Lang is not null, stemmed: text.Lang is not null, number);
        else if (clue is Clue.Concept { Id: var id })
            Link(id, number);
        return number;
    }

    /// <summary>How many concepts speak for a clue; 1 for a text.</summary>
    public int Breadth(int clue) => breadths[clue];

    /// <param name="buffer">What is found of texts goes through it.</param>
    public void Find(ItemView item, ClueHits found, List<PhraseHit<int>> buffer)
    {
        found.Clear();
        Find(item.Title, isTitle: true, found, buffer);
        Find(item.Summary, isTitle: false, found, buffer);
    }

    private void Find(ReadText read, bool isTitle, ClueHits found, List<PhraseHit<int>> buffer)
    {
        if (links.Count > 0)
            for (var i = 0; i < read.Mentions.Count; i++)
            {
                var mention = read.Mentions[i];
                for (var link = firstLinks.GetValueOrDefault(mention.Concept, None); link != None; link = links[link].Next)
                    found.Add(links[link].Clue, isTitle, mention.Start, mention.Length, mention.Concept, mention.Implied);
            }

        buffer.Clear();
        phrases.Find(read.Text, read.Tokens, read.Language, buffer);
        var tokens = read.Tokens.Span;
        foreach (var hit in buffer)
        {
            var start = tokens[hit.First].Start;
            found.Add(hit.Owner, isTitle, start, tokens[hit.First + hit.Count - 1].End - start, what: null, isImplied: false);
        }
    }

    private void Link(string id, int clue)
    {
        var count = 0;
        foreach (var concept in concepts.SpeakingFor(id))
        {
            links.Add((clue, firstLinks.GetValueOrDefault(concept, None)));
            firstLinks[concept] = links.Count - 1;
            count++;
        }

        breadths[clue] = Math.Max(1, count);
    }
}
