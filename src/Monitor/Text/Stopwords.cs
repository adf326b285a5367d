namespace Monitor.Text;

/// <summary>Words too common to say anything, by language.</summary>
internal static class Stopwords
{
    private static readonly Dictionary<string, HashSet<ulong>> ByLanguage = EmbeddedLines.Of("stopwords.txt")
        .Select(line => line.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToDictionary(words => words[0], words => words.Skip(1).Select(word => FoldedWord.HashOf(word)).ToHashSet(), StringComparer.Ordinal);

    private static readonly HashSet<ulong> None = [];

    /// <summary>Hashes of a language's folded stop words; empty for a language without a list.</summary>
    public static IReadOnlySet<ulong> Of(string language) => ByLanguage.GetValueOrDefault(language) ?? None;

    /// <param name="fold">Hash of a folded word.</param>
    /// <param name="language">BCP 47 primary tag.</param>
    public static bool Contains(ulong fold, string language) =>
        Of(language).Contains(fold);
}
