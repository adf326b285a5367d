namespace Monitor.Text;

/// <summary>Tokens that hyphens join, read as one word: <c>anti-aériens</c> as <c>antiaeriens</c>.</summary>
/// <param name="First">Index of the first token.</param>
/// <param name="Count">Tokens it spans, two or more.</param>
/// <param name="States">Where the states of its prefixes begin in the list.</param>
/// <param name="Length">Characters of the whole word, folded.</param>
/// <param name="Lead">Characters of all its tokens but the last: a prefix no longer than that is found in the tokens themselves.</param>
internal readonly record struct JoinedToken(int First, int Count, ulong Fold, ulong Stem, int States, int Length, int Lead);
