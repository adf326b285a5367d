using System.Globalization;
using Monitor.Matching;
using Monitor.Text;
using Monitor.Topics;

namespace Monitor.Evaluation;

/// <summary>Seeds, stream and labels of one tracking set, read as the product reads them.</summary>
internal sealed class TrackingSet
{
    private TrackingSet(string prefix, string? background)
    {
        var languages = new LanguageIdentifier();
        var deriver = new TopicDeriver(Lexicon.Shipped);
        Name = Path.GetFileName(prefix);
        Seeds = EvaluationItem.Read(prefix + ".seeddocs.jsonl").ToList();
        Topics = Seeds.Select(seed => deriver.Derive(seed.Seed(languages)).First(topic => topic.Primary)).ToList();
        Documents = EvaluationItem.Read(prefix + ".docs.jsonl").Select(item => (item.Id, item.View(languages, Lexicon.Shipped))).ToList();
        Background = background is null ? [] : EvaluationItem.Read(background).Select(item => item.View(languages, Lexicon.Shipped)).ToList();
        var from = File.ReadLines(prefix + ".pool.tsv").Select(line => line.Split('\t'))
            .ToDictionary(cells => cells[0], cells => int.Parse(cells[1], CultureInfo.InvariantCulture));
        From = Seeds.Select(seed => from.GetValueOrDefault(seed.Id, int.MaxValue)).ToList();
        Related = File.Exists(prefix + ".gold.tsv")
            ? File.ReadLines(prefix + ".gold.tsv").Select(line => line.Split('\t')).ToLookup(cells => cells[0], cells => cells[1])
            : Array.Empty<string[]>().ToLookup(cells => cells[0], cells => cells[1]);
    }

    public string Name { get; }
    public IReadOnlyList<EvaluationItem> Seeds { get; }

    /// <summary>The primary topic of each seed.</summary>
    public IReadOnlyList<Topic> Topics { get; }

    /// <summary>The stream, in order.</summary>
    public IReadOnlyList<(string Id, ItemView View)> Documents { get; }
    public IReadOnlyList<ItemView> Background { get; }

    /// <summary>Place in the stream from which each seed's candidates count.</summary>
    public IReadOnlyList<int> From { get; }

    /// <summary>Seed → documents of its story.</summary>
    public ILookup<string, string> Related { get; }

    public static TrackingSet Read(string prefix, string? background) => new(prefix, background);

    /// <summary>
    /// Every candidate the matcher returns, by seed. Statistics are causal: the matcher learns the background, then each document after it was judged.
    /// </summary>
    public IEnumerable<(int Seed, int Document, Match Match)> Judge(TopicMatcher matcher)
    {
        foreach (var view in Background)
            matcher.Learn(view);
        for (var place = 0; place < Documents.Count; place++)
        {
            foreach (var (seed, match) in matcher.Decide(Documents[place].View))
                if (place >= From[seed] && Seeds[seed].Id != Documents[place].Id)
                    yield return (seed, place, match);
            matcher.Learn(Documents[place].View);
        }
    }
}
