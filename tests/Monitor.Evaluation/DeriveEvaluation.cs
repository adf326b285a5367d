using System.Diagnostics;
using System.Globalization;
using Monitor.Cli;
using Monitor.Seeds;
using Monitor.Text;
using Monitor.Topics;

namespace Monitor.Evaluation;

/// <summary>What articles give, as <c>seed preview</c> shows it, and how long deriving takes once the program is warm.</summary>
internal static class DeriveEvaluation
{
    private const int WarmRounds = 3;
    private const int Rounds = 15;

    public static int Run(IReadOnlyList<string> files)
    {
        var lexicon = Lexicon.Shipped;
        var (reader, deriver, preview) = (new SeedReader(new LanguageIdentifier()), new TopicDeriver(lexicon), new SeedPreview(lexicon));
        var seeds = files.Select(file => (File: file, Seed: reader.Read(file, File.ReadAllBytes(file)))).ToList();
        foreach (var (file, seed) in seeds)
            Console.WriteLine($"=== {Path.GetFileName(file)}\n{preview.Text(seed, deriver.Derive(seed))}\n");
        for (var round = 0; round < WarmRounds; round++)
            foreach (var (_, seed) in seeds)
                deriver.Derive(seed);
        foreach (var (file, seed) in seeds)
        {
            var times = Enumerable.Range(0, Rounds).Select(_ => Milliseconds(deriver, seed)).Order().ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{Path.GetFileName(file)}: median {times[Rounds / 2]:0.0} ms, slowest {times[^1]:0.0} ms of {Rounds}"));
        }

        return 0;
    }

    private static double Milliseconds(TopicDeriver deriver, Seed seed)
    {
        var start = Stopwatch.GetTimestamp();
        deriver.Derive(seed);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
