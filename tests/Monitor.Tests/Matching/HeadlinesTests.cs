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
    public void Nine_of_ten_related_headlines_match()
    {
        var missed = Headlines.Related.Where(headline => !Matches(headline)).Select(Why).ToList();

        Assert.True(Headlines.Related.Count - missed.Count >= 0.9 * Headlines.Related.Count, string.Join('\n', missed));
    }

    [Fact]
    public void No_look_alike_matches() =>
        Assert.Empty(Headlines.LookAlikes.Where(Matches).Select(Why));

    /// <summary>Football is excluded: a story near enough to the article belongs even so, one that only shares its names does not.</summary>
    [Theory]
    [InlineData("Putin and Kim sign mutual defence treaty in Pyongyang before a football match", "Russia and North Korea pledged assistance in case of attack under the partnership pact; the leaders then watched a football game.", true)]
    [InlineData("North Korea beats Russia in football friendly", "The goalkeeper saved two penalties before the striker scored in Pyongyang.", false)]
    public void An_excluded_theme_asks_for_more_likeness(string title, string summary, bool matches)
    {
        var match = Decide(new Headlines.Headline("en", title, summary)).Where(pair => Topics[pair.Topic].Primary).Select(pair => pair.Match).Single();

        Assert.Equal(matches ? Decision.Match : Decision.Rejected, match.Decision);
        Assert.Equal(!matches, match.Rejection?.Contains("more than usual because of", StringComparison.Ordinal) == true);
    }

    /// <summary>All of the topic is there, but the title tells of another country.</summary>
    [Fact]
    public void A_title_about_another_country_weighs_against_an_item()
    {
        const string summary = "The Russian president flew in from Pyongyang, where he had signed a treaty with North Korea.";
        var (home, abroad) = (Rank("Putin lands in Pyongyang to banners and tea", summary), Rank("Putin lands in Hanoi to banners and tea", summary));

        Assert.True(home > abroad + 0.1, $"{home} and {abroad}");
    }

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

    private static double Rank(string title, string summary) =>
        Decide(new Headlines.Headline("en", title, summary)).Single(pair => Topics[pair.Topic].Primary).Match.Score;

    private static bool Matches(Headlines.Headline headline) => Decide(headline).Any(pair => pair.Match.Decision == Decision.Match);

    private static string Why(Headlines.Headline headline) => $"{headline.Language} {headline.Title}: " + string.Join("; ", Decide(headline)
        .OrderByDescending(pair => pair.Match.Decision).ThenByDescending(pair => pair.Match.Score).Take(2)
        .Select(pair => $"{Topics[pair.Topic].Slug} {pair.Match.Score:0.00} {pair.Match.Rejection} [{string.Join(", ", pair.Match.Reasons.Select(reason => reason.Term))}]"));
}
