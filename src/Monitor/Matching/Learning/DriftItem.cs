using Monitor.Text;

namespace Monitor.Matching.Learning;

/// <summary>A concept, or a stem in its language.</summary>
internal readonly record struct DriftClue(Concept? Concept, string Lang, ulong Stem);

/// <summary>A dated item, read.</summary>
/// <param name="Feed">Names its feed.</param>
internal sealed record DriftItem(long Id, DateTimeOffset Date, string Feed, ItemView View)
{
    private const int ShortestWord = 3;

    /// <summary>
    /// What it says, each once, with how it is written: concepts named, and the words no concept covers. Half a word in a script
    /// without spaces is none.
    /// </summary>
    public IReadOnlyDictionary<DriftClue, string> Clues()
    {
        var clues = new Dictionary<DriftClue, string>();
        foreach (var read in (ReadText[])[View.Title, View.Summary])
        {
            foreach (var mention in read.Mentions)
                if (!mention.Implied)
                    clues.TryAdd(new DriftClue(mention.Concept, "", 0), mention.Concept.Id);
            foreach (var word in ContentWords.Of(read))
                if (!word.IsPair && word.Length >= ShortestWord && !IsCovered(word, read) && word.Plain(read.Text) is var plain && plain.Any(char.IsLetter))
                    clues.TryAdd(new DriftClue(null, read.Language, word.Stem), plain);
        }

        return clues;
    }

    private static bool IsCovered(ContentWord word, ReadText read)
    {
        foreach (var mention in read.Mentions)
            if (word.Start >= mention.Start && word.Start < mention.Start + mention.Length)
                return true;
        return false;
    }
}
