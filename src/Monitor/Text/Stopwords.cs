namespace Monitor.Text;

/// <summary>Words too common to say anything, by language.</summary>
internal static class Stopwords
{
    private static readonly Dictionary<string, HashSet<ulong>> ByLanguage = EmbeddedLines.Of("stopwords.txt")
        .Select(line => line.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToDictionary(words => words[0], words => words.Skip(1).Select(word => FoldedWord.HashOf(word)).ToHashSet(), StringComparer.Ordinal);

    /// <param name="fold">Hash of a folded word.</param>
    /// <param name="language">BCP 47 primary tag.</param>
    public static bool Contains(ulong fold, string language) =>
        ByLanguage.TryGetValue(language, out var words) && words.Contains(fold);
}
