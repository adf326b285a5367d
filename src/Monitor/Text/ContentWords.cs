namespace Monitor.Text;

/// <summary>A word that says something: no stop word, no single letter. In scripts without spaces, each pair of neighbouring characters.</summary>
/// <param name="Start">First UTF-16 code unit in the text.</param>
/// <param name="Length">UTF-16 code units in the text.</param>
internal readonly record struct ContentWord(int Start, int Length, string Fold, string Stem)
{
    /// <summary>What it counts when words are counted: a pair of characters shares each of them with its neighbour.</summary>
    public double Count => Tokenizer.IsIdeograph(Fold[0]) ? 0.5 : 1;
}

internal static class ContentWords
{
    public static IEnumerable<ContentWord> Of(ReadText read)
    {
        for (var at = 0; at < read.Tokens.Count; at++)
        {
            var token = read.Tokens[at];
            if (Tokenizer.IsIdeograph(read.Text[token.Start]))
            {
                if (at + 1 < read.Tokens.Count && PairWith(read, token, read.Tokens[at + 1]) is { } pair)
                    yield return pair;
            }
            else if (!Stopwords.Contains(token.Fold, read.Language) && (token.Fold.Length > 1 || char.IsDigit(token.Fold[0])))
                yield return new ContentWord(token.Start, token.Length, token.Fold, token.Stem);
        }
    }

    private static ContentWord? PairWith(ReadText read, Token token, Token next)
    {
        if (next.Start != token.End || !Tokenizer.IsIdeograph(read.Text[next.Start]))
            return null;
        var both = token.Fold + next.Fold;
        return new ContentWord(token.Start, next.End - token.Start, both, both);
    }
}
