using System.Globalization;
using Monitor.Matching;
using Monitor.Seeds;
using Monitor.Text;
using Monitor.Topics;

namespace Monitor.Evaluation;

/// <summary>
/// Scores each stream document for each seed's primary topic with the product's own deriver and matcher. The matcher of this
/// version uses no statistics, so a background file changes nothing and only documents at or after the seed's place count.
/// </summary>
internal static class TrackingEvaluation
{
    public static int Run(string prefix, string[] options)
    {
        var output = options.SkipWhile(option => option != "--out").Skip(1).FirstOrDefault();
        if (output is null)
        {
            Console.Error.WriteLine("tracking: --out scores.tsv is missing");
            return 2;
        }

        var languages = new LanguageIdentifier();
        var lexicon = Lexicon.Shipped;
        var deriver = new TopicDeriver(lexicon);
        var seeds = EvaluationItem.Read(prefix + ".seeddocs.jsonl").ToList();
        var topics = seeds.Select(seed => deriver.Derive(new Seed { Title = seed.Title, Text = seed.Text, Language = languages.Identify(seed.Title + " " + seed.Text, seed.Lang) })
            .First(topic => topic.Primary)).ToList();
        var from = File.ReadLines(prefix + ".pool.tsv").Select(line => line.Split('\t'))
            .ToDictionary(cells => cells[0], cells => int.Parse(cells[1], CultureInfo.InvariantCulture));
        var matcher = new TopicMatcher(topics, lexicon);
        using var writer = new StreamWriter(output);
        var place = 0;
        foreach (var document in EvaluationItem.Read(prefix + ".docs.jsonl"))
        {
            foreach (var (topic, match) in matcher.Decide(document.View(languages, lexicon)))
                if (from.TryGetValue(seeds[topic].Id, out var first) && place >= first && seeds[topic].Id != document.Id)
                    writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
                        $"{seeds[topic].Id}\t{document.Id}\t{match.Score:0.0000}\t{(match.Decision == Decision.Match ? 1 : 0)}"));
            place++;
        }

        return 0;
    }
}
