namespace Monitor.Text;

/// <summary>The frequent words of each language in order of frequency: what is common before Monitor has seen an item of its own.</summary>
internal static class WordRanks
{
    /// <summary>
    /// Lower-case words, the most frequent first, separated by single blanks; empty for a language without a list. Read anew
    /// at each call: whoever asks wants them once.
    /// </summary>
    public static string Of(string language)
    {
        foreach (var (_, line) in EmbeddedLines.Of("frequent-words.txt"))
            if (line.StartsWith(language, StringComparison.Ordinal) && line.Length > language.Length && line[language.Length] == ' ')
                return line[(language.Length + 1)..];
        return "";
    }
}
