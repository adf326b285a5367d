using Monitor.Text;

namespace Monitor.Topics.Names;

/// <summary>Names in Arabic, which has no capitals: unknown words behind what their bearer is (<c>مدينة كاسنغا</c>, <c>وزير الخارجية إدريس ولد مسكين</c>).</summary>
internal static class ArabicNames
{
    private const string Arabic = "ar";
    private const int MostWords = 4;

    private static readonly HashSet<ulong> Callings = Hashes(
        "وزير وزيرة رئيس رئيسة قائد زعيم مدينة بلدة قرية ولاية محافظة إقليم حكومة جمهورية السيد السيدة الدكتور القاضي المحامي المتحدث جنرال أمير ملك سفير مدير");

    /// <summary>What belongs to the name itself.</summary>
    private static readonly HashSet<ulong> Bodies = Hashes("شركة مجموعة مصرف بنك حزب جبهة حركة منظمة جماعة جامعة كتائب");

    private static readonly HashSet<ulong> Links = Hashes("ولد بن ابن أبو آل عبد أم");

    public static IEnumerable<NameMention> Of(SeedSentence sentence)
    {
        var read = sentence.Read;
        var covering = new Covering(read);
        for (var at = 0; at + 1 < read.Tokens.Count; at++)
        {
            var isBody = Bodies.Contains(read.Tokens[at].Fold);
            if (!isBody && !Callings.Contains(read.Tokens[at].Fold))
                continue;
            var first = at + 1;
            if (!isBody && first + 1 < read.Tokens.Count && Adjacent(read, first) && Word(read, first).StartsWith("ال", StringComparison.Ordinal))
                first++;
            var end = End(read, first, covering);
            if (end == first)
                continue;
            var from = read.Tokens[isBody ? at : first].Start;
            if (isBody && read.Text[from] == 'و')
                from++;
            yield return new NameMention(read.Text[from..read.Tokens[end - 1].End], sentence.Number, isBody ? NameSign.Body : NameSign.Clear);
            at = end - 1;
        }
    }

    private static int End(ReadText read, int first, Covering covering)
    {
        var end = first;
        while (end < read.Tokens.Count && end - first < MostWords && Adjacent(read, end) && IsPart(read, end, first, covering))
            end++;
        return end > first && Links.Contains(read.Tokens[end - 1].Fold) ? end - 1 : end;
    }

    private static bool IsPart(ReadText read, int at, int first, Covering covering)
    {
        var (token, word) = (read.Tokens[at], Word(read, at));
        if (at > first && (Links.Contains(token.Fold) || Links.Contains(read.Tokens[at - 1].Fold)))
            return true;
        var clitic = at > first && word[0] is 'و' or 'ب' or 'ل' or 'ف' && word.Length > 4;
        return !clitic && word.Length > 2 && !covering.IsAny(token.Start) && !KnownWords.Contains(token.Fold, Arabic)
            && !Callings.Contains(token.Fold) && !Bodies.Contains(token.Fold);
    }

    private static bool Adjacent(ReadText read, int at) => at > 0 && read.Text[read.Tokens[at - 1].End..read.Tokens[at].Start] == " ";

    private static string Word(ReadText read, int at) => read.Text.Substring(read.Tokens[at].Start, read.Tokens[at].Length);

    private static HashSet<ulong> Hashes(string words) => words.Split(' ').Select(word => FoldedWord.HashOf(word)).ToHashSet();
}
