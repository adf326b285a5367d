using BenchmarkDotNet.Attributes;
using CodeHollow.FeedReader;
using Monitor.Feeds.Documents;

namespace Monitor.Benchmarks;

/// <summary>
/// What reading a sound feed costs beside the bare library call: decoding, bounds, dates, links and safe text must not take more
/// than a quarter of it.
/// </summary>
[MemoryDiagnoser]
public class FeedBenchmarks
{
    private static readonly Uri Address = new("https://harbour.example/feed.xml");

    private byte[] bytes = [];

    public static IReadOnlyList<string> Kinds => ["rss", "rss plain", "rss windows-1251", "atom xhtml", "rdf", "json"];

    [ParamsSource(nameof(Kinds))]
    public string Feed { get; set; } = "";

    [GlobalSetup]
    public void Setup() => bytes = HealthyFeeds.Of(Feed);

    [Benchmark(Baseline = true)]
    public object Library() => FeedReader.ReadFromByteArray(bytes);

    [Benchmark]
    public object Monitor() => FeedParser.Parse(bytes, "application/xml", Address);
}
