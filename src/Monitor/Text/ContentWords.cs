namespace Monitor.Text;

/// <summary>A word that says something: no stop word, no single letter. In scripts without spaces, each pair of neighbouring characters.</summary>
/// <param name="Start">First UTF-16 code unit in the text.</param>
/// <param name="Length">UTF-16 code units in the text.</param>
/// <param name="Fold">Hash of the folded word.</param>
/// <param name="Stem">Hash of its stem.</param>
internal readonly record struct ContentWord(int Start, int Length, ulong Fold, ulong Stem, bool IsPair)
{
    /// <summary>What it counts when words are counted: a pair of characters shares each of them with its neighbour.</summary>
    public double Count => IsPair ? 0.5 : 1;

    /// <summary>The word in lower case, accents kept.</summary>
    public string Plain(string text) => FoldedWord.Plain(text.AsSpan(Start, Length));
}

internal static class ContentWords
{
    public static IEnumerable<ContentWord> Of(ReadText read) => Of(read.Text, read.Tokens, read.Language);

    public static IEnumerable<ContentWord> Of(string text, string language) => Of(text, Tokenizer.Tokenize(text, language), language);

    private static IEnumerable<ContentWord> Of(string text, TokenList tokens, string language)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            var token = tokens[at];
            if (Tokenizer.IsIdeograph(text[token.Start]))
            {
                if (at + 1 < tokens.Count && tokens[at + 1] is var next && next.Start == token.End && Tokenizer.IsIdeograph(text[next.Start])
                    && FoldedWord.Pair(token.Fold, next.Fold) is var pair)
                    yield return new ContentWord(token.Start, next.End - token.Start, pair, pair, IsPair: true);
            }
            else if (!Stopwords.Contains(token.Fold, language) && (token.Length > 1 || char.IsDigit(text[token.Start])))
                yield return new ContentWord(token.Start, token.Length, token.Fold, token.Stem, IsPair: false);
        }
    }
}
