using Monitor.Text;

namespace Monitor.Topics;

/// <param name="Text">As first written, lower case unless a name is in it.</param>
internal sealed record KeyPhrase(string Text, IReadOnlySet<int> In);

/// <summary>Runs of words that an article repeats and the lexicon does not know: <c>febre de Marantu</c>, <c>grain terminal</c>.</summary>
internal static class KeyPhrases
{
    private const int ShortestWords = 2;
    private const int LongestWords = 4;
    private const int ShortestHan = 3;
    private const int LongestHan = 8;
    private const int FewestSentences = 2;
    private const int ShortestName = 4;

    /// <summary>The weightiest first; none is part of another.</summary>
    /// <param name="actors">What holds a word of a name of theirs is no phrase: names are watched by themselves.</param>
    public static IReadOnlyList<KeyPhrase> Of(SeedReading reading, IReadOnlyList<Actor> actors)
    {
        var names = actors.Where(actor => actor.IsUnknown).SelectMany(actor => actor.Key.Split(' ')).Where(word => word.Length >= ShortestName).ToHashSet(StringComparer.Ordinal);
        var found = new Dictionary<string, (string Text, HashSet<int> In, int Words)>(StringComparer.Ordinal);
        foreach (var sentence in reading.Sentences)
            foreach (var (key, text, words) in Runs(sentence.Read))
                if (found.TryGetValue(key, out var known))
                    known.In.Add(sentence.Number);
                else
                    found[key] = (text, [sentence.Number], words);
        var repeated = found.Where(pair => pair.Value.In.Count >= FewestSentences && !pair.Key.Split(' ', '-').Any(names.Contains)).ToList();
        return repeated
            .Where(one => !repeated.Exists(longer => longer.Key.Length > one.Key.Length && longer.Key.Contains(one.Key, StringComparison.Ordinal) && longer.Value.In.Count >= one.Value.In.Count))
            .OrderByDescending(pair => pair.Value.Words * pair.Value.In.Sum(number => reading.Sentences[number].Weight)).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new KeyPhrase(pair.Value.Text, pair.Value.In))
            .ToList();
    }

    private static IEnumerable<(string Key, string Text, int Words)> Runs(ReadText read)
    {
        for (var first = 0; first < read.Tokens.Count; first++)
        {
            var han = Tokenizer.IsIdeograph(read.Text[read.Tokens[first].Start]);
            var (shortest, longest) = han ? (ShortestHan, LongestHan) : (ShortestWords, LongestWords);
            for (var last = first; last < read.Tokens.Count && last - first < longest && (last == first || IsJoined(read, last, han)); last++)
                if (last - first + 1 >= shortest && IsPhrase(read, first, last))
                {
                    var text = read.Text[read.Tokens[first].Start..read.Tokens[last].End];
                    yield return (Folding.Fold(text), text, last - first + 1);
                }
        }
    }

    private static bool IsJoined(ReadText read, int at, bool han) => han
        ? read.Tokens[at].Start == read.Tokens[at - 1].End && Tokenizer.IsIdeograph(read.Text[read.Tokens[at].Start])
        : read.Text[read.Tokens[at - 1].End..read.Tokens[at].Start] is " " or "-" or "’" or "'";

    /// <summary>A content word at both ends, and one that the lexicon does not know.</summary>
    private static bool IsPhrase(ReadText read, int first, int last) => IsContent(read, first) && IsContent(read, last)
        && Enumerable.Range(first, last - first + 1).Any(at => IsContent(read, at) && !IsKnown(read, read.Tokens[at]));

    private static bool IsKnown(ReadText read, Token token) =>
        read.Mentions.Any(mention => mention.Start <= token.Start && mention.Start + mention.Length >= token.End);

    private static bool IsContent(ReadText read, int at)
    {
        var token = read.Tokens[at];
        return !Stopwords.Contains(token.Fold, read.Language) && !char.IsDigit(read.Text[token.Start]) && (token.Length > 1 || Tokenizer.IsIdeograph(read.Text[token.Start]));
    }
}
