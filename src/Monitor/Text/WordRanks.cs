using System.Collections.Concurrent;

namespace Monitor.Text;

/// <summary>The frequent words of each language in order of frequency: what is common before Monitor has seen an item of its own.</summary>
internal static class WordRanks
{
    private static readonly ConcurrentDictionary<string, string[]> ByLanguage = new(StringComparer.Ordinal);

    /// <summary>Lower-case words, the most frequent first; empty for a language without a list.</summary>
    public static IReadOnlyList<string> Of(string language) => ByLanguage.GetOrAdd(language, Read);

    private static string[] Read(string language)
    {
        foreach (var (_, line) in EmbeddedLines.Of("frequent-words.txt"))
            if (line.StartsWith(language + " ", StringComparison.Ordinal))
                return line.Split(' ')[1..];
        return [];
    }
}
