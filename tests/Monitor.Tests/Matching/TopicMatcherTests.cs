using Monitor.Matching;
using Monitor.Text;
using Monitor.Topics;
using Xunit;

namespace Monitor.Tests.Matching;

public sealed class TopicMatcherTests
{
    private static readonly Topic Apples = Topic(0.2, [new Facet([new Clue.Text("apple")])]);

    private static readonly Topic Treaty = Topic(0.55,
        [
            new Facet([new Clue.Concept("country:KP")]),
            new Facet([new Clue.Concept("country:RU")]),
            new Facet([new Clue.Concept("theme:treaty")]),
        ],
        [
            new Term("North Korea", "mul", 1, "", "country:KP"),
            new Term("Russia", "mul", 1, "", "country:RU"),
            new Term("treaty", "mul", 0.6, "", "notion:treaty"),
        ],
        [new Clue.Concept("theme:football"), new Clue.Text("friendly")]);

    private static Topic Topic(double threshold, IReadOnlyList<Facet> facets, IReadOnlyList<Term>? terms = null, IReadOnlyList<Clue>? exclude = null) => new()
    {
        Slug = "watched",
        Name = "Watched",
        Language = "en",
        Facets = facets,
        Terms = terms ?? [],
        Exclude = exclude ?? [],
        Threshold = threshold,
    };

    private static IReadOnlyList<(int Topic, Match Match)> DecideAll(IReadOnlyList<Topic> topics, string title, string summary = "", string language = "en") =>
        new TopicMatcher(topics, Lexicon.Shipped).Decide(ItemView.Of(title, summary, language, Lexicon.Shipped));

    private static Match Decide(Topic topic, string title, string summary = "", string language = "en") =>
        Assert.Single(DecideAll([topic], title, summary, language)).Match;

    [Theory]
    [InlineData("Apple prices rise", "")]
    [InlineData("Prices rise", "The apple is dear this year.")]
    [InlineData("ÀPPLÉ", "")]
    [InlineData("Crab-apple jelly", "")]
    [InlineData("‘apple’", "")]
    [InlineData("The apple's core", "")]
    [InlineData("Preise", "Der Apple-Kuchen")]
    public void A_topic_of_one_literal_word_matches_where_the_word_stands(string title, string summary) =>
        Assert.Equal(Decision.Match, Decide(Apples, title, summary).Decision);

    [Theory]
    [InlineData("Pineapple prices rise", "")]
    [InlineData("Applesauce", "Appleton, appl e")]
    [InlineData("", "")]
    public void A_part_of_a_word_is_not_the_word(string title, string summary) =>
        Assert.Empty(DecideAll([Apples], title, summary));

    [Theory]
    [InlineData("fr"), InlineData("ru"), InlineData("zh"), InlineData("und"), InlineData("nl")]
    public void A_literal_word_without_a_language_is_found_in_every_one(string language) =>
        Assert.Equal(Decision.Match, Decide(Apples, "apple", "", language).Decision);

    [Fact]
    public void A_literal_word_with_a_language_is_found_only_there_and_inflected()
    {
        var german = Topic(0.2, [new Facet([new Clue.Text("Apfelbaum Ernte", "de"), new Clue.Text("Ernten", "de")])]);

        Assert.Equal(Decision.Match, Decide(german, "Die Ernte war gut", "", "de").Decision);
        Assert.Empty(DecideAll([german], "Die Ernte war gut", "", "en"));
    }

    [Fact]
    public void A_phrase_is_found_only_in_its_order()
    {
        var phrase = Topic(0.2, [new Facet([new Clue.Text("apple pie")])]);

        Assert.Equal(Decision.Match, Decide(phrase, "Best apple-pie in town").Decision);
        Assert.Empty(DecideAll([phrase], "A pie of one apple"));
    }

    [Fact]
    public void An_item_a_little_below_the_threshold_is_a_near_miss_and_further_below_rejected()
    {
        var score = Decide(Apples, "", "apple").Score;

        var hit = Decide(Apples with { Threshold = score }, "", "apple");
        var near = Decide(Apples with { Threshold = score / 0.81 }, "", "apple");
        var far = Decide(Apples with { Threshold = score / 0.79 }, "", "apple");

        Assert.Equal((Decision.Match, null), (hit.Decision, hit.Rejection));
        Assert.Equal(Decision.Near, near.Decision);
        Assert.StartsWith("score 0.39 of 0.49", near.Rejection, StringComparison.Ordinal);
        Assert.Equal(Decision.Rejected, far.Decision);
    }

    [Fact]
    public void An_item_that_lacks_one_facet_is_a_near_miss_and_names_it()
    {
        var near = Decide(Treaty, "North Korea and Russia agree to trade more");

        Assert.Equal((Decision.Near, "lacks treaty and partnership"), (near.Decision, near.Rejection));
        Assert.Equal(["treaty and partnership"], near.Missing);
        Assert.True(near.Score >= Treaty.Threshold);
    }

    [Fact]
    public void An_item_that_lacks_two_facets_is_rejected_and_names_both()
    {
        var match = Decide(Treaty, "North Korea celebrates North Korea");

        Assert.Equal((Decision.Rejected, "lacks Russia and treaty and partnership"), (match.Decision, match.Rejection));
        Assert.Equal(["Russia", "treaty and partnership"], match.Missing);
    }

    [Theory]
    [InlineData("North Korea and Russia sign treaty", "", true)]
    [InlineData("North Korea and Russia sign treaty", "They also watched a football game.", true)]
    [InlineData("North Korea and Russia sign treaty after football match", "", false)]
    [InlineData("North Korea and Russia sign treaty", "The striker and the goalkeeper met at the World Cup.", false)]
    [InlineData("North Korea and Russia sign treaty", "A friendly talk.", false)]
    public void A_theme_excludes_where_it_leads_and_a_word_wherever_it_stands(string title, string summary, bool matches)
    {
        var match = Decide(Treaty, title, summary);

        Assert.Equal(matches ? Decision.Match : Decision.Rejected, match.Decision);
        Assert.Equal(!matches, match.Rejection?.StartsWith("excluded by ", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void A_topic_of_some_languages_leaves_the_others_alone()
    {
        var scoped = Apples with { Languages = ["en", "fr"] };

        Assert.Equal(Decision.Match, Decide(scoped, "apple", "", "fr").Decision);
        var other = Decide(scoped, "apple", "", "de");
        Assert.Equal((Decision.Rejected, "language de is not watched"), (other.Decision, other.Rejection));
    }

    [Fact]
    public void A_title_about_somebody_else_lowers_the_score_and_says_so()
    {
        const string summary = "The visitors praised the treaty that North Korea and Russia signed.";
        var topic = Treaty with { Threshold = 0.7 };
        var plain = Decide(topic, "A summit in summer", summary);
        var foreign = Decide(topic, "Vietnam prepares a summit", summary);

        Assert.Equal(plain.Score * 0.7, foreign.Score, 4);
        Assert.EndsWith("the title is about Vietnam", foreign.Rejection, StringComparison.Ordinal);
    }

    [Fact]
    public void A_third_country_beside_both_actors_in_the_title_is_not_foreign() =>
        Assert.Equal(
            Decide(Treaty, "North Korea and Russia sign a treaty").Score,
            Decide(Treaty, "North Korea and Russia sign a treaty, Vietnam watches").Score);

    [Theory]
    [InlineData("en", "Kim Jong Un and Putin sign a strategic partnership treaty in Pyongyang", "The DPRK’s leader hailed Moscow.")]
    [InlineData("fr", "« Poutine » et Kim Jong-un signent un traité : l’événement", "La Corée du Nord et la Russie se lient d’un accord.")]
    [InlineData("it", "Putin e Kim Jong-un firmano un trattato", "La Corea del Nord e la Russia saranno alleate.")]
    [InlineData("ru", "Путин и Ким Чен Ын подписали договор", "Россия и КНДР стали союзниками.")]
    [InlineData("zh", "普京与金正恩签署条约", "朝鲜和俄罗斯成为盟友。")]
    [InlineData("ko", "푸틴과 김정은, 조약 서명", "북한과 러시아가 동맹을 맺었다.")]
    [InlineData("ar", "بوتين وكيم جونغ أون يوقعان معاهدة", "كوريا الشمالية وروسيا حليفتان.")]
    public void Reasons_point_at_whole_words_in_order_and_once(string language, string title, string summary)
    {
        var match = Decide(Treaty, title, summary, language);

        Assert.Empty(match.Missing);
        Assert.NotEmpty(match.Reasons);
        Assert.Equal(match.Reasons.Count, match.Reasons.DistinctBy(reason => (reason.Field, reason.Start, reason.Length)).Count());
        Assert.Equal(match.Reasons.OrderBy(reason => reason.Field == "title" ? 0 : 1).ThenBy(reason => reason.Start), match.Reasons);
        Assert.All(match.Reasons, reason =>
        {
            var words = (reason.Field == "title" ? title : summary).Substring(reason.Start, reason.Length);
            Assert.Equal(words.Trim(' ', '.', ',', '«', '»'), words);
            Assert.NotEmpty(ReadText.Read(words, language, Lexicon.Shipped).Mentions);
            Assert.True(reason.Weight > 0);
        });
    }

    [Fact]
    public void A_reasons_position_is_that_of_the_word_in_its_field()
    {
        const string summary = "𝔘nusual: the apple, 🍏, fell.";
        var reason = Assert.Single(Decide(Apples, "Falling 🍏", summary).Reasons);

        Assert.Equal(("apple", "summary"), (reason.Term, reason.Field));
        Assert.Equal("apple", summary.Substring(reason.Start, reason.Length));
    }

    [Fact]
    public void A_word_in_the_title_weighs_more_than_in_the_summary() =>
        Assert.True(Decide(Apples, "apple").Score > Decide(Apples, "", "apple").Score);

    [Fact]
    public void A_person_stands_for_his_country_at_a_discount()
    {
        var implied = Decide(Treaty, "Kim Jong Un and Putin sign a treaty");
        var named = Decide(Treaty, "North Korea and Russia sign a treaty");

        Assert.Equal(Decision.Match, implied.Decision);
        Assert.Equal(["North Korea", "Russia", "treaty"], implied.Reasons.Select(reason => reason.Term));
        Assert.True(implied.Score < named.Score);
    }

    [Fact]
    public void A_topic_none_of_whose_clues_is_there_is_left_out()
    {
        var decided = DecideAll([Treaty, Apples, Topic(0.2, [new Facet([new Clue.Text("pear")])])], "An apple a day");

        Assert.Equal([1], decided.Select(pair => pair.Topic));
    }

    [Fact]
    public void Topics_are_decided_in_their_order_and_apart()
    {
        var decided = DecideAll([Apples, Treaty, Apples with { Threshold = 0.9 }], "An apple for Russia");

        Assert.Equal([(0, Decision.Match), (1, Decision.Rejected), (2, Decision.Rejected)], decided.Select(pair => (pair.Topic, pair.Match.Decision)));
    }

    [Fact]
    public void Scores_lie_between_zero_and_one_however_much_is_found() =>
        Assert.All(DecideAll([Treaty, Apples with { Threshold = 1 }], string.Join(' ', Enumerable.Repeat("North Korea Russia treaty apple Putin", 200)), "apple"),
            pair => Assert.InRange(pair.Match.Score, 0, 1));
}
