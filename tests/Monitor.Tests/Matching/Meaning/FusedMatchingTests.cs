using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Monitor.Matching;
using Monitor.Text;
using Monitor.Text.Embeddings;
using Monitor.Topics;
using Xunit;

namespace Monitor.Tests.Matching.Meaning;

/// <summary>The matcher with a sentence model: a topic of facets that wants "apple", and one that ranks by an article about apples.</summary>
public sealed class FusedMatchingTests
{
    private const string Nearer = "nearer in meaning than usual";
    private const string Farther = "farther in meaning than usual";

    private const string Said = "apple harvest orchard growers frost blossom cider barrel market price ladder basket picker season autumn cellar juice tree graft bee";

    private static readonly Topic Facets = new()
    {
        Slug = "facets",
        Name = "Facets",
        Language = "en",
        Facets = [new Facet([new Clue.Text("apple")])],
        Terms = [],
        Exclude = [new Clue.Text("sauce")],
        Threshold = 0.4,
    };

    private static readonly Topic Ranked = Facets with
    {
        Slug = "ranked",
        Profile = new Profile(null, Said.Split(' ').ToDictionary(word => word, _ => 1.0), new Dictionary<string, double>()),
    };

    public static TheoryData<bool> Kinds => [false, true];

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_text_nearer_than_usual_is_lifted_over_the_threshold_and_says_so(bool ranked)
    {
        var topic = JustAbove(ranked, "The apple harvest near.");
        var (words, fused) = await DecideAsync(topic, "The apple harvest near.");

        Assert.Equal((Decision.Near, Decision.Match), (words.Decision, fused.Decision));
        Assert.InRange(fused.Score - words.Score, 0.02, Fusion.Bound + 1e-9);
        var reason = fused.Reasons[^1];
        Assert.Equal((Nearer, MatchReason.MeaningField), (reason.Term, reason.Field));
        Assert.Equal(fused.Score - words.Score, reason.Weight, 3);
        Assert.Null(fused.Rejection);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_text_farther_off_than_usual_is_lowered_under_it_and_says_so(bool ranked)
    {
        var topic = JustBelow(ranked, "The apple harvest far.");
        var (words, fused) = await DecideAsync(topic, "The apple harvest far.");

        Assert.Equal((Decision.Match, Decision.Near), (words.Decision, fused.Decision));
        Assert.InRange(fused.Score - words.Score, -Fusion.Bound - 1e-9, -0.02);
        Assert.Equal(Farther, fused.Reasons[^1].Term);
        Assert.EndsWith(Farther, fused.Rejection, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_usual_text_moves_little_and_says_nothing(bool ranked)
    {
        var (words, fused) = await DecideAsync(ranked ? Ranked : Facets, "The apple harvest begins.");
        Assert.NotEqual(words.Score, fused.Score);
        Assert.InRange(fused.Score - words.Score, -0.02, 0.02);
        Assert.DoesNotContain(fused.Reasons, reason => reason.Field == MatchReason.MeaningField);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_an_exclusion_forbids_stays_rejected(bool ranked)
    {
        var (words, fused) = await DecideAsync(JustAbove(ranked, "The apple harvest near."), "The apple sauce harvest near.");
        Assert.Equal((Decision.Rejected, Decision.Rejected), (words.Decision, fused.Decision));
        Assert.True(fused.Score > words.Score);
        Assert.StartsWith("excluded by sauce", fused.Rejection, StringComparison.Ordinal);
        Assert.Empty(fused.Reasons);
    }

    [Fact]
    public async Task A_facet_that_is_missing_stays_missing()
    {
        var topic = Facets with { Facets = [.. Facets.Facets, new Facet([new Clue.Text("orchard")])], Threshold = 0.3 };
        var (words, fused) = await DecideAsync(topic, "The apple harvest near.");
        Assert.Equal((Decision.Near, Decision.Near), (words.Decision, fused.Decision));
        Assert.True(fused.Score > words.Score);
        Assert.Equal(["orchard"], fused.Missing);
    }

    [Fact]
    public async Task Nothing_moves_before_it_is_known_what_is_usual()
    {
        var matcher = await MatcherAsync([Facets]);
        await ReadAsync(matcher, SimilarityScale.Least - 1);
        Assert.Equal(Without([Facets], "An apple near."), await DecideAsync(matcher, "An apple near.", learn: true));
        Assert.NotEqual(Without([Facets], "An apple near."), await DecideAsync(matcher, "An apple near."));
    }

    [Fact]
    public async Task Without_a_vector_of_item_or_topic_words_alone_decide()
    {
        var matcher = await MatcherAsync([Facets, Ranked]);
        await ReadAsync(matcher, 30);
        var plain = new TopicMatcher([Facets, Ranked], Lexicon.Shipped);
        await ReadAsync(plain, 30);

        Assert.Equal(await DecideAsync(plain, "An apple near."), Told(matcher.Decide(View("An apple near."))));
        matcher.Remove(0);
        matcher.Set(0, Facets);
        Assert.Equal((await DecideAsync(plain, "An apple near."))[0], (await DecideAsync(matcher, "An apple near."))[0]);
    }

    [Fact]
    public async Task The_same_items_in_the_same_order_are_decided_alike()
    {
        var (one, other) = (await MatcherAsync([Facets, Ranked]), await MatcherAsync([Facets, Ranked]));
        string[] kinds = ["is in", "near", "far", "of the orchard growers", "far from good"];
        for (var i = 0; i < 120; i++)
        {
            var text = $"The apple harvest {kinds[i % kinds.Length]}{new string('!', i % 7)}";
            Assert.Equal(await DecideAsync(one, text, learn: true), await DecideAsync(other, text, learn: true));
        }
    }

    [Fact]
    public async Task Looking_without_learning_leaves_what_is_usual_as_it_is()
    {
        var matcher = await MatcherAsync([Facets]);
        await ReadAsync(matcher, 30);
        var before = await DecideAsync(matcher, "An apple near.");
        for (var i = 0; i < 30; i++)
            await DecideAsync(matcher, "An apple near.");
        Assert.Equal(before, await DecideAsync(matcher, "An apple near."));
    }

    [Fact]
    public async Task A_new_version_with_the_same_vector_keeps_what_is_usual_and_another_vector_does_not()
    {
        var matcher = await MatcherAsync([Facets]);
        await ReadAsync(matcher, 30);
        var before = await DecideAsync(matcher, "An apple near.");

        matcher.SetVector(0, 2, MarkedTexts.VectorOf("near"));
        Assert.True(matcher.HasVector(0, 2));
        Assert.False(matcher.HasVector(0, 1));
        Assert.Equal(before, await DecideAsync(matcher, "An apple near."));

        matcher.SetVector(0, 3, MarkedTexts.VectorOf("far"));
        Assert.Equal(Without([Facets], "An apple near."), await DecideAsync(matcher, "An apple near."));
    }

    /// <summary>The topic with the least threshold in steps at which words alone find the text just short of a match.</summary>
    private static Topic JustAbove(bool ranked, string text) => AtSteps(ranked).First(topic => ByWords(topic, text).Decision == Decision.Near);

    private static Topic JustBelow(bool ranked, string text) => AtSteps(ranked).Last(topic => ByWords(topic, text).Decision == Decision.Match);

    private static IEnumerable<Topic> AtSteps(bool ranked) =>
        Enumerable.Range(1, 99).Select(step => (ranked ? Ranked : Facets) with { Threshold = step / 100.0 });

    private static Match ByWords(Topic topic, string text)
    {
        var matcher = new TopicMatcher([topic], Lexicon.Shipped);
        foreach (var usual in Usual(30))
            matcher.Decide(View(usual), learn: true);
        return Assert.Single(matcher.Decide(View(text))).Match;
    }

    private static async Task<(Match Words, Match Fused)> DecideAsync(Topic topic, string text)
    {
        var matcher = await MatcherAsync([topic]);
        await ReadAsync(matcher, 30);
        return (ByWords(topic, text), Assert.Single(matcher.Decide(View(text), vector: await VectorAsync(text))).Match);
    }

    private static async Task<TopicMatcher> MatcherAsync(IReadOnlyList<Topic> topics)
    {
        var matcher = new TopicMatcher(topics, Lexicon.Shipped);
        for (var number = 0; number < topics.Count; number++)
            matcher.SetVector(number, 1, await VectorAsync("near"));
        return matcher;
    }

    private static async Task ReadAsync(TopicMatcher matcher, int count)
    {
        foreach (var text in Usual(count))
            await DecideAsync(matcher, text, learn: true);
    }

    private static IEnumerable<string> Usual(int count) => Enumerable.Range(0, count).Select(i => $"News of an apple{new string('.', i % 3)}");

    private static async Task<IReadOnlyList<string>> DecideAsync(TopicMatcher matcher, string text, bool learn = false) =>
        Told(matcher.Decide(View(text), learn: learn, vector: await VectorAsync(text)));

    private static IReadOnlyList<string> Without(IReadOnlyList<Topic> topics, string text) => Told(new TopicMatcher(topics, Lexicon.Shipped).Decide(View(text)));

    private static IReadOnlyList<string> Told(IEnumerable<(int Topic, Match Match)> decided) =>
        [.. decided.Select(pair => $"{pair.Topic} {JsonSerializer.Serialize(pair.Match)}")];

    private static ItemView View(string text) => ItemView.Of("", text, "en", Lexicon.Shipped);

    private static async Task<float[]> VectorAsync(string text)
    {
        using var embedTexts = new EmbedTexts(() => new MarkedTexts(), new FakeTimeProvider(), NullLogger<EmbedTexts>.Instance);
        return Assert.Single(await embedTexts.RunAsync([text], TestContext.Current.CancellationToken));
    }
}
