using System.Globalization;
using CodeHollow.FeedReader;
using Monitor.Feeds.Documents;

namespace Monitor.Benchmarks;

/// <summary>
/// The comparison of <see cref="FeedBenchmarks"/> in processor time, the two in turn, the best of many rounds.
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
            var best = ProcessorTime.Best(Rounds, Calls, () => FeedReader.ReadFromByteArray(bytes), () => FeedParser.Parse(bytes, "application/xml", Address));
            var (library, monitor) = (best[0], best[1]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind,-18} library {library,5:F0} us, monitor {monitor,5:F0} us, ratio {monitor / library:F2}"));
        }
    }
}
