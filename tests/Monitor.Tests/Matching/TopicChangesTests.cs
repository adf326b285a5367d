using Monitor.Matching;
using Monitor.Matching.Ranking;
using Monitor.Tests.Items;
using Monitor.Tests.Matching.Oracle;
using Monitor.Text;
using Monitor.Topics;
using Xunit;

namespace Monitor.Tests.Matching;

public sealed class TopicChangesTests
{
    private static readonly List<ItemView> Items = [.. new GeneratedNews(3).Take(240)
        .Select(item => ItemView.Of(item.Title, item.Summary, item.Language, Lexicon.Shipped, item.Date))];

    private static IReadOnlyList<Topic> Topics(int count, int profileOneIn) => new GeneratedTopics(Items, 3, profileOneIn).Take(count);

    private static List<(int, Decision, double)> Decide(TopicMatcher matcher, ItemView item) =>
        [.. matcher.Decide(item).Select(pair => (pair.Topic, pair.Match.Decision, pair.Match.Score))];

    [Fact]
    public void After_any_changes_a_matcher_decides_as_one_built_of_what_is_left()
    {
        var topics = Topics(1_300, profileOneIn: 0);
        var chance = new Chance(1);
        var current = topics.Take(40).Cast<Topic?>().ToList();
        var matcher = new TopicMatcher([.. current.OfType<Topic>()], Lexicon.Shipped);
        for (var change = 0; change < 2_600; change++)
        {
            var number = chance.OneIn(2) ? current.Count : chance.Below(current.Count);
            var topic = chance.OneIn(4) && number < current.Count ? null : topics[chance.Below(topics.Count)];
            if (number == current.Count)
                current.Add(null);
            current[number] = topic;
            if (topic is null)
                matcher.Remove(number);
            else
                matcher.Set(number, topic);
            if (change % 650 == 649)
                AssertAlike(matcher, current);
        }
    }

    private static void AssertAlike(TopicMatcher changed, List<Topic?> current)
    {
        var numbers = Enumerable.Range(0, current.Count).Where(number => current[number] is not null).ToList();
        var built = new TopicMatcher([.. current.OfType<Topic>()], Lexicon.Shipped);
        Assert.True(numbers.Count > 300);
        foreach (var item in Items.Take(40))
            Assert.Equal(Decide(built, item).Select(decided => (numbers[decided.Item1], decided.Item2, decided.Item3)), Decide(changed, item));
    }

    [Fact]
    public void What_was_learned_stays_when_another_topic_changes()
    {
        var topics = Topics(60, profileOneIn: 2);
        var (untouched, changed) = (new TopicMatcher(topics, Lexicon.Shipped), new TopicMatcher(topics, Lexicon.Shipped));
        for (var i = 0; i < Items.Count; i++)
        {
            if (i % 5 == 0)
                changed.Set(60 + i % 40, topics[i % topics.Count]);
            if (i % 7 == 0)
                changed.Remove(60 + i % 40);
            Assert.Equal(Decide(untouched, Items[i]), Decide(changed, Items[i]).Where(decided => decided.Item1 < 60));
            untouched.Learn(Items[i]);
            changed.Learn(Items[i]);
        }
    }

    /// <summary>But for a little: earlier items keep no grams, which make a small part of what two languages share.</summary>
    [Fact]
    public void A_topic_that_comes_late_knows_the_earlier_items_as_if_it_had_been_there()
    {
        var topics = Topics(60, profileOneIn: 2);
        var (early, late) = (new TopicMatcher(topics, Lexicon.Shipped), new TopicMatcher([.. topics.Skip(1)], Lexicon.Shipped));
        foreach (var item in Items.Take(180))
        {
            early.Learn(item);
            late.Learn(item);
        }

        late.Set(59, topics[0]);

        var apart = new List<double>();
        foreach (var item in Items.Skip(180))
        {
            var decided = early.Decide(item).Where(pair => pair.Topic == 0).Select(pair => pair.Match.Score).ToList();
            var again = late.Decide(item).Where(pair => pair.Topic == 59).Select(pair => pair.Match.Score).ToList();
            Assert.Equal(decided.Count, again.Count);
            apart.AddRange(decided.Zip(again, (one, other) => Math.Abs(one - other)));
        }

        apart.Sort();
        Assert.True(apart.Count > 20);
        Assert.True(apart[apart.Count * 9 / 10] < 0.03, string.Join(' ', apart));
        Assert.True(apart[^1] < 0.08, string.Join(' ', apart));
    }

    [Fact]
    public void Reading_and_judging_item_after_item_allocates_nothing()
    {
        var matcher = new TopicMatcher(Topics(300, profileOneIn: 10), Lexicon.Shipped);
        var reader = new ItemReader(Lexicon.Shipped);
        foreach (var item in Items)
            matcher.Learn(item);
        var found = Judge();

        var before = GC.GetAllocatedBytesForCurrentThread();
        var again = Judge();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);
        Assert.Equal(found, again);
        Assert.True(found > 300);

        int Judge()
        {
            var count = 0;
            foreach (var item in Items)
            {
                var view = reader.Read(item.Title.Text, item.Summary.Text, item.Language, item.Date);
                count += matcher.Judge(view, all: false).Length + matcher.Judge(view, all: true).Length;
            }

            return count;
        }
    }

    [Theory]
    [InlineData(0, "Match"), InlineData(1, "Near"), InlineData(2, "Rejected")]
    public void A_topic_may_have_more_facets_than_a_mask_has_room_for(int missing, string decision)
    {
        var words = Enumerable.Range(0, 40).Select(number => "word" + number).ToList();
        var topic = new Topic
        {
            Slug = "wide",
            Name = "Wide",
            Language = "en",
            Facets = [.. words.Select(word => new Facet([new Clue.Text(word)]))],
            Terms = [],
            Exclude = [],
            Threshold = 0.5,
        };

        var (_, match) = Assert.Single(new TopicMatcher([topic], Lexicon.Shipped).Decide(ItemView.Of("", string.Join(' ', words.SkipLast(missing)), "en", Lexicon.Shipped)));

        Assert.Equal((decision, missing), (match.Decision.ToString(), match.Missing.Count));
    }

    [Fact]
    public void A_languages_frequent_words_take_a_megabyte_and_a_half_at_most()
    {
        var shares = new BackgroundShares();
        string[] languages = ["fr", "en", "de", "es", "pt", "it", "pl", "ru", "uk", "ar", "zh", "ja", "ko"];
        foreach (var language in languages)
            shares.Meet(language);

        var word = ContentWords.Of(string.Join(" ", WordRanks.Of("fr").Take(80)), "fr").First();
        Assert.InRange(shares.Of(Feature.Of(Channel.Word, word.Stem)), 0.01, 1);
        Assert.Equal(0, shares.Of(Feature.Of(Channel.Word, FoldedWord.HashOf("qqqzzz"))));
        Assert.InRange(shares.Size, 1_000_000, 1_500_000 * languages.Length);
    }
}
