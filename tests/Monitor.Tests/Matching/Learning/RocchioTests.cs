using Monitor.Matching;
using Monitor.Matching.Learning;
using Monitor.Matching.Ranking;
using Monitor.Text;
using Monitor.Topics;
using Xunit;

namespace Monitor.Tests.Matching.Learning;

public sealed class RocchioTests
{
    private static readonly JudgedItem Ship = Judged(1, Verdict.More, "First wheat ship leaves Ostrel under escort", "A frigate of the navy escorts the freighter through the strait.");
    private static readonly JudgedItem Escort = Judged(2, Verdict.More, "Frigate turns back in the strait", "The escort of the freighter ended early, the navy says.");
    private static readonly JudgedItem Cook = Judged(3, Verdict.Less, "A baker's week: wheat loaves from Vienmar", "Her sourdough recipe needs a warm kitchen, patience and butter.");

    private static readonly Rocchio Rule = new(RankingRule.Shipped);

    private static Topic Topic => GrainAccord.Topic;

    private static JudgedItem Judged(long id, Verdict verdict, string title, string summary, string language = "en") =>
        new(id, verdict, ItemView.Of(title, summary, language, Lexicon.Shipped));

    private static Topic Taught(params JudgedItem[] judged) =>
        Topic with { Profile = Topic.Profile! with { Learned = Rule.Learn(Topic, judged) } };

    private static double Score(Topic topic, string title, string summary, string language = "en") =>
        new TopicMatcher([topic], Lexicon.Shipped).Decide(ItemView.Of(title, summary, language, Lexicon.Shipped)).Select(pair => pair.Match.Score).SingleOrDefault();

    [Fact]
    public void The_sample_topic_has_a_profile() => Assert.NotEmpty(Topic.Profile?.Words ?? new Dictionary<string, double>());

    [Fact]
    public void An_item_like_one_wanted_rises()
    {
        const string title = "Navy frigate escorts second freighter";
        const string summary = "The wheat ship passed the strait at dawn.";
        Assert.True(Score(Taught(Ship), title, summary) > Score(Topic, title, summary) + 0.1);
    }

    [Fact]
    public void An_item_like_one_not_wanted_falls()
    {
        const string title = "Wheat from Vienmar makes the best sourdough loaves";
        const string summary = "A baker tells the recipe: butter, a warm kitchen, patience.";
        Assert.True(Score(Taught(Cook), title, summary) < Score(Topic, title, summary) - 0.1);
    }

    [Fact]
    public void What_is_learned_in_another_language_counts_there()
    {
        var russian = Judged(9, Verdict.More, "Корабль с зерном вышел под охраной фрегата", "Фрегат сопровождает сухогруз через пролив.", "ru");
        const string title = "Фрегат вернулся, сухогруз остался";
        Assert.True(Score(Taught(russian), title, "Зерно ждёт.", "ru") > Score(Topic, title, "Зерно ждёт.", "ru"));
    }

    [Fact]
    public void Weights_stay_within_their_bounds_however_often_a_thing_is_said()
    {
        var words = string.Join(' ', Enumerable.Range(0, 200).Select(i => "word" + (char)('a' + i % 26) + (char)('a' + i / 26)));
        var learned = Rule.Learn(Topic, [
            .. Enumerable.Range(1, 20).Select(id => Judged(id, Verdict.More, "Frigate frigate frigate frigate", words)),
            .. Enumerable.Range(30, 20).Select(id => Judged(id, Verdict.Less, "Sourdough sourdough sourdough sourdough sourdough sourdough", "x" + words.Replace(" ", " x")))]);

        var weights = learned.Words.Values.Concat(learned.Concepts.Values).ToList();
        Assert.Equal((Learned.Highest, 40, 40), (weights.Max(), weights.Count(weight => weight > 0), weights.Count(weight => weight < 0)));
        Assert.All(weights, weight => Assert.InRange(weight, Learned.Lowest, Learned.Highest));
        Assert.DoesNotContain(0, weights);
    }

    [Fact]
    public void What_the_topic_itself_says_is_never_lowered()
    {
        var topic = Topic with
        {
            Facets = [.. Topic.Facets, new Facet([new Clue.Concept("theme:troops:all"), new Clue.Concept("bloc:west"), new Clue.Text("Butter")])],
            Terms = [.. Topic.Terms, new Term("warm kitchens", "en", 0.3, "")],
        };
        var unwanted = Judged(1, Verdict.Less, Cook.View.Title.Text, Cook.View.Summary.Text + " Soldiers from Poland like it.");
        var learned = Rule.Learn(topic, [unwanted]);

        foreach (var own in (string[])["wheat", "vienmar", "butter", "warm", "kitchen"])
            Assert.DoesNotContain(new LearnedWord("en", own), learned.Words.Keys);
        foreach (var own in (string[])["notion:soldiers", "country:PL"])
        {
            Assert.DoesNotContain(own, learned.Concepts.Keys);
            Assert.True(Rule.Learn(Topic, [unwanted]).Concepts[own] < 0);
        }

        Assert.All((string[])["sourdough", "recipe"], word => Assert.True(learned.Words[new LearnedWord("en", word)] < 0));
    }

    [Fact]
    public void A_word_that_sounds_like_one_of_the_seed_takes_nothing_from_it()
    {
        var lowered = Topic with { Profile = Topic.Profile! with { Learned = new Learned(new Dictionary<LearnedWord, double> { [new("ru", "острел")] = -0.5 }, new Dictionary<string, double>()) } };
        Assert.InRange(Score(lowered, "Ostrel", ""), Score(Topic, "Ostrel", "") - 0.005, 1);
    }

    [Fact]
    public void The_order_of_verdicts_makes_no_difference()
    {
        var some = Rule.Learn(Topic, [Ship, Escort, Cook]);
        Assert.Equal(some, Rule.Learn(Topic, [Cook, Escort, Ship]));
        Assert.Equal(TopicFile.Write(Taught(Ship, Escort, Cook)), TopicFile.Write(Taught(Escort, Cook, Ship)));
        Assert.NotEqual(some, Rule.Learn(Topic, [Ship, Cook]));
    }

    [Fact]
    public void Without_verdicts_the_topic_is_what_it_was_to_the_bit()
    {
        var back = Taught(Ship, Cook) with { };
        back = back with { Profile = back.Profile! with { Learned = Rule.Learn(back, []) } };

        Assert.Equal(Topic.Profile, back.Profile);
        Assert.Equal(TopicFile.Write(Topic), TopicFile.Write(back));
        Assert.Equal(
            Score(Topic, Escort.View.Title.Text, Escort.View.Summary.Text),
            Score(back, Escort.View.Title.Text, Escort.View.Summary.Text));
    }

    [Fact]
    public void What_a_topic_learned_before_does_not_pile_up() =>
        Assert.Equal(Rule.Learn(Topic, [Ship, Cook]), Rule.Learn(Taught(Ship, Cook), [Ship, Cook]));

    [Fact]
    public void A_topic_without_a_profile_learns_nothing() =>
        Assert.True(Rule.Learn(Topic with { Profile = null }, [Ship, Cook]).IsEmpty);

    [Fact]
    public void A_topic_file_keeps_what_was_learned_without_loss()
    {
        var taught = Taught(Ship, Cook, Judged(9, Verdict.More, "Нет: корабль вышел", "군함이 곡물선을 호위했다", "ru"));
        var yaml = TopicFile.Write(taught);
        var read = new TopicFile(Lexicon.Shipped).Read("topic.yml", yaml);

        Assert.Contains("  learned:\n", yaml.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.False(taught.Profile!.Learned.IsEmpty);
        Assert.Equal(taught.Profile, read.Profile);
        Assert.Equal(yaml, TopicFile.Write(read));
    }
}
