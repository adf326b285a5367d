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

    [Fact]
    public void Every_country_has_a_name_in_every_supported_language()
    {
        var lacking = Lexicon.Shipped.Concepts.Where(concept => concept.Kind == "country")
            .SelectMany(concept => Languages.Where(language => !concept.Languages.Contains(language)).Select(language => $"{concept.Id} {language}"));
        Assert.Empty(lacking);
    }

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
