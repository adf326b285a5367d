using System.Globalization;

namespace Monitor.Benchmarks;

/// <summary>
/// The measurements of <see cref="TextBenchmarks"/> in processor time, the best of many rounds.
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
            var best = ProcessorTime.Best(Rounds, Calls, () => text.Tokenise(), () => text.Mentions(), () => text.Identify(), () => text.Read());
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{language}: tokenise {best[0]:F2} us, and mentions {best[1]:F2} us, identify {best[2]:F2} us, read an item {best[3]:F2} us"));
        }
    }
}
