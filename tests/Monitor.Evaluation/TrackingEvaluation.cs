using System.Globalization;
using Monitor.Matching;
using Monitor.Text;

namespace Monitor.Evaluation;

/// <summary>Scores each stream document for each seed's primary topic with the product's own deriver and matcher.</summary>
internal static class TrackingEvaluation
{
    public static int Run(string prefix, string[] options)
    {
        if (Option(options, "--out") is not { } output)
        {
            Console.Error.WriteLine("tracking: --out scores.tsv is missing");
            return 2;
        }

        var set = TrackingSet.Read(prefix, Option(options, "--background"));
        using var writer = new StreamWriter(output);
        foreach (var (seed, document, match) in set.Judge(new TopicMatcher(set.Topics, Lexicon.Shipped)))
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{set.Seeds[seed].Id}\t{set.Documents[document].Id}\t{match.Score:0.000000}\t{(match.Decision == Decision.Match ? 1 : 0)}"));
        return 0;
    }

    private static string? Option(string[] options, string name) => options.SkipWhile(option => option != name).Skip(1).FirstOrDefault();
}
