namespace Monitor.Text;

/// <summary>Puts the words the tokeniser cut into the list, folded, hashed and stemmed.</summary>
internal readonly ref struct TokenWriter(string text, Stemmer stemmer, TokenList tokens)
{
    private readonly string text = text;

    public TokenList Tokens => tokens;

    /// <inheritdoc cref="TokenList.Room"/>
    public Span<ulong> Room() => tokens.Room();

    /// <summary>A word that takes as many characters folded as written, whose states are in the room already.</summary>
    /// <param name="isAscii">True: it has no accents, so that the memory of stems goes by the folded word.</param>
    public void AddQuick(int start, int end, ulong state, bool isAscii)
    {
        var (fold, length) = (FoldedWord.Finish(state), end - start);
        var written = text.AsSpan(start, length);
        tokens.Add(new Token(start, length, fold, isAscii ? stemmer.Stem(fold, written, fold, length) : Stem(written, fold, length)), length);
    }

    public void AddWord(int start, int end)
    {
        var written = text.AsSpan(start, end - start);
        var (fold, length) = Fold(written);
        if (length > 0)
            tokens.Add(new Token(start, end - start, fold, Stem(written, fold, length)), length);
    }

    /// <summary>Numbers, acronyms and ideographs, which have no stem.</summary>
    public void AddUnstemmed(int start, int end)
    {
        var (fold, length) = Fold(text.AsSpan(start, end - start));
        if (length > 0)
            tokens.Add(new Token(start, end - start, fold, fold), length);
    }

    /// <summary>Tokens that hyphens join.</summary>
    public void AddJoined(int first, int count)
    {
        var written = text.AsSpan(tokens[first].Start, tokens[first + count - 1].End - tokens[first].Start);
        var (fold, length) = Fold(written);
        tokens.Join(first, count, fold, Stem(written, fold, length), length);
    }

    private ulong Stem(ReadOnlySpan<char> written, ulong fold, int length) =>
        stemmer.KeepsWords ? fold : stemmer.Stem(FoldedWord.Hash(written), written, fold, length);

    private (ulong Fold, int Length) Fold(ReadOnlySpan<char> written)
    {
        var folded = tokens.Scratch;
        var length = FoldedWord.Fold(written, folded);
        var states = tokens.Room();
        var state = FoldedWord.Start;
        for (var i = 0; i < length; i++)
            states[i] = state = FoldedWord.Step(state, folded[i]);
        return (FoldedWord.Finish(state), length);
    }
}
