using System.Diagnostics;
using System.Globalization;
using CodeHollow.FeedReader;
using Monitor.Feeds.Documents;

namespace Monitor.Benchmarks;

/// <summary>
/// The comparison of <see cref="FeedBenchmarks"/> in processor time instead of elapsed time, the two in turn, the best of many
/// rounds: for machines that do other work as well. The garbage collector's threads are counted.
/// </summary>
internal static class FeedCost
{
    private const int Rounds = 15;
    private const int Calls = 200;

    private static readonly Uri Address = new("https://harbour.example/feed.xml");

    public static void Print()
    {
        foreach (var kind in FeedBenchmarks.Kinds)
        {
            var bytes = HealthyFeeds.Of(kind);
            var (library, monitor) = (double.MaxValue, double.MaxValue);
            for (var round = 0; round < Rounds; round++)
            {
                library = Math.Min(library, Microseconds(() => FeedReader.ReadFromByteArray(bytes)));
                monitor = Math.Min(monitor, Microseconds(() => FeedParser.Parse(bytes, "application/xml", Address)));
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind,-18} library {library,5:F0} us, monitor {monitor,5:F0} us, ratio {monitor / library:F2}"));
        }
    }

    private static double Microseconds(Action call)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        for (var i = 0; i < Calls; i++)
            call();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMicroseconds / Calls;
    }
}
