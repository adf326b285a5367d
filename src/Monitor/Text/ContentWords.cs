using System.Collections;

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

/// <summary>The content words of a text, in order; going over them allocates nothing.</summary>
internal readonly struct ContentWords : IEnumerable<ContentWord>
{
    private readonly string text;
    private readonly TokenList tokens;
    private readonly IReadOnlySet<ulong> stopwords;

    private ContentWords(string text, TokenList tokens, string language)
    {
        (this.text, this.tokens) = (text, tokens);
        stopwords = Stopwords.Of(language);
    }

    public static ContentWords Of(ReadText read) => new(read.Text, read.Tokens, read.Language);

    public static ContentWords Of(string text, string language) => new(text, Tokenizer.Tokenize(text, language), language);

    /// <param name="into">Gets the text's tokens.</param>
    public static ContentWords Of(string text, string language, TokenList into)
    {
        Tokenizer.Tokenize(text, language, into);
        return new ContentWords(text, into, language);
    }

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<ContentWord> IEnumerable<ContentWord>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The word at a token, if there is one.</summary>
    private bool At(int at, out ContentWord word)
    {
        ref readonly var token = ref tokens.Span[at];
        if (!Tokenizer.IsIdeograph(text[token.Start]))
        {
            word = new ContentWord(token.Start, token.Length, token.Fold, token.Stem, IsPair: false);
            return (token.Length > 1 || char.IsDigit(text[token.Start])) && !stopwords.Contains(token.Fold);
        }

        word = default;
        if (at + 1 == tokens.Count || tokens[at + 1] is var next && (next.Start != token.End || !Tokenizer.IsIdeograph(text[next.Start])))
            return false;
        var pair = FoldedWord.Pair(token.Fold, next.Fold);
        word = new ContentWord(token.Start, next.End - token.Start, pair, pair, IsPair: true);
        return true;
    }

    public struct Enumerator(ContentWords words) : IEnumerator<ContentWord>
    {
        private int at = -1;
        private ContentWord current;

        public readonly ContentWord Current => current;

        readonly object IEnumerator.Current => current;

        public bool MoveNext()
        {
            while (++at < words.tokens.Count)
                if (words.At(at, out current))
                    return true;
            return false;
        }

        public void Reset() => at = -1;

        public readonly void Dispose()
        {
        }
    }
}
