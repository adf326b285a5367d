using System.Globalization;
using System.Text.RegularExpressions;
using Monitor.Seeds;
using Monitor.Text;
using Monitor.Topics;
using Xunit;

namespace Monitor.Tests.Topics;

public sealed partial class OwnSeedsTests
{
    public static TheoryData<string> Files => [.. OwnSeeds.All.Select(seed => seed.File)];

    private static OwnSeeds.Expected Find(string file) => OwnSeeds.All.Single(seed => seed.File == file);

    private static IReadOnlyList<Topic> Derive(string file) => SampleSeeds.Derive(SampleSeeds.Own(file));

    private static Seed Read(string file) => SampleSeeds.Reader.Read(file, File.ReadAllBytes(SampleSeeds.Own(file)));

    private static string Shown(IEnumerable<Topic> topics) =>
        string.Join('\n', topics.Select(topic => $"{topic.Slug} « {topic.Name} » " + string.Join(" AND ", topic.Facets.Select(facet => string.Join('|', facet.AnyOf)))));

    private static bool Holds(Facet facet, string what) => facet.AnyOf.Any(clue => clue switch
    {
        Clue.Concept concept => concept.Id == what || concept.Id == what + ":all",
        Clue.Text text => text.Phrase == what,
        _ => false,
    });

    private static bool IsAbout(Topic topic, string theme) => topic.Facets.Any(facet => facet.AnyOf[0] is Clue.Concept first
        && (first.Id == "theme:" + theme || first.Id == $"theme:{theme}:all"));

    [Fact]
    public void Every_article_has_its_row_and_they_are_of_twelve_languages_or_more()
    {
        Assert.Equal(SampleSeeds.AllOwn.Select(Path.GetFileName), OwnSeeds.All.Select(seed => seed.File));
        Assert.True(OwnSeeds.All.Select(seed => seed.Language).Distinct().Count() >= 12);
    }

    [Theory, MemberData(nameof(Files))]
    public void The_primary_topic_is_the_story_and_asks_for_those_it_is_about(string file)
    {
        var (expected, topics) = (Find(file), Derive(file));
        var primary = Assert.Single(topics, topic => topic.Primary);

        Assert.Equal(expected.Language, primary.Language);
        Assert.True(primary.Facets.Any(facet => Holds(facet, "theme:" + expected.Theme)), Shown(topics));
        var holders = expected.Who.Select(who => primary.Facets.FirstOrDefault(facet => Holds(facet, who))).ToList();
        Assert.True(holders.TrueForAll(facet => facet is not null) && holders.Distinct().Count() == holders.Count, Shown(topics));
    }

    [Theory, MemberData(nameof(Files))]
    public void The_other_topics_are_what_an_analyst_would_watch_and_no_passing_mention(string file)
    {
        var (expected, topics) = (Find(file), Derive(file));

        Assert.InRange(topics.Count, 2, 6);
        Assert.All(expected.Beside, what => Assert.True(topics.Where(topic => !topic.Primary).Any(topic => topic.Facets.Any(facet => Holds(facet, what))), what + "\n" + Shown(topics)));
        Assert.All(expected.Never, theme => Assert.False(topics.Any(topic => IsAbout(topic, theme) || topic.Slug.EndsWith("-" + theme, StringComparison.Ordinal)), theme + "\n" + Shown(topics)));
    }

    [Theory, MemberData(nameof(Files))]
    public void No_topic_hangs_on_one_broad_notion_nor_on_two_names_that_are_seldom_told_together(string file) =>
        Assert.All(Derive(file).Where(topic => !topic.Primary), topic =>
        {
            Assert.True(topic.Facets.Count >= 2, Shown([topic]));
            Assert.True(topic.Facets.Count(facet => facet.AnyOf.All(clue => clue is Clue.Text)) <= 2, Shown([topic]));
            Assert.All(topic.Facets, facet => Assert.NotEmpty(facet.AnyOf));
        });

    [Theory, MemberData(nameof(Files))]
    public void A_slug_says_in_ascii_what_the_topic_is_about(string file)
    {
        var (expected, topics) = (Find(file), Derive(file));

        Assert.All(topics, topic => Assert.True(Slug.IsSlug(topic.Slug) && topic.Slug.Length >= 6 && !topic.Slug.StartsWith("topic", StringComparison.Ordinal), topic.Slug));
        Assert.Equal(topics.Count, topics.Select(topic => topic.Slug).Distinct().Count());
        Assert.Contains(expected.Slug, topics.Single(topic => topic.Primary).Slug, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Files))]
    public void Sport_is_shut_out_unless_the_article_is_about_it(string file) =>
        Assert.All(Derive(file), topic =>
        {
            Assert.Equal(Find(file).Theme != "football", topic.Exclude.Contains(new Clue.Concept("theme:sport")));
            Assert.Equal(Find(file).Theme != "culture", topic.Exclude.Contains(new Clue.Concept("theme:entertainment")));
        });

    [Theory, MemberData(nameof(Files))]
    public void What_a_reason_says_is_true(string file)
    {
        var seed = Read(file);
        var whole = seed.Title + "\n" + seed.Text;
        Assert.All(Derive(file).SelectMany(topic => topic.Terms), term =>
        {
            Assert.NotEmpty(term.Because);
            Assert.All(Sentence().Matches(term.Because), match =>
                Assert.InRange(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), 1, Sentences.Of(seed.Text).Count));
            foreach (Match quote in Quote().Matches(term.Because))
                if (!term.Because.Contains("spelling", StringComparison.Ordinal) && !term.Because.Contains("orthographe", StringComparison.Ordinal)
                    && !term.Because.Contains("form", StringComparison.Ordinal))
                    Assert.Contains(quote.Groups[1].Value.Trim('…', ' '), whole, StringComparison.Ordinal);
            if (term.Concept is null && term.Because.StartsWith(seed.Language == "fr" ? "dans le titre" : "in the title", StringComparison.Ordinal) && !term.Text.Contains('*', StringComparison.Ordinal))
                Assert.True(Folding.Fold(term.Text).Split(' ').Any(word => word.Length >= 3 && Folding.Fold(seed.Title).Contains(word, StringComparison.Ordinal)), term.Text + ": " + term.Because);
        });
    }

    [Theory, MemberData(nameof(Files))]
    public void Reasons_are_in_french_for_a_french_article_and_else_in_english(string file) =>
        Assert.All(Derive(file).SelectMany(topic => topic.Terms), term =>
            Assert.Matches(Find(file).Language == "fr" ? "^(dans |autre forme|« )" : "^(in |another form|“)", term.Because));

    [Fact]
    public void The_same_article_gives_the_same_topics_whatever_the_culture()
    {
        // The program runs without the system's cultures, so one is made whose numbers look different.
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NegativeSign) = (",", "minus");
        var before = CultureInfo.CurrentCulture;
        var once = SampleSeeds.AllOwn.SelectMany(SampleSeeds.Derive).Select(TopicFile.Write).ToList();
        try
        {
            CultureInfo.CurrentCulture = culture;
            Assert.Equal(once, SampleSeeds.AllOwn.SelectMany(file => new TopicDeriver(Lexicon.Shipped).Derive(Read(Path.GetFileName(file)))).Select(TopicFile.Write));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Every_topic_reads_back_from_its_file_as_it_was_written() =>
        Assert.All(SampleSeeds.AllOwn.SelectMany(SampleSeeds.Derive), topic =>
            Assert.Equal(TopicFile.Write(topic), TopicFile.Write(new TopicFile(Lexicon.Shipped).Read("topic.yml", TopicFile.Write(topic)))));

    [Fact]
    public void An_article_without_a_title_has_no_reason_in_its_title() =>
        Assert.All(Derive("election.it.txt").SelectMany(topic => topic.Terms), term => Assert.DoesNotContain("title", term.Because, StringComparison.Ordinal));

    [Fact]
    public void A_title_alone_gives_a_primary_topic()
    {
        var seed = new Seed { Title = "Halden Grain to buy rival Corvantis in merger", Language = "en", Text = "" };

        var topic = Assert.Single(SampleSeeds.Deriver.Derive(seed), topic => topic.Primary);

        Assert.True(topic.Facets.Any(facet => Holds(facet, "Corvantis")), Shown([topic]));
    }

    [Fact]
    public void Nobody_who_only_stands_near_an_act_is_asked_for() =>
        Assert.All(Derive("festival.fr.md"), topic => Assert.False(topic.Facets.Any(facet => Holds(facet, "country:MX")), Shown([topic])));

    [Theory]
    [InlineData("central-bank.ko.md", "trade", "country:KR")]
    [InlineData("earthquake.ja.txt", "energy", "能登島")]
    [InlineData("plane-crash.pl.txt", "justice", "Tarvi* Air")]
    public void A_side_story_asks_for_those_of_the_title_lest_it_match_the_whole_field(string file, string theme, string who)
    {
        var topics = Derive(file);

        Assert.True(topics.Where(topic => !topic.Primary && IsAbout(topic, theme)).Any(topic => topic.Facets.Any(facet => Holds(facet, who))), Shown(topics));
    }

    [Fact]
    public void A_story_told_as_one_act_is_also_watched_by_its_work()
    {
        var topics = SampleSeeds.DeriveText("""
            # Palme d'or au film « Les Rives lentes »

            Le jury du festival a remis la Palme d'or au film « Les Rives lentes » devant une salle comble. Le cinéaste a salué son équipe et
            remercié le public. Tourné sur la Meuse, le film sort en salles en septembre. « Les Rives lentes » raconte l'histoire d'une
            éclusière qui recueille un adolescent un soir de pluie, puis le laisse repartir sur une péniche au petit matin.
            """);

        Assert.True(topics.Any(topic => !topic.Primary && Holds(topic.Facets[0], "Les Rives lentes")), Shown(topics));
    }

    [Theory, MemberData(nameof(Files))]
    public void Names_read_well_in_french_and_english(string file) =>
        Assert.All(Derive(file), topic =>
        {
            Assert.Equal(Find(file).Language == "fr", topic.Name.Contains(" : ", StringComparison.Ordinal));
            Assert.DoesNotContain("*", topic.Name, StringComparison.Ordinal);
            Assert.DoesNotContain("theme:", topic.Name, StringComparison.Ordinal);
        });

    [GeneratedRegex(@"(?:sentence|phrase|la) (\d+)")]
    private static partial Regex Sentence();

    [GeneratedRegex("[“«](.+?)[”»]$")]
    private static partial Regex Quote();
}
