namespace Monitor.Text;

/// <summary>The words of all phrases of an index, one after the other.</summary>
internal sealed class PhraseWords
{
    private readonly TokenList tokens = new();
    private readonly Dictionary<int, string> written = [];
    private PhraseWord[] words = new PhraseWord[64];

    public int Count { get; private set; }

    /// <summary>The states of the first word of the form added last.</summary>
    public ReadOnlySpan<ulong> FirstStates => tokens.StatesOf(0);

    public PhraseWord this[int word] => words[word];

    public ReadOnlySpan<PhraseWord> Slice(int first, int count) => words.AsSpan(first, count);

    /// <returns>Words the form has.</returns>
    public int Add(string form, string language, bool stemmed)
    {
        var exact = form.StartsWith('=');
        var text = exact ? form[1..] : form;
        Tokenizer.Tokenize(text, language, tokens);
        for (var at = 0; at < tokens.Count; at++)
        {
            if (Count == words.Length)
                Array.Resize(ref words, Count * 2);
            if (exact)
                written[Count] = Bare(text.AsSpan(tokens[at].Start, tokens[at].Length));
            words[Count++] = Read(text, at, exact ? WordKind.Exact : stemmed ? WordKind.Stem : WordKind.Fold);
        }

        return tokens.Count;
    }

    /// <summary>True when the text has there what an exact word was written as; dots, hyphens and what cannot be seen do not count.</summary>
    public bool IsWritten(int word, ReadOnlySpan<char> text)
    {
        var asked = written[word];
        var at = 0;
        foreach (var c in text)
            if (!IsSeparator(c) && (at == asked.Length || asked[at++] != c))
                return false;
        return at == asked.Length;
    }

    private PhraseWord Read(string text, int at, WordKind kind)
    {
        var token = tokens[at];
        var length = tokens.StatesOf(at).Length;
        var glued = at > 0 && token.Start == tokens[at - 1].End && Tokenizer.IsIdeograph(text[token.Start]);
        if (kind != WordKind.Exact && token.End < text.Length && text[token.End] == '*')
            kind = WordKind.Prefix;
        return new PhraseWord(kind == WordKind.Stem ? token.Stem : token.Fold, kind, (byte)length, glued);
    }

    private static string Bare(ReadOnlySpan<char> text) => string.Concat(text.ToArray().Where(c => !IsSeparator(c)));

    private static bool IsSeparator(char c) => c == '.' || Characters.Is(c, CharKind.Hyphen | CharKind.Ignored);
}
