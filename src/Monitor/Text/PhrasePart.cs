namespace Monitor.Text;

/// <summary>What may stand for one word of a phrase in a text: a token, or several that hyphens join.</summary>
internal readonly ref struct PhrasePart
{
    public PhrasePart(TokenList tokens, int at)
    {
        ref readonly var token = ref tokens.Span[at];
        States = tokens.StatesOf(at);
        (Fold, Stem) = (token.Fold, token.Stem);
        (First, Next, Start, End) = (at, at + 1, token.Start, token.End);
    }

    public PhrasePart(TokenList tokens, in JoinedToken word)
    {
        States = tokens.StatesOf(word);
        (Fold, Stem, Lead) = (word.Fold, word.Stem, word.Lead);
        (First, Next) = (word.First, word.First + word.Count);
        (Start, End) = (tokens[First].Start, tokens[Next - 1].End);
    }

    public ulong Fold { get; }

    public ulong Stem { get; }

    /// <summary>The hash state after each character of the folded word.</summary>
    public ReadOnlySpan<ulong> States { get; }

    /// <summary>Characters a prefix must have more than.</summary>
    public int Lead { get; }

    /// <summary>Index of its first token.</summary>
    public int First { get; }

    /// <summary>Index of the token after it.</summary>
    public int Next { get; }

    public int Start { get; }

    public int End { get; }
}
