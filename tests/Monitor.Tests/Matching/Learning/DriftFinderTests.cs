using Monitor.Matching;
using Monitor.Matching.Learning;
using Monitor.Text;
using Monitor.Topics;
using Xunit;

namespace Monitor.Tests.Matching.Learning;

public sealed class DriftFinderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Lately = Now.AddDays(-7);
    private static readonly DateTimeOffset Before = Now.AddDays(-40);
    private static readonly DriftRule Rule = DriftRule.Shipped;

    private static readonly string[] Everyday =
    [
        "Parliament debates the budget", "Striker scores twice in derby", "Museum opens a new wing", "Rain floods the valley road", "Bank keeps its rates",
        "Singer cancels her tour", "Harvest of apples is late", "School strike ends in the north", "Bridge closed for repairs", "Painter wins a prize",
    ];

    private long last;

    private static Topic Topic => GrainAccord.Topic;

    private DriftItem Item(DateTimeOffset date, string title, string feed = "a", string language = "en") =>
        new(++last, date.AddMinutes(last), feed, ItemView.Of(title, "", language, Lexicon.Shipped, date));

    private List<DriftItem> Many(int count, DateTimeOffset date, string title, string language = "en") =>
        Enumerable.Range(0, count).Select(i => Item(date, $"{title}", i % 2 == 0 ? "a" : "b", language)).ToList();

    private List<DriftItem> Others(string language = "en") => Enumerable.Range(0, 60).Select(i => Item(Lately, Everyday[i % Everyday.Length], "c", language)).ToList();

    private static IReadOnlyList<ProposedChange> Rising(Topic topic, List<DriftItem> matched, List<DriftItem> others)
    {
        var finder = new DriftFinder(topic, matched, Now, Rule);
        foreach (var item in matched.Concat(others))
            finder.Count(item, item.Clues());
        return finder.Rising();
    }

    [Fact]
    public void A_word_that_comes_up_is_proposed_with_its_reason()
    {
        List<DriftItem> matched = [.. Many(24, Before, "Grain accord holds"), .. Many(22, Lately, "Grain accord holds"), .. Many(9, Lately, "Grain accord Halvorsen seen")];
        var proposed = Assert.Single(Rising(Topic, matched, Others()));

        Assert.Equal(new Term("halvorsen", "en", 0.3, "in 9 of 31 matches in en of the last 4 weeks, 0 of 24 before; 2 feeds; first: « Grain accord Halvorsen seen »"), proposed.Term);
        Assert.Equal(ChangeKind.Add, proposed.Kind);
    }

    [Fact]
    public void A_notion_stands_for_its_words_in_all_languages()
    {
        List<DriftItem> matched =
        [
            .. Many(24, Before, "Grain accord holds"), .. Many(20, Lately, "Grain accord holds"),
            .. Many(3, Lately, "Grain accord: soldiers at the quay"), .. Many(3, Lately, "Getreideabkommen: Soldaten am Kai", "de"), .. Many(3, Lately, "Accord céréalier : des soldats au quai", "fr"),
        ];
        var proposed = Rising(Topic, matched, [.. Others(), .. Others("de"), .. Others("fr")]);

        Assert.Equal(("notion:soldiers", Term.EveryLanguage), (proposed[0].Term.Concept, proposed[0].Term.Lang));
        Assert.StartsWith("in 9 of 29 matches of the last 4 weeks, 0 of 24 before; 2 feeds", proposed[0].Term.Because, StringComparison.Ordinal);
        Assert.DoesNotContain(proposed.Skip(1), change => change.Term.Text is "soldiers" or "soldaten" or "soldats");
    }

    [Theory]
    [InlineData(3, "Grain accord Halvorsen seen", "too few items")]
    [InlineData(9, "Grain accord wheat seen", "the profile says it already")]
    [InlineData(9, "Grain accord 2027 seen", "a number is no word")]
    public void What_is_no_news_of_the_topic_is_not_proposed(int count, string title, string why)
    {
        var proposed = Rising(Topic, [.. Many(24, Before, "Grain accord holds"), .. Many(22, Lately, "Grain accord holds"), .. Many(count, Lately, title)], Others());
        Assert.True(!proposed.Any(change => title.Contains(change.Term.Text, StringComparison.Ordinal) && change.Term.Text != "seen"), why);
    }

    [Fact]
    public void What_one_feed_alone_says_is_not_proposed()
    {
        var own = Enumerable.Range(0, 9).Select(_ => Item(Lately, "Grain accord Halvorsen seen", "a"));
        Assert.Empty(Rising(Topic, [.. Many(24, Before, "Grain accord holds"), .. Many(22, Lately, "Grain accord holds"), .. own], Others()));
    }

    [Fact]
    public void What_was_as_frequent_before_is_not_proposed() =>
        Assert.Empty(Rising(Topic,
            [.. Many(20, Before, "Grain accord holds"), .. Many(8, Before, "Grain accord Halvorsen seen"), .. Many(20, Lately, "Grain accord holds"), .. Many(9, Lately, "Grain accord Halvorsen seen")], Others()));

    [Fact]
    public void What_all_news_speaks_of_is_not_proposed()
    {
        var others = Enumerable.Range(0, 60).Select(i => Item(Lately, i % 2 == 0 ? "A Halvorsen was seen" : Everyday[i % Everyday.Length], "c")).ToList();
        Assert.Empty(Rising(Topic, [.. Many(24, Before, "Grain accord holds"), .. Many(22, Lately, "Grain accord holds"), .. Many(9, Lately, "Grain accord Halvorsen seen")], others));
    }

    [Fact]
    public void A_term_or_facet_of_the_topic_is_not_proposed_again()
    {
        List<DriftItem> matched = [.. Many(24, Before, "Grain accord holds"), .. Many(20, Lately, "Grain accord holds"), .. Many(9, Lately, "Halvorsens in grain accord"), .. Many(9, Lately, "Soldiers in grain accord")];
        var others = Others();
        Assert.Equal(["notion:soldiers", "en:halvorsens"], Rising(Topic, matched, others).Select(change => change.Clue));

        Assert.Empty(Rising(Topic with
        {
            Terms = [.. Topic.Terms, new Term("halvorsen", "en", 0.3, "")],
            Facets = [.. Topic.Facets, new Facet([new Clue.Concept("theme:troops:all")])],
        }, matched, others));
    }

    [Fact]
    public void Words_that_always_come_together_are_one_proposal() =>
        Assert.Single(Rising(Topic,
            [.. Many(24, Before, "Grain accord holds"), .. Many(22, Lately, "Grain accord holds"), .. Many(9, Lately, "Grain accord Halvorsen Brandvik Oleander")], Others()));

    [Fact]
    public void A_topic_of_rare_matches_is_compared_with_a_longer_time()
    {
        List<DriftItem> matched = [.. Many(12, Now.AddDays(-170), "Grain accord holds"), .. Many(12, Now.AddDays(-100), "Grain accord holds"), .. Many(2, Before, "Grain accord holds"), .. Many(9, Lately, "Grain accord Halvorsen seen")];
        Assert.Contains(" of 14 before", Assert.Single(Rising(Topic, matched.Where(item => item.Date > Now.AddDays(-150)).ToList(), Others())).Term.Because, StringComparison.Ordinal);
        Assert.Contains(" of 26 before", Assert.Single(Rising(Topic, matched, Others())).Term.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void A_topic_with_nothing_to_compare_with_gets_no_proposal() =>
        Assert.Empty(Rising(Topic, [.. Many(3, Before, "Grain accord holds"), .. Many(20, Lately, "Grain accord Halvorsen seen")], Others()));

    [Fact]
    public void A_language_that_was_not_there_before_brings_no_words() =>
        Assert.Empty(Rising(Topic, [.. Many(24, Before, "Grain accord holds"), .. Many(9, Lately, "Getreideabkommen hält wider Erwarten", "de")], [.. Others(), .. Others("de")]));

    [Fact]
    public void At_most_eight_are_proposed()
    {
        string[] words = ["Halvorsen", "Brandvik", "Oleander", "Quillfeather", "Marmolar", "Tressik", "Undervane", "Wollstock", "Yarrowby", "Zephyrin"];
        var matched = new List<DriftItem>(Many(60, Before, "Grain accord holds"));
        foreach (var word in words)
            matched.AddRange(Many(8, Lately, "Grain accord " + word));
        Assert.Equal(Rule.MostAdded, Rising(Topic, matched, [.. Others(), .. Others(), .. Others()]).Count);
    }

    [Theory]
    [InlineData(9, 31, 0, 24, 11.67)]
    [InlineData(4, 31, 0, 24, 4.83)]
    [InlineData(0, 24, 9, 31, -11.67)]
    [InlineData(5, 10, 5, 10, 0)]
    [InlineData(5, 10, 0, 0, 0)]
    public void The_log_likelihood_ratio_is_that_of_two_binomials(double with, double all, double otherWith, double otherAll, double ratio) =>
        Assert.Equal(ratio, LogLikelihood.Ratio(with, all, otherWith, otherAll), 2);

    [Fact]
    public void A_term_in_none_of_many_matches_is_dead()
    {
        var topic = Topic with { Terms = [new Term("wheat", "en", 0.5, "said"), new Term("barley", "en", 0.5, "said"), new Term("rye", "en", 0.1, "light"), new Term("blé", "fr", 0.5, "French")] };
        var dead = new DeadTerms(Lexicon.Shipped, Rule);

        var drop = Assert.Single(dead.Find(topic, topic, Many(20, Lately, "Wheat leaves"), Now));
        Assert.Equal((ChangeKind.Drop, "en:barley", "in none of 20 matches in en of the last 60 days"), (drop.Kind, drop.Clue, drop.Term.Because));
        Assert.Empty(dead.Find(topic, topic, Many(19, Lately, "Wheat leaves"), Now));
        Assert.Empty(dead.Find(topic, topic, [.. Many(20, Lately, "Wheat leaves"), Item(Lately, "Barley too")], Now));
        Assert.Empty(dead.Find(topic, topic, Many(40, Now.AddDays(-61), "Wheat leaves"), Now));
        Assert.Empty(dead.Find(topic, topic with { Terms = [] }, Many(20, Lately, "Wheat leaves"), Now));
    }
}
