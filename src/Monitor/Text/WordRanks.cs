namespace Monitor.Text;

/// <summary>The frequent words of each language in order of frequency: what is common before Monitor has seen an item of its own.</summary>
internal static class WordRanks
{
    /// <summary>
    /// Lower-case words, the most frequent first; none for a language without a list. Read anew at each call: whoever asks wants
    /// them once.
    /// </summary>
    public static IEnumerable<string> Of(string language) => EmbeddedLines.Of("frequent-words.txt")
        .Where(line => line.Text.StartsWith(language, StringComparison.Ordinal) && line.Text.Length > language.Length && line.Text[language.Length] == ' ')
        .SelectMany(line => line.Text[(language.Length + 1)..].Split(' '));
}
