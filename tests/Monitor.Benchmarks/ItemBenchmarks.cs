using BenchmarkDotNet.Attributes;
using Monitor.Matching;
using Monitor.Seeds;
using Monitor.Text;
using Monitor.Topics;

namespace Monitor.Benchmarks;

/// <summary>What one item costs on its way through Text and Matching, beside deriving a seed's topics.</summary>
[MemoryDiagnoser]
public class ItemBenchmarks
{
    private const string Title = "South Korea summons Russian ambassador over defence pact with North";

    private const string Summary = "Seoul called in Moscow's envoy and urged Russia to halt military co-operation with Pyongyang at once. "
        + "The treaty signed by Vladimir Putin and Kim Jong-un threatens South Korea's security and will carry consequences, he was told.";

    private readonly Lexicon lexicon = Lexicon.Shipped;
    private readonly LanguageIdentifier languages = new();
    private Seed seed = null!;
    private TopicMatcher matcher = null!;
    private ItemView view = null!;

    [GlobalSetup]
    public void Setup()
    {
        const string file = "seeds/coree-du-nord-russie.md";
        seed = new SeedReader(languages).Read(file, File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, file)));
        matcher = new TopicMatcher(new TopicDeriver(lexicon).Derive(seed), lexicon);
        view = ItemView.Of(Title, Summary, "en", lexicon);
    }

    [Benchmark(Baseline = true)]
    public int Tokenise() => Tokenizer.Tokenize(Summary, "en").Count;

    [Benchmark]
    public string Identify() => languages.Identify(Summary, null);

    [Benchmark]
    public object Read() => ItemView.Of(Title, Summary, "en", lexicon);

    [Benchmark]
    public int Decide() => matcher.Decide(view).Count;

    [Benchmark]
    public int Derive() => new TopicDeriver(lexicon).Derive(seed).Count;
}
