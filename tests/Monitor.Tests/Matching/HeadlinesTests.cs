using Monitor.Matching;
using Monitor.Tests.Topics;
using Monitor.Text;
using Monitor.Topics;
using Xunit;

namespace Monitor.Tests.Matching;

public sealed class HeadlinesTests
{
    private static readonly IReadOnlyList<Topic> Topics = SampleSeeds.Shipped.SelectMany(SampleSeeds.Derive).ToList();

    private static readonly TopicMatcher Matcher = new(Topics, Lexicon.Shipped);

    [Fact]
    public void The_table_holds_thirty_of_each_kind_in_ten_languages_or_more()
    {
        Assert.Equal((30, 30), (Headlines.Related.Count, Headlines.LookAlikes.Count));
        Assert.All([Headlines.Related, Headlines.LookAlikes], headlines =>
            Assert.True(headlines.Select(headline => headline.Language).Distinct().Count() >= 10));
    }

    [Fact]
    public void Four_of_five_related_headlines_match()
    {
        var missed = Headlines.Related.Where(headline => !Matches(headline)).Select(Why).ToList();

        Assert.True(Headlines.Related.Count - missed.Count >= 0.8 * Headlines.Related.Count, string.Join('\n', missed));
    }

    [Fact]
    public void No_look_alike_matches() =>
        Assert.Empty(Headlines.LookAlikes.Where(Matches).Select(Why));

    [Fact]
    public void The_language_is_told_from_the_headline_and_its_sentence_alone()
    {
        var languages = new LanguageIdentifier();
        var mistaken = Headlines.Related.Concat(Headlines.LookAlikes)
            .Where(headline => languages.Identify(headline.Title + " " + headline.Summary, null) != headline.Language)
            .Select(headline => $"{headline.Language} {headline.Title}").ToList();

        Assert.Empty(mistaken);
    }

    [Fact]
    public void What_the_feed_declares_is_kept() =>
        Assert.All(Headlines.Related.Concat(Headlines.LookAlikes), headline =>
            Assert.Equal(headline.Language, new LanguageIdentifier().Identify(headline.Title + " " + headline.Summary, headline.Language)));

    private static IReadOnlyList<(int Topic, Match Match)> Decide(Headlines.Headline headline) =>
        Matcher.Decide(ItemView.Of(headline.Title, headline.Summary, headline.Language, Lexicon.Shipped));

    private static bool Matches(Headlines.Headline headline) => Decide(headline).Any(pair => pair.Match.Decision == Decision.Match);

    private static string Why(Headlines.Headline headline) => $"{headline.Language} {headline.Title}: " + string.Join("; ", Decide(headline)
        .OrderByDescending(pair => pair.Match.Decision).ThenByDescending(pair => pair.Match.Score).Take(2)
        .Select(pair => $"{Topics[pair.Topic].Slug} {pair.Match.Score:0.00} {pair.Match.Rejection} [{string.Join(", ", pair.Match.Reasons.Select(reason => reason.Term))}]"));
}
