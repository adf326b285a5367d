using BenchmarkDotNet.Attributes;
using Monitor.Matching;
using Monitor.Text;
using Monitor.Topics;

namespace Monitor.Benchmarks;

/// <summary>
/// What deciding one item costs, beside cutting and folding its words alone. The lexicon is an empty one, since the topics hold phrases
/// only; reading with the shipped one is <see cref="ReadingBenchmarks"/>' part.
/// </summary>
[MemoryDiagnoser]
public class MatchingBenchmarks
{
    public const int Items = 1_000;

    private static readonly WireText Wire = new();
    private static readonly IReadOnlyList<(string Title, string Summary, string Language)> News = Wire.Items(Items);

    private readonly TokenList tokens = new();
    private readonly ItemReader reader = new(NoConcepts());
    private TopicMatcher matcher = null!;

    [Params(100, 1_000, 10_000, 100_000)]
    public int Topics { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        matcher = new TopicMatcher(new WireText().Topics(Topics), NoConcepts());
        Decide();
    }

    /// <summary>Every word cut, folded, hashed and stemmed.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Items)]
    public int Tokenise()
    {
        var count = 0;
        foreach (var (title, summary, language) in News)
        {
            Tokenizer.Tokenize(title, language, tokens);
            count += tokens.Count;
            Tokenizer.Tokenize(summary, language, tokens);
            count += tokens.Count;
        }

        return count;
    }

    /// <summary>Words cut and all topics decided, without reasons.</summary>
    [Benchmark(OperationsPerInvoke = Items)]
    public int Decide() => News.Sum(item => matcher.Judge(reader.Read(item.Title, item.Summary, item.Language, null), all: false).Length);

    /// <summary>The same, with the topics that are rejected though something of them is found.</summary>
    [Benchmark(OperationsPerInvoke = Items)]
    public int DecideAll() => News.Sum(item => matcher.Judge(reader.Read(item.Title, item.Summary, item.Language, null), all: true).Length);

    internal static Lexicon NoConcepts() => (Lexicon)typeof(Lexicon).GetConstructors(System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)[0]
        .Invoke([new Dictionary<string, Concept>()]);
}
