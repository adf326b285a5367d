using BenchmarkDotNet.Attributes;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Monitor.Topics;
using Term = Lucene.Net.Index.Term;

namespace Monitor.Benchmarks;

/// <summary>
/// The same topics as queries of Lucene.NET 4.8 over the same items, the way that is fast there: a thousand items indexed in memory,
/// then every query once.
/// </summary>
[MemoryDiagnoser]
public class LuceneBenchmarks
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;

    private static readonly IReadOnlyList<(string Title, string Summary, string Language)> News = new WireText().Items(MatchingBenchmarks.Items);

    private List<Query> queries = [];

    [Params(1_000, 10_000, 100_000)]
    public int Topics { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        queries = [.. new WireText().Topics(Topics).Select(QueryOf)];
        Console.WriteLine($"// {Decide() / (double)News.Count:F3} matches an item");
    }

    [Benchmark(OperationsPerInvoke = MatchingBenchmarks.Items)]
    public int Decide()
    {
        using var directory = new RAMDirectory();
        using var analyzer = new StandardAnalyzer(Version, CharArraySet.Empty);
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(Version, analyzer)))
            foreach (var (title, summary, _) in News)
                writer.AddDocument([new TextField("title", title, Field.Store.NO), new TextField("summary", summary, Field.Store.NO)]);
        using var reader = DirectoryReader.Open(directory);
        var searcher = new IndexSearcher(reader);
        return queries.Sum(query => searcher.Search(query, 1).TotalHits);
    }

    private static BooleanQuery QueryOf(Topic topic)
    {
        var query = new BooleanQuery();
        foreach (var facet in topic.Facets)
            query.Add(AnyOf(facet.AnyOf), Occur.MUST);
        query.Add(AnyOf(topic.Exclude), Occur.MUST_NOT);
        return query;
    }

    private static BooleanQuery AnyOf(IReadOnlyList<Clue> clues)
    {
        var any = new BooleanQuery();
        foreach (var phrase in clues.OfType<Clue.Text>())
            foreach (var (field, boost) in new[] { ("title", 1.5f), ("summary", 1f) })
                any.Add(Phrase(field, phrase.Phrase.Split(' '), boost), Occur.SHOULD);
        return any;
    }

    private static Query Phrase(string field, string[] words, float boost)
    {
        if (words.Length == 1)
            return new TermQuery(new Term(field, words[0])) { Boost = boost };
        var phrase = new PhraseQuery { Boost = boost };
        foreach (var word in words)
            phrase.Add(new Term(field, word));
        return phrase;
    }
}
