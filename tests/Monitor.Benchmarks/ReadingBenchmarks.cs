using BenchmarkDotNet.Attributes;
using Monitor.Matching;
using Monitor.Text;
using Monitor.Topics;

namespace Monitor.Benchmarks;

/// <summary>
/// One item from its characters to its decisions for ten topics with a profile, its language given: words, concepts, ranking. The
/// window of earlier items is full.
/// </summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    private const int Profiles = 10;
    private const int Earlier = 3_000;
    private const int Seed = 12;

    private static readonly WireText Wire = new();
    private static readonly IReadOnlyList<(string Title, string Summary, string Language)> News = Wire.Items(MatchingBenchmarks.Items);

    private readonly ItemReader reader = new(Lexicon.Shipped);
    private TopicMatcher matcher = null!;

    [GlobalSetup]
    public void Setup()
    {
        matcher = new TopicMatcher([.. new WireText().Topics(Profiles).Select((topic, number) => topic with { Profile = ProfileOf(number) })], Lexicon.Shipped);
        foreach (var (title, summary, language) in Wire.Items(Earlier))
            matcher.Learn(reader.Read(title, summary, language, null));
        Console.WriteLine($"// {News.Sum(Judged)} decisions, {News.Sum(Near)} near or matched, on {News.Count} items");
    }

    /// <summary>Words and concepts.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = MatchingBenchmarks.Items)]
    public int Read() => News.Sum(item => reader.Read(item.Title, item.Summary, item.Language, null).Title.Tokens.Count);

    [Benchmark(OperationsPerInvoke = MatchingBenchmarks.Items)]
    public int ReadAndDecide() => News.Sum(Judged);

    private int Judged((string Title, string Summary, string Language) item) =>
        matcher.Judge(reader.Read(item.Title, item.Summary, item.Language, null), all: true).Length;

    private int Near((string Title, string Summary, string Language) item) =>
        matcher.Judge(reader.Read(item.Title, item.Summary, item.Language, null), all: false).Length;

    /// <summary>Of a seed as long as a dozen items.</summary>
    private static Profile ProfileOf(int number)
    {
        var (words, concepts) = (new Dictionary<string, double>(), new Dictionary<string, double>());
        foreach (var (_, summary, language) in Wire.Items(Seed).Where(item => item.Language == "en"))
        {
            var read = ReadText.Read(summary, language, Lexicon.Shipped);
            foreach (var word in ContentWords.Of(read))
                words[word.Plain(summary)] = 1 + number % 3;
            foreach (var mention in read.Mentions)
                concepts[mention.Concept.Id] = 1;
        }

        return new Profile(null, words, concepts);
    }
}
