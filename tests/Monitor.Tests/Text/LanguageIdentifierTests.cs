using Monitor.Text;
using Xunit;

namespace Monitor.Tests.Text;

public sealed class LanguageIdentifierTests
{
    [Theory]
    [InlineData("La Corée du Nord et la Russie ont signé un accord", null, "fr")]
    [InlineData("North Korea and Russia have signed a pact in Pyongyang", null, "en")]
    [InlineData("Nordkorea und Russland haben ein Abkommen unterzeichnet", null, "de")]
    [InlineData("Россия и Северная Корея подписали договор, объявил Кремль", null, "ru")]
    [InlineData("Росія і Північна Корея підписали договір", null, "uk")]
    [InlineData("북한과 러시아가 조약에 서명했다", null, "ko")]
    [InlineData("ロシアと北朝鮮が条約に署名", null, "ja")]
    [InlineData("俄罗斯与朝鲜签署条约", null, "zh")]
    [InlineData("روسيا وكوريا الشمالية توقعان معاهدة", null, "ar")]
    [InlineData("NATO、露朝の接近に懸念", null, "ja")]
    [InlineData("Putin, Kim, Pyongyang 2024", "de", "de")]
    [InlineData("The president has said that the treaty was not a surprise to them", "fr", "en")]
    [InlineData("Tổng thống Nga thăm Việt Nam", "vi", "vi")]
    [InlineData("12345", null, "und")]
    public void The_language_of_a_headline_is_told(string text, string? declared, string language) =>
        Assert.Equal(language, new LanguageIdentifier().Identify(text, declared));
}
