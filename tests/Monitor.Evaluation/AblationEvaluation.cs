using Monitor.Matching;
using Monitor.Matching.Ranking;
using Monitor.Text;
using Monitor.Topics;

namespace Monitor.Evaluation;

/// <summary>What each ingredient of the ranking rule brings: every set of a folder, with one ingredient left out at a time.</summary>
internal static class AblationEvaluation
{
    private static readonly RankingRule Shipped = RankingRule.Shipped;

    public static int Run(string folder, string[] only)
    {
        var sets = Directory.GetFiles(folder, "*.docs.jsonl").Where(file => !file.EndsWith(".bg.docs.jsonl", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(file => file[..^".docs.jsonl".Length])
            .Select(prefix => TrackingSet.Read(prefix, Background(prefix)))
            .ToList();
        Console.WriteLine("AP/F1@decision | " + string.Join(" | ", sets.Select(set => set.Name)) + " | own language | other language (sets of several languages)");
        foreach (var (name, rule, change) in Variants().Where(variant => only.Length == 0 || only.Contains(variant.Name)))
            Console.WriteLine($"{name} | " + string.Join(" | ", Row(sets, rule, change)));
        return 0;
    }

    private static IEnumerable<(string Name, RankingRule Rule, Func<Topic, Topic> Change)> Variants()
    {
        yield return ("shipped", Shipped, topic => topic);
        yield return ("without words", Shipped with { SameLanguage = Without(Shipped.SameLanguage, Channel.Word), OtherLanguage = Without(Shipped.OtherLanguage, Channel.Word) }, topic => topic);
        yield return ("without sounds", Shipped with { SameLanguage = Without(Shipped.SameLanguage, Channel.Sound), OtherLanguageItems = Without(Shipped.OtherLanguageItems, Channel.Sound) }, topic => topic);
        yield return ("without grams", Shipped with { OtherLanguage = Without(Shipped.OtherLanguage, Channel.Gram) }, topic => topic);
        yield return ("without names", Shipped with { SameLanguage = Without(Shipped.SameLanguage, Channel.Name), OtherLanguage = Without(Shipped.OtherLanguage, Channel.Name), OtherLanguageItems = Without(Shipped.OtherLanguageItems, Channel.Name) }, topic => topic);
        yield return ("without notions", Shipped with { SameLanguage = Without(Shipped.SameLanguage, Channel.Notion), OtherLanguage = Without(Shipped.OtherLanguage, Channel.Notion), OtherLanguageItems = Without(Shipped.OtherLanguageItems, Channel.Notion) }, topic => topic);
        yield return ("one mix for all languages", Shipped with { OtherLanguage = Shipped.SameLanguage, OtherLanguageItems = Shipped.SameLanguage }, topic => topic);
        yield return ("without frequent-word lists", Shipped with { BackgroundDocuments = 0 }, topic => topic);
        yield return ("without support", Shipped with { Support = 0 }, topic => topic);
        yield return ("without dates", Shipped with { PerDistance = 0, Keep = Shipped.Keep + Shipped.Distance(null, null) }, topic => topic);
        yield return ("without spread", Shipped with { PerSpread = 0, Keep = Shipped.Keep + 0.06 }, topic => topic);
        yield return ("without length", Shipped with { PerLength = 0, Keep = Shipped.Keep - 0.12 }, topic => topic);
        yield return ("without facets", Shipped with { AllFacets = 0, TwoActors = 0, TwoActorsAndAct = 0, ForeignTitle = 0 }, topic => topic);
        yield return ("without terms", Shipped with { TermWeight = 0 }, topic => topic);
        yield return ("without exclusions", Shipped, topic => topic with { Exclude = [] });
    }

    private static IEnumerable<string> Row(List<TrackingSet> sets, RankingRule rule, Func<Topic, Topic> change)
    {
        var languages = new List<string>();
        foreach (var set in sets)
        {
            var judged = set.Judge(new TopicMatcher(set.Topics.Select(change).ToList(), Lexicon.Shipped, rule))
                .ToLookup(pair => pair.Seed, pair => (pair.Document, pair.Match));
            yield return TrackingFigures.Of(set, judged, (_, _) => true).ToString();
            if (set.Documents.Select(document => document.View.Language).Distinct().Count() > 4)
                languages.AddRange([
                    TrackingFigures.Of(set, judged, (seed, document) => IsOwn(set, seed, document)).ToString(),
                    TrackingFigures.Of(set, judged, (seed, document) => !IsOwn(set, seed, document)).ToString()]);
        }

        foreach (var figures in languages)
            yield return figures;
    }

    private static bool IsOwn(TrackingSet set, int seed, int document) => set.Topics[seed].Language == set.Documents[document].View.Language;

    private static string? Background(string prefix)
    {
        var file = Path.Combine(Path.GetDirectoryName(prefix) ?? "", Path.GetFileName(prefix).Split('.')[0] + ".bg.docs.jsonl");
        return File.Exists(file) ? file : null;
    }

    private static List<double> Without(IReadOnlyList<double> shares, Channel channel) =>
        shares.Select((share, i) => i == (int)channel ? 0 : share).ToList();
}
