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
    private static readonly string[] Clitics = ["و", "ب", "ل", "ك"];

    public static bool IsArabic(char c) => c is >= '\u0620' and <= '\u06ff';

    public static string Bare(string word)
    {
        foreach (var article in Articles)
            if (word.Length - article.Length >= Shortest && word.StartsWith(article, StringComparison.Ordinal))
                return word[article.Length..];
        foreach (var clitic in Clitics)
            if (word.Length >= 5 && word.StartsWith(clitic, StringComparison.Ordinal))
                return word[1..];
        return word;
    }
}
