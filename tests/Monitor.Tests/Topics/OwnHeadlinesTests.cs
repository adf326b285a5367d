using Monitor.Matching;
using Monitor.Text;
using Monitor.Topics;
using Xunit;

namespace Monitor.Tests.Topics;

public sealed class OwnHeadlinesTests
{
    public static TheoryData<string> Seeds => [.. OwnHeadlines.All.Select(set => set.Seed)];

    [Theory, MemberData(nameof(Seeds))]
    public void Each_set_holds_twelve_of_each_kind_in_five_languages_or_more(string seed)
    {
        var set = Find(seed);

        Assert.Equal((12, 12), (set.Related.Count, set.LookAlikes.Count));
        Assert.All([set.Related, set.LookAlikes], headlines => Assert.True(headlines.Select(headline => headline.Language).Distinct().Count() >= 5));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Three_of_four_related_headlines_match(string seed)
    {
        var (set, decider) = (Find(seed), new Decider(seed));
        var missed = set.Related.Where(headline => !decider.Matches(headline)).Select(decider.Why).ToList();

        TestContext.Current.TestOutputHelper?.WriteLine($"{seed}: {set.Related.Count - missed.Count} of {set.Related.Count} related headlines match\n{string.Join('\n', missed)}");
        Assert.True(missed.Count <= set.Related.Count / 4, string.Join('\n', missed));
    }

    /// <summary>What still does tells the same event of others, or shares a name, and is judged by the article's profile before anything else was seen.</summary>
    [Theory, MemberData(nameof(Seeds))]
    public void At_most_two_of_twelve_look_alikes_match(string seed)
    {
        var (set, decider) = (Find(seed), new Decider(seed));
        var mistaken = set.LookAlikes.Where(decider.Matches).Select(decider.Why).ToList();

        TestContext.Current.TestOutputHelper?.WriteLine($"{seed}: {mistaken.Count} of {set.LookAlikes.Count} look-alikes match\n{string.Join('\n', mistaken)}");
        Assert.True(mistaken.Count <= 2, string.Join('\n', mistaken));
    }

    private static OwnHeadlines.Set Find(string seed) => OwnHeadlines.All.Single(set => set.Seed == seed);

    /// <summary>Each headline judged by itself, as the first one ever seen.</summary>
    private sealed class Decider(string seed)
    {
        private readonly IReadOnlyList<Topic> topics = SampleSeeds.Derive(SampleSeeds.Own(seed));

        public bool Matches(OwnHeadlines.Headline headline) => Decide(headline).Any(pair => pair.Match.Decision == Decision.Match);

        public string Why(OwnHeadlines.Headline headline) => $"{headline.Language} {headline.Title}: " + string.Join("; ", Decide(headline)
            .OrderByDescending(pair => pair.Match.Decision).ThenByDescending(pair => pair.Match.Score).Take(3)
            .Select(pair => $"{topics[pair.Topic].Slug} {pair.Match.Decision} {pair.Match.Score:0.00} {pair.Match.Rejection} [{string.Join(", ", pair.Match.Reasons.Select(reason => reason.Term))}]"));

        private IReadOnlyList<(int Topic, Match Match)> Decide(OwnHeadlines.Headline headline) =>
            new TopicMatcher(topics, Lexicon.Shipped).Decide(ItemView.Of(headline.Title, headline.Summary, headline.Language, Lexicon.Shipped));
    }
}
