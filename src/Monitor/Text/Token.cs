namespace Monitor.Text;

/// <summary>One word of a text; in Han, kana and Hangul one character, so that a phrase is found inside a run without spaces.</summary>
/// <param name="Start">First UTF-16 code unit in the text.</param>
/// <param name="Length">UTF-16 code units in the text.</param>
/// <param name="Fold">Hash (<see cref="FoldedWord.Hash"/>) of the word in lower case, accents off.</param>
/// <param name="Stem">Hash of its Snowball stem in the text's language, accents off; equal to <paramref name="Fold"/> where there is no stemmer.</param>
internal readonly record struct Token(int Start, int Length, ulong Fold, ulong Stem)
{
    public int End => Start + Length;

    /// <summary>The word in lower case, accents off, worked out anew from its text: for those who ask seldom.</summary>
    public string Folded(string text)
    {
        Span<char> into = stackalloc char[FoldedWord.LongestFolded];
        return new string(into[..FoldedWord.Fold(text.AsSpan(Start, Length), into)]);
    }
}
