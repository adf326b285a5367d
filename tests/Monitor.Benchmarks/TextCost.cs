using System.Diagnostics;
using System.Globalization;

namespace Monitor.Benchmarks;

/// <summary>
/// The measurements of <see cref="TextBenchmarks"/> in processor time, the best of many rounds: for machines that do other work as well.
/// </summary>
internal static class TextCost
{
    private const int Rounds = 40;
    private const int Calls = 2_000;

    public static void Print()
    {
        foreach (var language in TextBenchmarks.Languages)
        {
            var text = new TextBenchmarks { Language = language };
            text.Setup();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{language}: tokenise {Best(() => text.Tokenise()):F2} us, and mentions {Best(() => text.Mentions()):F2} us, identify {Best(() => text.Identify()):F2} us, read an item {Best(() => text.Read()):F2} us"));
        }
    }

    private static double Best(Action call)
    {
        using var process = Process.GetCurrentProcess();
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            process.Refresh();
            var before = process.TotalProcessorTime;
            for (var i = 0; i < Calls; i++)
                call();
            process.Refresh();
            best = Math.Min(best, (process.TotalProcessorTime - before).TotalMicroseconds / Calls);
        }

        return best;
    }
}
