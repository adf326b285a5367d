using Monitor.Text;

namespace Monitor.Topics.Names;

/// <summary>Names in languages that write them, and little else, with a capital: runs of capitalised words with the small words between them.</summary>
internal static class CasedNames
{
    private const int MostWords = 6;

    /// <summary>Share of capitals from which on a title is written in capitals throughout, so that they tell nothing.</summary>
    private const double TitleCase = 0.7;
    private const int ShortestTitle = 5;

    private static readonly HashSet<string> Links = new(StringComparer.Ordinal)
    {
        "de", "du", "des", "del", "della", "dello", "dei", "di", "da", "do", "dos", "das", "d", "of", "the", "la", "le", "les", "el", "los",
        "von", "van", "der", "den", "bin", "ibn", "ben", "al", "ould",
    };

    /// <summary>Links only between hyphens (<c>Vernaison-sur-Lys</c>).</summary>
    private static readonly HashSet<string> HyphenLinks = new(StringComparer.Ordinal) { "sur", "sous", "en", "lès", "à", "aux", "am", "an", "nad", "pod", "on", "upon" };

    private static readonly HashSet<string> Titles = new(StringComparer.Ordinal)
    {
        "m", "mm", "me", "mme", "mlle", "mr", "mrs", "ms", "dr", "pr", "sr", "sra", "don", "dona", "pan", "pani", "sir", "lord", "saint",
    };

    public static IEnumerable<NameMention> Of(SeedSentence sentence)
    {
        var read = sentence.Read;
        var covering = new Covering(read);
        var plain = IsTitleCase(read);
        for (var at = 0; at < read.Tokens.Count; at++)
        {
            if (!Begins(read, at, covering))
                continue;
            var end = End(read, at, covering);
            var first = at;
            if (at == 0 && end > 1 && IsOpening(read, covering))
                first = Enumerable.Range(1, end - 1).First(next => IsPart(read, next, covering));
            var text = read.Text[read.Tokens[first].Start..read.Tokens[end - 1].End];
            var sign = plain || first == 0 && end == 1 ? NameSign.Faint : BodyWords.Tell(read, first, end) ? NameSign.Body : NameSign.Clear;
            if (IsLikely(read, first, end, covering))
                yield return new NameMention(text, sentence.Number, sign);
            at = end - 1;
        }
    }

    /// <summary>A word that only opens the sentence: an everyday one, or one with a link to the name behind it (<c>Shareholders of Corvantis</c>).</summary>
    private static bool IsOpening(ReadText read, Covering covering) => covering.IsNotion(read.Tokens[0].Start)
        || KnownWords.Contains(read.Tokens[0].Fold, read.Language) || !IsPart(read, 1, covering) && !IsHyphen(read, 1);

    /// <summary>Index of the token after the name that begins at <paramref name="first"/>.</summary>
    private static int End(ReadText read, int first, Covering covering)
    {
        var end = first + 1;
        while (end < read.Tokens.Count && end - first < MostWords)
            if (Adjacent(read, end) && IsPart(read, end, covering))
                end++;
            else if (Linked(read, end, covering) is var next && next > 0 && next - first < MostWords)
                end = next + 1;
            else
                break;
        return end;
    }

    /// <summary>Index of the capitalised word after one or two small words, or 0.</summary>
    private static int Linked(ReadText read, int at, Covering covering)
    {
        for (var next = at; next < Math.Min(read.Tokens.Count - 1, at + 2) && Adjacent(read, next) && IsLink(read, next); next++)
            if (Adjacent(read, next + 1) && IsPart(read, next + 1, covering))
                return next + 1;
        return 0;
    }

    private static bool IsLink(ReadText read, int at)
    {
        var word = read.Text.Substring(read.Tokens[at].Start, read.Tokens[at].Length);
        return Links.Contains(word) || IsHyphen(read, at) && HyphenLinks.Contains(word);
    }

    private static bool IsHyphen(ReadText read, int at) => read.Text[read.Tokens[at].Start - 1] == '-';

    private static bool Begins(ReadText read, int at, Covering covering) =>
        IsPart(read, at, covering) && !Stopwords.Contains(read.Tokens[at].Fold, read.Language) && !Titles.Contains(read.Tokens[at].Folded(read.Text));

    private static bool IsPart(ReadText read, int at, Covering covering)
    {
        var start = read.Tokens[at].Start;
        return char.IsUpper(read.Text[start]) && !covering.IsName(start) && !(at == 0 && Stopwords.Contains(read.Tokens[0].Fold, read.Language));
    }

    /// <summary>A single everyday word with a capital (a day, a month, a ministry) is no name by itself.</summary>
    private static bool IsLikely(ReadText read, int first, int end, Covering covering)
    {
        var (start, length) = (read.Tokens[first].Start, read.Tokens[end - 1].End - read.Tokens[first].Start);
        return length >= 3 && !covering.IsWhole(start, length)
            && !(end - first == 1 && (KnownWords.Contains(read.Tokens[first].Fold, read.Language) || covering.IsNotion(start)));
    }

    private static bool Adjacent(ReadText read, int at) =>
        read.Text[read.Tokens[at - 1].End..read.Tokens[at].Start] is " " or "-" or "\u00a0" or "’" or "'";

    private static bool IsTitleCase(ReadText read) => read.Tokens.Count >= ShortestTitle
        && read.Tokens.Count(token => char.IsUpper(read.Text[token.Start])) >= TitleCase * read.Tokens.Count;
}
