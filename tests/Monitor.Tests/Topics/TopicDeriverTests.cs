using Monitor.Matching;
using Monitor.Text;
using Monitor.Topics;
using Xunit;

namespace Monitor.Tests.Topics;

public sealed class TopicDeriverTests
{
    public static TheoryData<string> Places => ["shipped", "beside"];

    private static IEnumerable<IReadOnlyList<Topic>> DeriveAll(string place) => SampleSeeds.Files(place).Select(SampleSeeds.Derive);

    private static bool Holds(Facet facet, params string[] concepts) =>
        facet.AnyOf.OfType<Clue.Concept>().Any(clue => concepts.Contains(clue.Id));

    private static bool Holds(Topic topic, params string[] concepts) => topic.Facets.Any(facet => Holds(facet, concepts));

    [Theory, MemberData(nameof(Places))]
    public void A_seed_gives_three_to_eight_topics_of_which_one_is_primary(string place) =>
        Assert.All(DeriveAll(place), topics =>
        {
            Assert.InRange(topics.Count, 3, 8);
            Assert.Single(topics, topic => topic.Primary);
            Assert.Equal(topics.Count, topics.Select(topic => topic.Slug).Distinct().Count());
            Assert.All(topics, topic => Assert.True(Slug.IsSlug(topic.Slug), topic.Slug));
        });

    [Theory, MemberData(nameof(Places))]
    public void The_primary_topic_asks_for_both_countries_of_the_story(string place) =>
        Assert.All(DeriveAll(place), topics =>
        {
            var facets = Assert.Single(topics, topic => topic.Primary).Facets;
            var north = Assert.Single(facets, facet => Holds(facet, "country:KP"));
            Assert.NotSame(north, Assert.Single(facets, facet => Holds(facet, "country:RU")));
        });

    [Theory]
    [InlineData("shipped", "munitions")]
    [InlineData("shipped", "air-and-space")]
    [InlineData("shipped", "strikes")]
    [InlineData("shipped", "sanctions")]
    [InlineData("shipped", "reaction")]
    [InlineData("beside", "munitions")]
    [InlineData("beside", "air-and-space")]
    [InlineData("beside", "strikes")]
    [InlineData("beside", "sanctions")]
    [InlineData("beside", "reaction")]
    public void Each_side_of_the_story_is_a_topic_of_its_own(string place, string theme) =>
        Assert.All(DeriveAll(place), topics => Assert.Contains(topics, topic => topic.Slug.EndsWith("-" + theme, StringComparison.Ordinal)));

    [Theory, MemberData(nameof(Places))]
    public void The_strikes_topic_is_about_those_who_deliver_the_weapons(string place) =>
        Assert.All(DeriveAll(place), topics =>
        {
            var strikes = topics.First(topic => Holds(topic, "theme:strikes", "theme:strikes:all"));
            Assert.True(Holds(strikes, "country:US", "organisation:nato"), TopicFile.Write(strikes));
        });

    [Theory, MemberData(nameof(Places))]
    public void Every_term_has_a_reason_a_language_and_a_weight(string place) =>
        Assert.All(DeriveAll(place).SelectMany(topics => topics).SelectMany(topic => topic.Terms), term =>
        {
            Assert.NotEmpty(term.Because);
            Assert.True(LanguageIdentifier.Primary(term.Lang) == term.Lang, term.Lang);
            Assert.NotEmpty(term.Text);
            Assert.InRange(term.Weight, double.Epsilon, 1);
        });

    [Theory, MemberData(nameof(Places))]
    public void Deriving_twice_gives_the_same_topics(string place)
    {
        var once = DeriveAll(place).SelectMany(topics => topics).Select(TopicFile.Write).ToList();
        var again = SampleSeeds.Files(place)
            .SelectMany(file => new TopicDeriver(Lexicon.Shipped).Derive(SampleSeeds.Reader.Read(file, File.ReadAllBytes(file))))
            .Select(TopicFile.Write);

        Assert.NotEmpty(once);
        Assert.Equal(once, again);
    }

    [Theory, MemberData(nameof(Articles))]
    public void An_article_of_another_field_gives_topics_on_its_actors_and_theme(string name, string language, string text, string actor, string[] themes)
    {
        var seed = SampleSeeds.Reader.Read(name, System.Text.Encoding.UTF8.GetBytes(text));
        var topics = SampleSeeds.Deriver.Derive(seed);

        Assert.Equal(language, seed.Language);
        var shown = string.Join("\n", topics.Select(TopicFile.Write));
        Assert.True(topics.Any(topic => Holds(topic, [.. themes.SelectMany(theme => new[] { "theme:" + theme, $"theme:{theme}:all" })])), shown);
        Assert.True(topics.Any(topic => Holds(topic, actor) || topic.Terms.Any(term => term.Concept == actor || term.Text == actor)), shown);
    }

    [Theory, MemberData(nameof(Articles))]
    public void A_topic_matches_the_title_it_comes_from(string name, string language, string text, string actor, string[] themes)
    {
        var seed = SampleSeeds.Reader.Read(name, System.Text.Encoding.UTF8.GetBytes(text));
        var topics = SampleSeeds.Deriver.Derive(seed);
        var lead = seed.Text[..seed.Text.IndexOf(". ", StringComparison.Ordinal)];

        var decided = new TopicMatcher(topics, Lexicon.Shipped).Decide(ItemView.Of(seed.Title, lead, language, Lexicon.Shipped));

        Assert.True(decided.Any(pair => pair.Match.Decision == Decision.Match),
            $"{actor} {string.Join(' ', themes)}: " + string.Join("; ", decided.Select(pair => $"{topics[pair.Topic].Slug} {pair.Match.Score} {pair.Match.Rejection}")));
    }

    [Fact]
    public void A_german_noun_is_no_name()
    {
        var flood = Articles.Select(row => row.Data).Single(row => row.Item2 == "de").Item3;

        Assert.DoesNotContain(SampleSeeds.DeriveText(flood).SelectMany(topic => topic.Facets).SelectMany(facet => facet.AnyOf), clue => clue is Clue.Text);
    }

    [Fact]
    public void Two_teams_of_one_bloc_are_two_sides()
    {
        var match = Articles.Select(row => row.Data).Single(row => row.Item2 == "es").Item3;

        var facets = SampleSeeds.DeriveText(match).Single(topic => topic.Primary).Facets;

        Assert.NotSame(facets.First(facet => Holds(facet, "country:ES")), facets.First(facet => Holds(facet, "country:IT")));
    }

    [Fact]
    public void An_article_without_a_known_concept_gives_one_topic_that_matches_its_title()
    {
        const string text = """
            # Zanvik bakers quarrel over the oldest sourdough

            The bakers of Zanvik cannot agree whose sourdough is the oldest. Marta Oldenkrug keeps hers in a stone jar behind the oven and
            feeds it with rye at dawn. Her neighbour Tobbe Lindqvarn says his sourdough came over the hill with his grandmother, wrapped in
            a scarf. The bakers tasted both jars on Sunday, nodded, chewed for a long while, and went home without a word about the sourdough.
            """;
        var seed = SampleSeeds.Reader.Read("own.md", System.Text.Encoding.UTF8.GetBytes(text));

        var topics = SampleSeeds.Deriver.Derive(seed);

        var topic = Assert.Single(topics);
        Assert.True(topic.Primary);
        var (_, match) = Assert.Single(new TopicMatcher(topics, Lexicon.Shipped).Decide(ItemView.Of(seed.Title, "", "en", Lexicon.Shipped)));
        Assert.True(match.Decision == Decision.Match, match.Rejection + "\n" + TopicFile.Write(topic));
    }

    public static TheoryData<string, string, string, string, string[]> Articles => new()
    {
        {
            "court.md", "en", """
            # French court sentences former minister to four years for taking bribes

            A court in Paris sentenced a former French minister on Monday to four years in prison for taking bribes from a builder. The judge said
            the evidence left no doubt that the minister had sold three contracts. Prosecutors had asked for six years. The lawyer of the
            former minister called the verdict unjust and announced an appeal. The builder, who had confessed before the trial opened,
            received a suspended sentence and must pay a fine to the French state.
            """, "country:FR", ["justice", "corruption"]
        },
        {
            "flood.md", "de", """
            # Hochwasser in Polen: Tausende Menschen müssen ihre Häuser verlassen

            Nach tagelangem Regen hat das Hochwasser im Süden von Polen mehrere Orte überflutet. Die Regierung in Warschau rief am Sonntag den
            Katastrophenfall aus. Tausende Menschen mussten ihre Häuser verlassen, nachdem ein Damm gebrochen war. Mindestens vier Menschen
            kamen ums Leben. Die Feuerwehr rettete Bewohner mit Booten und Hubschraubern von den Dächern. Meteorologen erwarten, dass die
            Überschwemmungen in der Nacht weiter zunehmen und auch Tschechien erreichen.
            """, "country:PL", ["disaster"]
        },
        {
            "match.md", "es", """
            # España gana a Italia en la prórroga y jugará la final de la Eurocopa

            La selección de España venció el martes a Italia por dos goles a uno y jugará la final de la Eurocopa. El delantero marcó el gol
            decisivo en el último minuto de la prórroga, cuando el partido parecía ir a los penaltis. El entrenador de Italia reconoció que
            el equipo de España había sido mejor. El portero italiano, que detuvo un penalti en la primera parte, salió del campo llorando.
            La final se juega el domingo en el estadio de Berlín ante sesenta mil aficionados.
            """, "country:ES", ["football", "sport"]
        },
        {
            "merger.md", "ru", """
            # Японский автоконцерн Honda объявил о слиянии с Nissan

            Японские компании Honda и Nissan объявили в понедельник о слиянии. Сделка создаст третью по величине автомобильную компанию мира.
            Акции Nissan на бирже в Токио выросли на двадцать процентов. Руководство Honda заявило, что слияние позволит компаниям вместе
            разрабатывать электромобили и сократить расходы. Акционеры должны одобрить сделку весной. Аналитики считают, что поглощение
            было неизбежно: конкуренты из Китая отняли у японских компаний значительную долю рынка.
            """, "country:JP", ["company", "economy", "finance"]
        },
    };
}
