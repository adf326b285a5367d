using Monitor.Matching;
using Monitor.Matching.Learning;
using Monitor.Seeds;
using Monitor.Text;
using Monitor.Topics;

namespace Monitor.Evaluation;

/// <summary>The mission itself: one seed's topics against real, labelled items. Grade 2: the story; 1: another topic of the article; -1: not scored.</summary>
internal static class MissionEvaluation
{
    /// <summary>When drift is looked for: North Korean soldiers have been in the news for a fortnight.</summary>
    private static readonly DateTimeOffset DriftAt = new(2024, 11, 1, 0, 0, 0, TimeSpan.Zero);

    public static int Run(string seedFile, string folder)
    {
        var languages = new LanguageIdentifier();
        var lexicon = Lexicon.Shipped;
        var seed = new SeedReader(languages).Read(seedFile, File.ReadAllBytes(seedFile));
        var topics = new TopicDeriver(lexicon).Derive(seed);
        var matcher = new TopicMatcher(topics, lexicon);
        var labels = File.ReadLines(Path.Combine(folder, "labels.tsv")).Skip(1).Select(line => line.Split('\t'))
            .ToDictionary(cells => cells[0], cells => (Grade: int.Parse(cells[1], System.Globalization.CultureInfo.InvariantCulture), Topic: cells.ElementAtOrDefault(2) ?? ""));
        var judged = EvaluationItem.Read(Path.Combine(folder, "items.jsonl"))
            .OrderBy(item => item.When)
            .Select(item => new Judged(item, labels[item.Id].Grade, labels[item.Id].Topic, Judge(matcher, item.View(languages, lexicon))))
            .ToList();
        Report(topics, judged);
        ReportDrift(topics.First(topic => topic.Primary), topics, judged, languages);
        return 0;
    }

    private static void ReportDrift(Topic primary, IReadOnlyList<Topic> topics, List<Judged> judged, LanguageIdentifier languages)
    {
        var items = judged.Where(item => item.Item.When is not null)
            .Select((item, number) => (IsMatch: item.Matches(topics, primary),
                Item: new DriftItem(number, item.Item.When ?? default, item.Item.Source, item.Item.View(languages, Lexicon.Shipped))))
            .ToList();
        var matched = items.Where(pair => pair.IsMatch).Select(pair => pair.Item).ToList();
        var finder = new DriftFinder(primary, matched, DriftAt, DriftRule.Shipped);
        foreach (var (_, item) in items)
            finder.Count(item, item.Clues());
        var proposed = finder.Rising().Concat(new DeadTerms(Lexicon.Shipped, DriftRule.Shipped).Find(primary, primary, matched, DriftAt)).ToList();
        Console.WriteLine($"proposed for {primary.Slug} by {DriftAt:yyyy-MM-dd}: {proposed.Count}");
        foreach (var change in proposed)
            Console.WriteLine($"  {change.Words}, weight {change.Term.Weight.ToString(System.Globalization.CultureInfo.InvariantCulture)}: {change.Term.Because}");
    }

    /// <summary>Causal: what comes later is not known.</summary>
    private static IReadOnlyList<(int Topic, Match Match)> Judge(TopicMatcher matcher, ItemView view)
    {
        var decided = matcher.Decide(view);
        matcher.Learn(view);
        return decided;
    }

    private static void Report(IReadOnlyList<Topic> topics, List<Judged> judged)
    {
        foreach (var topic in topics)
            Console.WriteLine($"topic {topic.Slug}{(topic.Primary ? " (primary)" : "")}: {judged.Count(item => item.Matches(topics, topic))} matches");
        var primary = topics.First(topic => topic.Primary);
        foreach (var language in judged.Where(item => item.Grade == 2).GroupBy(item => item.Item.Lang))
            Console.WriteLine($"primary, grade 2, {language.Key}: recall {language.Count(item => item.Matches(topics, primary))}/{language.Count()}");
        var scored = judged.Where(item => item.Grade >= 0 && item.Topic != "nk-troops").ToList();
        var hits = scored.Count(item => item.Any && item.Grade >= 1);
        var found = scored.Count(item => item.Any);
        var wanted = scored.Count(item => item.Grade >= 1);
        Console.WriteLine($"all topics, grade >= 1: precision {hits}/{found} = {(double)hits / Math.Max(1, found):0.000}, recall {hits}/{wanted} = {(double)hits / wanted:0.000}");
        foreach (var item in scored.Where(item => item.Any != item.Grade >= 1))
            Console.WriteLine($"{(item.Any ? "FALSE" : "MISS ")} {item.Item.Lang} [{item.Topic}] {item.Item.Title} | {item.Item.Text[..Math.Min(140, item.Item.Text.Length)]} | {item.Why(topics)}");
    }

    private sealed record Judged(EvaluationItem Item, int Grade, string Topic, IReadOnlyList<(int Topic, Match Match)> Decided)
    {
        public bool Any => Decided.Any(pair => pair.Match.Decision == Decision.Match);

        public bool Matches(IReadOnlyList<Topic> topics, Topic topic) =>
            Decided.Any(pair => topics[pair.Topic] == topic && pair.Match.Decision == Decision.Match);

        public string Why(IReadOnlyList<Topic> topics) => string.Join("; ", Decided
            .OrderByDescending(pair => pair.Match.Decision).ThenByDescending(pair => pair.Match.Score).Take(2)
            .Select(pair => $"{topics[pair.Topic].Slug}: {pair.Match.Decision} {pair.Match.Score:0.00} {pair.Match.Rejection} {string.Join(", ", pair.Match.Reasons.Select(reason => reason.Term))}"));
    }
}
