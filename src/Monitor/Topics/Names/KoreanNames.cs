using System.Text.RegularExpressions;

namespace Monitor.Topics.Names;

/// <summary>Names in Korean: before an office or form of address (<c>도강혁 위원</c>), behind <c>주식회사</c>, or ending in what a body is.</summary>
internal static partial class KoreanNames
{
    private const string Korean = "ko";

    public static IEnumerable<NameMention> Of(SeedSentence sentence)
    {
        var (read, covering) = (sentence.Read, new Covering(sentence.Read));
        var found = Person().Matches(read.Text).Select(match => (match, Sign: NameSign.Clear))
            .Concat(Firm().Matches(read.Text).Concat(Body().Matches(read.Text)).Select(match => (match, NameSign.Body)));
        foreach (var (match, sign) in found)
        {
            var name = match.Groups["name"];
            if (!KnownWords.Contains(name.Value, Korean) && !covering.IsWhole(name.Index, name.Length))
                yield return new NameMention(name.Value, sentence.Number, sign);
        }
    }

    [GeneratedRegex("(?<![가-힣])(?<name>[가-힣]{2,4}) (?:위원|위원장|연구원|대표|사장|회장|총재|장관|총리|대통령|의원|교수|씨|감독|선수|판사|검사|시장|지사|총장|이사|박사|대변인)")]
    private static partial Regex Person();

    [GeneratedRegex(@"(?:주식회사|㈜)\s?(?<name>[가-힣A-Za-z]{2,12}?)(?=은|는|이|가|을|를|의|에|와|과|도|[^가-힣A-Za-z]|$)")]
    private static partial Regex Firm();

    [GeneratedRegex("(?<![가-힣])(?<name>[가-힣]{2,8}(?:은행|증권|그룹|전자|대학교|자동차|건설|제약|병원|재단|협회|공사|통신|화학|중공업|항공|신문))(?=은|는|이|가|을|를|의|에|와|과|도|[^가-힣]|$)")]
    private static partial Regex Body();
}
