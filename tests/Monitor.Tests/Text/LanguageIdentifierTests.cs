using Monitor.Text;
using Xunit;

namespace Monitor.Tests.Text;

public sealed class LanguageIdentifierTests
{
    private static readonly string[] Lexical = ["fr", "en", "de", "es", "pt", "it", "pl", "ru", "uk", "ar", "zh", "ja", "ko"];

    private static readonly string[] All = [.. Lexical, "nl", "tr", "vi", "sv"];

    private static readonly List<(string Language, string Text)> Headlines = ReadHeadlines();

    private static string Identify(string text, string? declared) => new LanguageIdentifier().Identify(text, declared);

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
    [InlineData("首相訪朝、首脳会談実現", "ja", "ja")]
    [InlineData("經濟會議決定總統訪問", "ja", "zh")]
    [InlineData("Putin, Kim, Pyongyang 2024", "de", "de")]
    [InlineData("Putin, Kim, Pyongyang 2024", "ru", "und")]
    [InlineData("The president has said that the treaty was not a surprise to them", "fr", "en")]
    [InlineData("Tổng thống Nga thăm Việt Nam", "vi", "vi")]
    [InlineData("президент России заявил, что «Слава Украïнi» не звучала", "uk", "ru")]
    [InlineData("У Києві пролунало російське слово «вы», повідомляє поліція міста", null, "uk")]
    [InlineData("Президентът прие премиера, договорът още не е подписан", null, "bg")]
    [InlineData("Прэзідэнт сустрэўся з міністрам у Мінску", null, "be")]
    [InlineData("رئیس‌جمهور ایران با وزیر خارجه روسیه دیدار کرد", null, "fa")]
    [InlineData("Ο πρωθυπουργός συναντήθηκε με τον πρόεδρο", null, "el")]
    [InlineData("ראש הממשלה נפגש עם הנשיא", null, "he")]
    [InlineData("NORTH KOREA FIRES TWO MISSILES INTO THE SEA OF JAPAN", null, "en")]
    [InlineData("Regjeringen vil ikke sende flere våpen til Ukraina", "nb", "nb")]
    [InlineData("12345", null, "und")]
    [InlineData("12345", "fr-CA", "fr")]
    [InlineData("", "x", "und")]
    public void The_language_of_a_headline_is_told(string text, string? declared, string language) =>
        Assert.Equal(language, Identify(text, declared));

    [Fact]
    public void There_are_thirteen_headlines_in_each_language() =>
        Assert.All(All, language => Assert.Equal(13, Headlines.Count(headline => headline.Language == language)));

    [Fact]
    public void Of_a_language_of_the_lexicon_none_is_mistaken() =>
        Assert.Empty(Mistaken(Headlines.Where(headline => Lexical.Contains(headline.Language)), _ => null));

    [Fact]
    public void Of_all_two_are_mistaken_without_a_word_from_the_feed() => AtMost(2, Mistaken(Headlines, _ => null));

    [Fact]
    public void With_the_feeds_word_none_is_mistaken() => Assert.Empty(Mistaken(Headlines, headline => headline.Language));

    [Fact]
    public void Small_letters_alone_tell_as_much() =>
        AtMost(3, Mistaken(Headlines.Select(headline => (headline.Language, headline.Text.ToLowerInvariant())), _ => null));

    [Fact]
    public void Capitals_alone_tell_nearly_as_much() =>
        AtMost(6, Mistaken(Headlines.Select(headline => (headline.Language, headline.Text.ToUpperInvariant())), _ => null));

    [Fact]
    public void A_wrong_word_from_the_feed_misleads_in_one_of_thirty() =>
        AtMost(Headlines.Count * (All.Length - 1) / 30, All
            .SelectMany(wrong => Mistaken(Headlines.Where(headline => headline.Language != wrong), _ => wrong)).ToList());

    [Theory]
    [InlineData("Trump – Zelensky")]
    [InlineData("Macron, Scholz, Tusk")]
    [InlineData("Real Madrid - Bayern Munich 2-1")]
    [InlineData("ATP Finals: Alcaraz - Sinner 6-4, 7-5")]
    [InlineData("NATO: Rutte, Stoltenberg")]
    public void A_line_of_names_follows_the_feed(string text) =>
        Assert.All(Lexical[..7], language => Assert.Equal(language, Identify(text, language)));

    private static List<string> Mistaken(IEnumerable<(string Language, string Text)> headlines, Func<(string Language, string Text), string?> declared) => headlines
        .Select(headline => (headline.Language, headline.Text, Told: Identify(headline.Text, declared(headline))))
        .Where(headline => headline.Told != headline.Language)
        .Select(headline => $"{headline.Language} taken for {headline.Told}: {headline.Text}").ToList();

    private static void AtMost(int most, List<string> mistaken) => Assert.True(mistaken.Count <= most, string.Join('\n', mistaken));

    private static List<(string Language, string Text)> ReadHeadlines()
    {
        using var reader = new StreamReader(typeof(LanguageIdentifierTests).Assembly.GetManifestResourceStream("headlines-by-language.txt")!);
        return reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t')).Select(columns => (columns[0], columns[1])).ToList();
    }
}
