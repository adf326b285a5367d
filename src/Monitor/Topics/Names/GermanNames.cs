using Monitor.Text;

namespace Monitor.Topics.Names;

/// <summary>
/// Names in German, where every noun has a capital. A noun right behind a noun is a name (<c>Kleinstadt Altenhagen</c>); a word of the
/// title, or one behind a preposition without an article, is one when nobody knows it and the article says it again.
/// </summary>
internal static class GermanNames
{
    private const string German = "de";
    private const int MostWords = 5;

    private static readonly string[] Legal = ["AG", "GmbH", "SE", "KG", "e.V", "OHG", "KGaA"];

    /// <summary>Ends of words that say what somebody or something is, and stand before its name.</summary>
    private static readonly string[] Callings =
    [
        "in", "er", "or", "ent", "ist", "rat", "kanzler", "chef", "kreis", "stadt", "dorf", "gemeinde", "insel", "firma", "konzern", "partei", "bank",
        "verein", "verband", "gruppe", "unternehmen", "fluss", "pegel", "herr", "frau", "land",
    ];

    private static readonly HashSet<string> Bare = new(StringComparer.OrdinalIgnoreCase) { "in", "bei", "aus", "nach", "von", "bis", "gegen", "um" };

    public static IEnumerable<NameMention> Of(SeedSentence sentence)
    {
        var read = sentence.Read;
        var covering = new Covering(read);
        for (var at = 0; at < read.Tokens.Count; at++)
        {
            if (!IsNoun(read, at, covering))
                continue;
            var end = at + 1;
            while (end < read.Tokens.Count && end - at < MostWords && Follows(read, end) && IsNoun(read, end, covering))
                end++;
            if (end - at > 1 && Run(read, at, end, covering) is { } run)
            {
                yield return new NameMention(run, sentence.Number, IsLegal(Word(read, end - 1)) ? NameSign.Body : NameSign.Clear);
                if (IsUnheard(read, end - 1, covering) && !IsLegal(Word(read, end - 1)))
                    yield return new NameMention(Word(read, end - 1), sentence.Number, NameSign.Faint);
            }
            else if (end - at == 1 && IsUnheard(read, at, covering) && (sentence.Number == 0 || at > 0 && Bare.Contains(Word(read, at - 1))))
                yield return new NameMention(Word(read, at), sentence.Number, NameSign.Repeated);
            at = end - 1;
        }
    }

    /// <summary>The name in a run of nouns: without what its bearer is, unless a legal form ends it.</summary>
    private static string? Run(ReadText read, int first, int end, Covering covering)
    {
        while (first < end - 1 && IsCalling(read, first, covering) && !(end - first == 2 && IsLegal(Word(read, end - 1))))
            first++;
        var start = read.Tokens[first].Start;
        var everyday = Enumerable.Range(first, end - first).All(at => covering.IsNotion(read.Tokens[at].Start) || KnownWords.Contains(read.Tokens[at].Fold, German)
            || IsLegal(Word(read, at)));
        return everyday ? null : read.Text[start..read.Tokens[end - 1].End];
    }

    private static bool IsCalling(ReadText read, int at, Covering covering)
    {
        var word = Word(read, at).ToLowerInvariant();
        return covering.IsNotion(read.Tokens[at].Start) || KnownWords.Contains(read.Tokens[at].Fold, German)
            || Array.Exists(Callings, end => word.EndsWith(end, StringComparison.Ordinal) && word.Length > end.Length + 2);
    }

    private static bool IsUnheard(ReadText read, int at, Covering covering) => !covering.IsAny(read.Tokens[at].Start)
        && !KnownWords.Contains(read.Tokens[at].Fold, German) && !KnownWords.IsCompound(Word(read, at).ToLowerInvariant(), German);

    private static bool IsNoun(ReadText read, int at, Covering covering)
    {
        var token = read.Tokens[at];
        return char.IsUpper(read.Text[token.Start]) && token.Length > 1 && !covering.IsName(token.Start) && !Stopwords.Contains(token.Fold, German);
    }

    private static bool IsLegal(string word) => Legal.Contains(word, StringComparer.Ordinal);

    private static bool Follows(ReadText read, int at) => read.Text[read.Tokens[at - 1].End..read.Tokens[at].Start] is " " or "\u00a0";

    private static string Word(ReadText read, int at) => read.Text.Substring(read.Tokens[at].Start, read.Tokens[at].Length);
}
