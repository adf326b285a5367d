namespace Monitor.Topics.Names;

/// <summary>Names that take case endings (Polish, Russian, Ukrainian). Words are folded.</summary>
internal static class Inflection
{
    private const int ShortestStem = 4;
    private const int LongestEnding = 3;
    private const string Endings = "aeiouyаяуюоеиіїыйьє";

    public static bool Inflects(string language) => language is "pl" or "ru" or "uk";

    public static bool IsSame(string one, string other, string language) => one == other
        || Inflects(language) && Shared(one, other) is var shared && shared >= ShortestStem
        && one.Length - shared <= LongestEnding && other.Length - shared <= LongestEnding;

    /// <summary>What all forms of a word share; of a single form, what is left without a vowel or two at its end.</summary>
    public static string Stem(IReadOnlyList<string> forms)
    {
        var stem = forms[0];
        foreach (var form in forms)
            stem = stem[..Shared(stem, form)];
        for (var off = 0; off < 2 && stem.Length > ShortestStem + off && Endings.Contains(char.ToLowerInvariant(stem[^1]), StringComparison.Ordinal); off++)
            stem = stem[..^1];
        return stem;
    }

    /// <summary>A name as a dictionary would have it, as far as its forms tell: <c>Арсена Темирова</c> beside <c>Темиров</c> is <c>Арсен Темиров</c>.</summary>
    /// <param name="words">The longest form's words, as written.</param>
    /// <param name="forms">Of each word, all forms the article holds, itself included.</param>
    public static IReadOnlyList<string> Nominative(IReadOnlyList<string> words, IReadOnlyList<IReadOnlyList<string>> forms)
    {
        var shortest = forms.Select(all => all.OrderBy(form => form.Length).ThenBy(form => form, StringComparer.Ordinal).First()).ToList();
        if (words.Count == 1)
            return [Country(shortest[0])];
        if (shortest[^1] == words[^1] || IsVowel(shortest[^1][^1]))
            return words;
        return shortest.Select(word => word.Length > ShortestStem && word[^1] is 'а' or 'a' ? word[..^1] : word).ToList();
    }

    private static string Country(string word) => word.EndsWith("ии", StringComparison.Ordinal) ? word[..^1] + "я"
        : word.EndsWith("ії", StringComparison.Ordinal) ? word[..^1] + "я"
        : word;

    private static bool IsVowel(char c) => Endings.Contains(char.ToLowerInvariant(c), StringComparison.Ordinal);

    private static int Shared(string one, string other)
    {
        var shared = 0;
        while (shared < Math.Min(one.Length, other.Length) && char.ToLowerInvariant(one[shared]) == char.ToLowerInvariant(other[shared]))
            shared++;
        return shared;
    }
}
