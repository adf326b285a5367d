using Monitor.Text;

namespace Monitor.Stories;

/// <summary>What an item is compared by: its word pairs and its numbers, each as a set of hashes.</summary>
internal sealed class Fingerprint
{
    private readonly HashSet<ulong> pairs = [];
    private readonly HashSet<ulong> numbers = [];

    private Fingerprint() { }

    public static Fingerprint Of(string title, string summary, string language)
    {
        var fingerprint = new Fingerprint();
        var text = title + " . " + summary;
        var tokens = Tokenizer.Tokenize(text, language);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (char.IsDigit(text[tokens[i].Start]))
                fingerprint.numbers.Add(tokens[i].Fold);
            if (i > 0)
                fingerprint.pairs.Add(FoldedWord.Pair(tokens[i - 1].Fold, tokens[i].Fold));
        }

        return fingerprint;
    }

    public IReadOnlySet<ulong> Pairs => pairs;

    /// <summary>Share of word pairs in common (Jaccard), in [0,1]; 0 when each has a number the other lacks: another figure is another fact.</summary>
    /// <param name="common">Word pairs both hold.</param>
    public double Similarity(Fingerprint other, int common) =>
        common == 0 || Contradicts(other) ? 0 : (double)common / (pairs.Count + other.pairs.Count - common);

    private bool Contradicts(Fingerprint other) => !numbers.IsSubsetOf(other.numbers) && !other.numbers.IsSubsetOf(numbers);
}
