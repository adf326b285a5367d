using Monitor.Text;
using Xunit;

namespace Monitor.Tests.Text;

public sealed class TokenizerTests
{
    private static string Words(string text, string language = "") =>
        string.Join(' ', Tokenizer.Tokenize(text, language).Select(token => token.Fold));

    [Theory]
    [InlineData("à la Russie«Accord révolutionnaire».", "a la russie accord revolutionnaire")]
    [InlineData("d’artillerie, l'OTAN et aujourd’hui", "d artillerie l otan et aujourdhui")]
    [InlineData("Kim Jong-un, États‑Unis, F-16", "kim jong un etats unis f 16")]
    [InlineData("7 000 conteneurs, 10,000 containers, 10.000 Container, 1\u202f234\u00a0567", "7000 conteneurs 10000 containers 10000 container 1234567")]
    [InlineData("en 2024 12 morts", "en 2024 12 morts")]
    [InlineData("Russia’s pact with the U.S. and D.P.R.K.", "russia pact with the us and dprk")]
    [InlineData("об’єкт у Києві", "обєкт у києві")]
    [InlineData("北朝鮮とロシア", "北 朝 鮮 と ロ シ ア")]
    [InlineData("북한의 F-16", "북 한 의 f 16")]
    [InlineData("والصين للصين الصين", "صين صين صين")]
    [InlineData("e\u0301lyse\u0301e ÉLYSÉE ﬁn œuvre", "elysee elysee fin oeuvre")]
    public void Words_are_cut_and_folded(string text, string words) => Assert.Equal(words, Words(text));

    [Fact]
    public void Positions_point_into_the_text_as_it_was_given()
    {
        const string text = "«Accord» à Pyongyang: 7 000 obus";
        var pieces = Tokenizer.Tokenize(text, "fr").Select(token => text.Substring(token.Start, token.Length));
        Assert.Equal(["Accord", "à", "Pyongyang", "7 000", "obus"], pieces);
    }

    [Theory]
    [InlineData("ru", "снарядами", "снаряды")]
    [InlineData("fr", "munitions", "munition")]
    [InlineData("de", "Waffenlieferungen", "Waffenlieferung")]
    [InlineData("en", "missiles", "missile")]
    public void Inflections_share_a_stem(string language, string one, string other) =>
        Assert.Equal(Tokenizer.Tokenize(one, language)[0].Stem, Tokenizer.Tokenize(other, language)[0].Stem);

    [Fact]
    public void A_glued_sentence_is_cut()
    {
        const string text = "a renchéri Vladimir Poutine.Cet accord intervient. J. Biden parle.";
        var sentences = Sentences.Of(text).Select(cut => text[cut.Start..cut.End]);
        Assert.Equal(["a renchéri Vladimir Poutine.", "Cet accord intervient.", "J. Biden parle."], sentences);
    }
}
