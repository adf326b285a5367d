using System.Collections.Concurrent;
using Monitor.Text;

namespace Monitor.Topics.Names;

/// <summary>The everyday words of a language: what is none of them may be a name.</summary>
internal static class KnownWords
{
    private static readonly ConcurrentDictionary<string, ulong[]> ByLanguage = new(StringComparer.Ordinal);

    /// <param name="fold">Hash of the folded word.</param>
    public static bool Contains(ulong fold, string language) => Stopwords.Contains(fold, language) || Array.BinarySearch(Of(language), fold) >= 0;

    public static bool Contains(string word, string language) => Contains(FoldedWord.HashOf(word), language);

    /// <summary>True when a word is two everyday words in one, as German makes them.</summary>
    public static bool IsCompound(string word, string language)
    {
        const int shortest = 3;
        for (var at = shortest; at <= word.Length - shortest; at++)
            if (Contains(word[..at], language) && (Contains(word[at..], language) || IsLinked(word, at, language)))
                return true;
        return false;
    }

    private static bool IsLinked(string word, int at, string language) =>
        word[at] is 's' or 'n' && word.Length - at > 3 && Contains(word[(at + 1)..], language);

    /// <summary>Hashes in order.</summary>
    private static ulong[] Of(string language) => ByLanguage.GetOrAdd(language, one =>
        WordRanks.Of(one).Select(word => FoldedWord.HashOf(word)).Order().ToArray());
}
