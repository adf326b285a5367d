namespace Monitor.Text;

/// <summary>One word of a text; in Han, kana and Hangul one character, so that a phrase is found inside a run without spaces.</summary>
/// <param name="Start">First UTF-16 code unit in the text.</param>
/// <param name="Length">UTF-16 code units in the text.</param>
/// <param name="Fold">Lower case, accents off.</param>
/// <param name="Stem">Snowball stem in the text's language, accents off; equal to <paramref name="Fold"/> where there is no stemmer.</param>
internal readonly record struct Token(int Start, int Length, string Fold, string Stem)
{
    public int End => Start + Length;
}
