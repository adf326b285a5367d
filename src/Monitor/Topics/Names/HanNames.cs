using Monitor.Text;

namespace Monitor.Topics.Names;

/// <summary>
/// Names in Chinese and Japanese, which have neither capitals nor spaces: an unknown run before what its bearer is (<c>辰曜电池公司</c>,
/// <c>白浜見町</c>, <c>西尾垣信町長</c>) or behind it (<c>企业海拓新能</c>), and unknown katakana said again.
/// </summary>
internal static class HanNames
{
    private const int Longest = 10;
    private const int LongestPerson = 4;
    private const int ShortestKatakana = 3;

    /// <summary>What a body is, and belongs to its name.</summary>
    private static readonly Dictionary<string, string[]> Bodies = new(StringComparer.Ordinal)
    {
        ["zh"] = ["公司", "集团", "银行", "大学", "基金会", "协会", "医院", "联盟", "党", "县", "镇"],
        ["ja"] = ["株式会社", "会社", "グループ", "ホールディングス", "銀行", "電力", "大学", "新聞", "発電所", "鉄道", "党", "町", "市", "県", "村", "島"],
    };

    /// <summary>Offices and forms of address behind a person's name.</summary>
    private static readonly Dictionary<string, string[]> Behind = new(StringComparer.Ordinal)
    {
        ["zh"] = ["先生", "女士", "教授", "博士"],
        ["ja"] = ["氏", "さん", "町長", "市長", "村長", "知事", "教授", "首相", "大臣", "社長", "会長", "選手", "監督", "容疑者", "被告", "議員", "代表"],
    };

    /// <summary>What stands before a name in Chinese.</summary>
    private static readonly string[] Before = ["企业", "董事长", "总裁", "首席执行官", "总统", "总理", "主席", "部长", "市长", "省长", "发言人", "大使", "律师", "法官", "导演", "品牌"];

    private const string Stops = "的在是对和与及由被从向到给把将了这那该其另为以于之等家个名位者们说称表示年月日时后前中也都并而或";

    public static IEnumerable<NameMention> Of(SeedSentence sentence)
    {
        var (read, covering) = (sentence.Read, new Covering(sentence.Read));
        var (text, language) = (read.Text, read.Language);
        for (var at = 0; at < text.Length; at++)
        {
            foreach (var (start, end, sign) in NamesAt(text, at, language))
                if (Unknown(text[start..end], language).Length > 0 && !covering.IsWhole(start, end - start))
                    yield return new NameMention(text[start..end], sentence.Number, sign);
            if (IsKatakana(text, at) && !IsKatakana(text, at - 1) && Katakana(text, at, covering, language) is { } run)
                yield return new NameMention(run, sentence.Number, NameSign.Repeated);
        }
    }

    private static IEnumerable<(int Start, int End, NameSign Sign)> NamesAt(string text, int at, string language)
    {
        foreach (var body in Bodies[language].Where(body => Stands(text, at, body) && !Array.Exists(Behind[language], office => Stands(text, at, office))).Take(1))
            if (Bare(text, Left(text, at, Longest, language), at, language) is var start && at - start >= 2 && Unknown(text[start..at], language).Length > 0)
                yield return (start, at + body.Length, body.Length > 1 ? NameSign.Body : NameSign.Clear);
        foreach (var office in Behind[language].Where(office => Stands(text, at, office)).Take(1))
            if (Left(text, at, Longest, language) is var start && at - start is >= 2 and <= 8)
                yield return (start, at, NameSign.Clear);
        if (language == "zh")
            foreach (var sign in Before.Where(sign => Stands(text, at, sign)).Take(1))
                if (Right(text, at + sign.Length) is var end && end - at - sign.Length >= 2)
                    yield return (at + sign.Length, end, NameSign.Clear);
    }

    private static bool Stands(string text, int at, string word) => string.CompareOrdinal(text, at, word, 0, word.Length) == 0;

    private static int Left(string text, int end, int most, string language)
    {
        var start = end;
        while (start > 0 && end - start < most && IsNameCharacter(text[start - 1], language))
            start--;
        return start;
    }

    /// <summary>Chinese: without the everyday words a name follows (<c>起诉辰曜公司</c>).</summary>
    private static int Bare(string text, int start, int end, string language)
    {
        while (language == "zh" && end - start > 2 && Everyday(text, start, end) is var length && length > 0 && Unknown(text[(start + length)..end], language).Length > 0)
            start += length;
        return start;
    }

    private static int Everyday(string text, int start, int end)
    {
        for (var length = Math.Min(4, end - start - 2); length >= 2; length--)
            if (KnownWords.Contains(text.Substring(start, length), "zh"))
                return length;
        return 0;
    }

    private static int Right(string text, int start)
    {
        var end = start;
        while (end < text.Length && end - start < LongestPerson && IsNameCharacter(text[end], "zh"))
            end++;
        return end;
    }

    private static bool IsNameCharacter(char c, string language) =>
        c is >= '\u4e00' and <= '\u9fff' or '々' or '·' or '・' or >= 'ァ' and <= 'ー' && !(language == "zh" && Stops.Contains(c, StringComparison.Ordinal));

    /// <summary>The longest part, of two characters at least, that belongs to no everyday word; empty when there is none.</summary>
    public static string Unknown(string run, string language)
    {
        var known = run.Select(c => language == "zh" && Stops.Contains(c, StringComparison.Ordinal)).ToArray();
        for (var length = Math.Min(4, run.Length); length >= 2; length--)
            for (var at = 0; at + length <= run.Length; at++)
                if (KnownWords.Contains(run.Substring(at, length), language))
                    Array.Fill(known, true, at, length);
        var longest = "";
        for (var start = 0; start < run.Length; start++)
        {
            var end = start;
            while (end < run.Length && !known[end])
                end++;
            if (end - start >= 2 && end - start > longest.Length)
                longest = run[start..end];
        }

        return longest;
    }

    private static string? Katakana(string text, int start, Covering covering, string language)
    {
        var end = start;
        while (IsKatakana(text, end))
            end++;
        return end - start >= ShortestKatakana && !covering.IsAny(start) && !KnownWords.Contains(text[start..end], language) ? text[start..end] : null;
    }

    private static bool IsKatakana(string text, int at) => at >= 0 && at < text.Length && text[at] is >= 'ァ' and <= 'ヺ' or 'ー';
}
