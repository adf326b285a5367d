using System.Globalization;

namespace Monitor.Benchmarks;

/// <summary>What was measured at one number of topics, in microseconds an item, beside the bars matching is held to.</summary>
/// <param name="Words">Cutting and folding the words alone.</param>
/// <param name="Decided">Words and decisions without rejections.</param>
/// <param name="DecidedAll">Words and decisions with rejections.</param>
/// <param name="Bytes">Allocated by the decisions of one item.</param>
/// <param name="Lucene">The same topics as queries of Lucene.NET; 0 when not measured.</param>
internal sealed record MatchingFigures(int Topics, double Words, double Decided, double DecidedAll, long Bytes, double Lucene)
{
    public const int Fewest = 1_000;
    public const int Most = 100_000;

    private const int Barred = 10_000;
    private const double MostTimesWords = 6;
    private const double LeastTimesLucene = 100;
    private const double MostExponent = 0.45;

    /// <summary>Prints a line or two for each number of topics, then how the cost grows with it.</summary>
    public static void Print(IReadOnlyList<MatchingFigures> all)
    {
        foreach (var figures in all)
            figures.Print();
        var exponent = Math.Log(At(all, Most).Decided / At(all, Fewest).Decided) / Math.Log((double)Most / Fewest);
        Line($"exponent from {Fewest} to {Most} topics: {exponent:F2} {Bar(exponent <= MostExponent, $"at most {MostExponent}")}");
    }

    /// <summary>The load of the machine, where it can be told.</summary>
    public static void PrintLoad()
    {
        if (File.Exists("/proc/loadavg"))
            Console.WriteLine("load " + File.ReadAllText("/proc/loadavg").TrimEnd());
    }

    public static void PrintReading(double read, double decided, long bytes) =>
        Line($"an item read whole {read:F1}, and decided for ten profiles {decided:F1}, {bytes} B");

    private void Print()
    {
        var (words, lucene) = (Decided / Words, Lucene / Decided);
        Line($"{Topics,7} topics: words {Words:F1}, decided {Decided:F1} = {words:F1} x words {(Topics == Barred ? Bar(words <= MostTimesWords, $"at most {MostTimesWords}") : "")}");
        Line($"        {Bytes} B {Bar(Bytes == 0, $"0")}; with rejections {DecidedAll:F1}");
        if (Lucene > 0)
            Line($"        Lucene.NET {Lucene:F0} = {lucene:F0} x decided {Bar(lucene >= LeastTimesLucene, $"at least {LeastTimesLucene}")}");
    }

    private static MatchingFigures At(IReadOnlyList<MatchingFigures> all, int topics) => all.First(figures => figures.Topics == topics);

    private static string Bar(bool isKept, FormattableString bar) => $"({(isKept ? "bar" : "misses the bar")}: {bar.ToString(CultureInfo.InvariantCulture)})";

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
