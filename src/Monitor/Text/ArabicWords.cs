namespace Monitor.Text;

/// <summary>
/// Takes the article and the one-letter clitics off the front of an Arabic word, so that <c>والصين</c>, <c>للصين</c> and
/// <c>الصين</c> read as <c>صين</c>. It also takes them off where they belong to the word; since forms and texts go the same way,
/// that costs little.
/// </summary>
internal static class ArabicWords
{
    private const int Shortest = 3;

    private static readonly string[] Articles = ["وال", "بال", "كال", "فال", "لل", "ال"];

    public static bool IsArabic(char c) => c is >= '\u0620' and <= '\u06ff';

    /// <summary>Strips a folded word in place.</summary>
    /// <returns>Its new length.</returns>
    public static int Bare(Span<char> word)
    {
        var off = Clitics(word);
        word[off..].CopyTo(word);
        return word.Length - off;
    }

    private static int Clitics(ReadOnlySpan<char> word)
    {
        foreach (var article in Articles)
            if (word.Length - article.Length >= Shortest && word.StartsWith(article, StringComparison.Ordinal))
                return article.Length;
        return word.Length >= 5 && word[0] is 'و' or 'ب' or 'ل' or 'ك' ? 1 : 0;
    }
}
