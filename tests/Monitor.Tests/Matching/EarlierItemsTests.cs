using Monitor.Matching;
using Monitor.Matching.Ranking;
using Monitor.Tests.Matching.Oracle;
using Monitor.Text;
using Xunit;

namespace Monitor.Tests.Matching;

public sealed class EarlierItemsTests
{
    [Fact]
    public void Three_thousand_earlier_items_take_six_megabytes_at_most_and_only_the_latest_are_found()
    {
        var rule = RankingRule.Shipped;
        var frequencies = new DocumentFrequencies(rule);
        var item = new WeighedItem(new VectorBuilder(rule), frequencies, rule);
        var seen = new EarlierItems(rule);
        var reader = new ItemReader(Lexicon.Shipped);
        foreach (var news in new GeneratedNews(5).Take(2 * rule.Window + 100))
        {
            Take(news);
            item.TakeGrams();
            seen.Add(item, news.Title);
        }

        Assert.Equal(rule.Window, seen.Next - seen.First);
        Assert.InRange(seen.Size, 500_000, 6_000_000);
        var numbers = new List<long>();
        foreach (var news in new GeneratedNews(5).Take(50))
        {
            Take(news);
            foreach (var neighbour in seen.Like(item))
                numbers.Add(neighbour.Number);
        }

        Assert.NotEmpty(numbers);
        Assert.All(numbers, number => Assert.InRange(number, seen.First, seen.Next - 1));

        void Take(GeneratedItem news) => item.Take(reader.Read(news.Title, news.Summary, news.Language, news.Date));
    }
}
