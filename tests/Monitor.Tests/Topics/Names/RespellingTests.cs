using Monitor.Text;
using Monitor.Topics.Names;
using Xunit;

namespace Monitor.Tests.Topics.Names;

public sealed class RespellingTests
{
    [Theory]
    [InlineData("Maucourt", "fr", "Мокур*")]
    [InlineData("Maucourt", "fr", "모쿠르")]
    [InlineData("Maucourt", "fr", "موكور")]
    [InlineData("Belvaux", "fr", "Белво*")]
    [InlineData("Corvantis", "en", "Корвантис*")]
    [InlineData("Corvantis", "en", "コルバンティス")]
    [InlineData("Corvantis", "en", "كورفانتيس")]
    [InlineData("Halden", "en", "ハルデン")]
    [InlineData("Brockmann", "de", "Брокман*")]
    [InlineData("Wagner", "de", "Вагнер*")]
    [InlineData("Solabarrieta", "es", "Солабарриет*")]
    [InlineData("Темиров", "ru", "Temirov")]
    [InlineData("Жуковский", "ru", "Zhukovskiy")]
    [InlineData("Хмельниченко", "uk", "Khmelnychenko")]
    [InlineData("葛维庭", "zh", "Geweiting")]
    [InlineData("도강혁", "ko", "Do Gang-hyeok")]
    [InlineData("カイナデ", "ja", "Kainade")]
    [InlineData("カイナデ", "ja", "Каинад*")]
    public void A_name_is_spelled_as_newspapers_of_the_other_script_would(string word, string language, string spelling) =>
        Assert.Contains(spelling, Respelling.Of(word, language).Select(candidate => candidate.Phrase));

    [Theory]
    [InlineData("西尾垣", "ja")]
    [InlineData("مسكين", "ar")]
    public void What_does_not_say_how_it_sounds_is_not_spelled(string word, string language) => Assert.Empty(Respelling.Of(word, language));

    [Fact]
    public void A_short_word_is_not_spelled_for_it_would_be_many_words() => Assert.Empty(Respelling.Of("Lys", "fr"));

    [Fact]
    public void No_spelling_is_in_the_script_of_the_name() =>
        Assert.All(Respelling.Of("Corvantis", "en"), candidate => Assert.NotEqual(Script.Latin, Scripts.Of(candidate.Phrase)));
}
