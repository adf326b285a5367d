using Monitor.Text;
using Xunit;

namespace Monitor.Tests.Text;

public sealed class LexiconTests
{
    private static readonly string[] Languages = ["fr", "en", "de", "es", "pt", "it", "pl", "ru", "uk", "ar", "zh", "ja", "ko"];

    private static IEnumerable<string> Concepts(string text, string language) =>
        ReadText.Read(text, language, Lexicon.Shipped).Mentions.Select(mention => mention.Concept.Id).Distinct();

    [Theory]
    [InlineData("fr", "Pyongyang et Moscou")]
    [InlineData("en", "North Korea's Kim Jong Un meets Putin")]
    [InlineData("en", "DPRK–Russia talks")]
    [InlineData("de", "Nordkoreas Machthaber und russische Waffen")]
    [InlineData("es", "Corea del Norte y Rusia")]
    [InlineData("it", "La Corea del Nord e la Russia")]
    [InlineData("pl", "Korei Północnej i Rosji")]
    [InlineData("ru", "Северную Корею посетил президент России")]
    [InlineData("uk", "Північної Кореї та Росії")]
    [InlineData("ar", "كوريا الشمالية وروسيا")]
    [InlineData("zh", "朝鲜与俄罗斯")]
    [InlineData("ja", "北朝鮮とロシア")]
    [InlineData("ko", "북한과 러시아의")]
    public void Both_countries_of_the_story_are_found_in_every_language(string language, string text)
    {
        var found = Concepts(text, language).ToList();
        Assert.Contains("country:KP", found);
        Assert.Contains("country:RU", found);
        Assert.DoesNotContain("country:KR", found);
    }

    [Theory]
    [InlineData("en", "Ask us how", "country:US")]
    [InlineData("en", "pineapple growers", "organisation:apple")]
    [InlineData("en", "Nigeria votes", "country:NE")]
    [InlineData("fr", "La République démocratique du Congo", "country:CG")]
    public void What_only_looks_alike_is_not_found(string language, string text, string concept) =>
        Assert.DoesNotContain(concept, Concepts(text, language));

    [Fact]
    public void A_longer_name_hides_the_shorter_one_inside() =>
        Assert.DoesNotContain("country:KR", Concepts("The Democratic People's Republic of Korea said", "en"));

    [Theory]
    [InlineData("fr"), InlineData("en"), InlineData("de"), InlineData("pl"), InlineData("ru"), InlineData("ar"), InlineData("zh"), InlineData("ko")]
    public void Mentions_are_those_of_the_rules_told_with_strings(string language)
    {
        var oracle = new StringLexicon(Lexicon.Shipped, language);
        var found = 0;
        foreach (var sentence in SentencesOf(language).Take(60))
        {
            var expected = oracle.Mentions(sentence);
            found += expected.Count;
            Assert.Equal(expected, ReadText.Read(sentence, language, Lexicon.Shipped).Mentions
                .Where(mention => !mention.Implied).Select(mention => (mention.Concept.Id, mention.Start, mention.Length)).Order());
        }

        Assert.True(found > 240, $"{found} mentions");
    }

    [Fact]
    public void What_is_implied_stands_where_what_implies_it_stands()
    {
        var mentions = ReadText.Read("Poutine rencontre Kim Jong-un", "fr", Lexicon.Shipped).Mentions;
        Assert.Contains(mentions, mention => mention is { Concept.Id: "country:RU", Implied: true, Start: 0, Length: 7 });
        Assert.Contains(mentions, mention => mention is { Concept.Id: "country:KP", Implied: true, Start: 18, Length: 11 });
    }

    [Fact]
    public void Reading_item_after_item_allocates_nothing()
    {
        var read = new ReadText(Lexicon.Shipped);
        Read();
        Assert.NotEmpty(read.Mentions);

        // The runtime itself allocates now and then while it settles; what each item costs shows in every round.
        Assert.Equal(0, Enumerable.Range(0, 5).Min(_ => Round()));

        long Round()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
                Read();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        void Read()
        {
            read.Take("North Korea's Kim Jong-un meets Putin in Moscow to sign a mutual defence treaty", "en");
            read.Take("Северная Корея отправила России тысячи контейнеров с боеприпасами", "ru");
        }
    }

    /// <summary>Four forms of as many concepts with little words, hyphens, capitals and endings between, the same ones in every run.</summary>
    private static IEnumerable<string> SentencesOf(string language)
    {
        var forms = Lexicon.Shipped.Concepts.Where(concept => concept.Kind != "theme")
            .SelectMany(concept => concept.Forms(language)).Select(form => form.Text.TrimStart('=').Replace("*", "a", StringComparison.Ordinal)).ToList();
        string[] between = [" ", " – ", "-", ", ", " et ", " the ", ". ", language is "zh" ? "" : " "];
        for (var seed = 1u; ; seed = Next(seed))
        {
            var sentence = "";
            for (var i = 0; i < 4; i++)
            {
                seed = Next(seed);
                var form = forms[(int)(seed >> 8) % forms.Count];
                var shown = (seed >> 4 & 7) switch { 0 => form.ToUpperInvariant(), 1 => form.Replace(' ', '-'), 2 => form.Replace("-", "", StringComparison.Ordinal), _ => form };
                sentence += shown + between[seed >> 12 & 7];
            }

            yield return sentence;
        }
    }

    private static uint Next(uint seed) => seed * 1_664_525 + 1_013_904_223;

    [Fact]
    public void Every_country_has_a_name_in_every_supported_language()
    {
        var lacking = Lexicon.Shipped.Concepts.Where(concept => concept.Kind == "country")
            .SelectMany(concept => Languages.Where(language => !concept.Languages.Contains(language)).Select(language => $"{concept.Id} {language}"));
        Assert.Empty(lacking);
    }

    [Fact]
    public void Every_shipped_form_is_as_a_form_must_be() =>
        Assert.Empty(Lexicon.Shipped.Concepts.SelectMany(concept => concept.Languages.SelectMany(concept.Forms)
            .Select(form => LexiconForms.Problem(form.Text)).OfType<string>().Select(problem => $"{concept.Id}: {problem}")));

    [Fact]
    public void Whatever_a_concept_implies_or_belongs_to_exists()
    {
        var dangling = Lexicon.Shipped.Concepts.SelectMany(concept => concept.Implies
                .Concat(concept is { IsNotion: true, Theme: { } theme } ? ["theme:" + theme] : [])
                .Concat(concept.Bloc is { } bloc ? ["bloc:" + bloc] : [])
                .Where(id => !Lexicon.Shipped.Knows(id)).Select(id => $"{concept.Id} → {id}"));
        Assert.Empty(dangling);
    }
}
