using System.Diagnostics;
using System.Globalization;
using Monitor.Matching;
using Monitor.Matching.Ranking;
using Monitor.Text;

namespace Monitor.Benchmarks;

/// <summary>What the matching benchmarks find, so that nothing is measured that finds nothing; and what building and changing an index costs.</summary>
internal static class MatchingCounts
{
    private const int Changes = 2_000;

    public static void Print(IReadOnlyList<int> sizes)
    {
        var lexicon = MatchingBenchmarks.NoConcepts();
        var news = new WireText().Items(MatchingBenchmarks.Items).Select(item => ItemView.Of(item.Title, item.Summary, item.Language, lexicon)).ToList();
        Console.WriteLine($"{news.Count} items of {news.Average(item => item.Title.Text.Length + item.Summary.Text.Length):F0} characters, {news.Average(item => item.Title.Tokens.Count + item.Summary.Tokens.Count):F0} words");
        foreach (var size in sizes)
        {
            var topics = new WireText().Topics(size);
            var clock = Stopwatch.StartNew();
            var matcher = new TopicMatcher(topics, lexicon);
            var built = clock.Elapsed;
            var (clues, touched, near, matched) = (0L, 0L, 0L, 0L);
            var search = new SegmentSearch(new TopicSegment([.. topics.Select((topic, number) => new NumberedTopic(number, topic))], new ConceptClues(lexicon), lexicon, RankingRule.Shipped));
            foreach (var item in news)
            {
                search.Find(item, [], all: true);
                clues += search.Hits.Count;
                foreach (var verdict in matcher.Judge(item, all: true))
                {
                    touched++;
                    near += verdict.Decision == Decision.Near ? 1 : 0;
                    matched += verdict.Decision == Decision.Match ? 1 : 0;
                }
            }

            var per = 1.0 / news.Count;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{size,7} topics of {topics.Average(topic => topic.Terms.Count + topic.Exclude.Count):F0} phrases, built in {built.TotalMilliseconds:F0} ms; an item: {clues * per:F1} phrases, {touched * per:F2} topics touched, {near * per:F3} near, {matched * per:F3} matched"));
            if (size == 10_000)
                PrintChanges(matcher, new WireText().Topics(size));
        }
    }

    private static void PrintChanges(TopicMatcher matcher, IReadOnlyList<Topics.Topic> topics)
    {
        var times = new List<double>();
        for (var change = 0; change < Changes; change++)
        {
            var number = change * 7 % topics.Count;
            var clock = Stopwatch.StartNew();
            matcher.Set(number, topics[(number + 1) % topics.Count]);
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"        one topic of {topics.Count} changed, {Changes} times: median {times[Changes / 2]:F2} ms, mean {times.Average():F2} ms, 99 % {times[Changes * 99 / 100]:F2} ms, worst {times[^1]:F0} ms"));
    }
}
