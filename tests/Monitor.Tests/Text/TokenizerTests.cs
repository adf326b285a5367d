using Monitor.Text;
using Xunit;

namespace Monitor.Tests.Text;

public sealed class TokenizerTests
{
    private static string Words(string text, string language = "") =>
        string.Join(' ', Tokenizer.Tokenize(text, language).Select(token => token.Folded(text)));

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
    [InlineData("soutenus par Poutine.Cet accord", "soutenus par poutine cet accord")]
    [InlineData("Kim Jong-un, les missiles anti-aériens, l’avion F-16", "kim jong un les missiles anti aeriens l avion f 16")]
    [InlineData("d'art qu’un n‘est s\u02bcil", "d art qu un n est s il")]
    [InlineData("AUJOURD’HUI aujourd'hui", "aujourdhui aujourdhui")]
    [InlineData("1\u2009000 2’500 ١٬٠٠٠ ٧٠٠٠ ７０００", "1000 2500 1000 7000 7000")]
    [InlineData("mu\u00adni\u200btions \u200e\u202bobus\u202c\u200f \ufeffchar\u2060s", "munitions obus chars")]
    [InlineData("ＮＡＴＯ、ＵＮ Ｆ－１６ ｶﾞｽ ガス", "nato un f 16 ガ ス ガ ス")]
    [InlineData("أمريكا إيران آسيا مستشفى مدرسة روســـيا مُحَمَّد", "امريكا ايران اسيا مستشفي مدرسه روسيا محمد")]
    [InlineData("Королёв Королев Ёлка", "королев королев елка")]
    [InlineData("об'єкт об‘єкт об\u02bcєкт ОБ’ЄКТ", "обєкт обєкт обєкт обєкт")]
    [InlineData("İSTANBUL Istanbul ısınma IŞIK", "istanbul istanbul isinma isik")]
    [InlineData("«exclusivement pacifique… et défensif", "exclusivement pacifique et defensif")]
    [InlineData("l’Union’s S’il A.B c’est", "l union s il a b c est")]
    public void Words_are_cut_and_folded(string text, string words) => Assert.Equal(words, Words(text));

    [Fact]
    public void Positions_point_into_the_text_as_it_was_given()
    {
        const string text = "«Accord» à Pyongyang: 7 000 obus";
        var pieces = Tokenizer.Tokenize(text, "fr").Select(token => text.Substring(token.Start, token.Length));
        Assert.Equal(["Accord", "à", "Pyongyang", "7 000", "obus"], pieces);
    }

    [Theory]
    [InlineData("soft\u00ad hyphen")]
    [InlineData("\u200eобус\u200f")]
    [InlineData("ab\u0301\u200b,")]
    public void What_cannot_be_seen_at_a_words_end_is_no_part_of_it(string text) =>
        Assert.All(Tokenizer.Tokenize(text, ""), token => Assert.False(Characters.Is(text[token.End - 1], CharKind.Ignored)));

    [Theory]
    [InlineData("The U.S. said Russia’s 7,000 shells, AND Élysée aujourd’hui", "en")]
    [InlineData("والصين İSTANBUL ﬁn об’єкт 北朝鮮 ｶﾞｽ nord-coréen", "ru")]
    public void The_hash_of_a_token_is_that_of_its_folded_word_and_each_prefix_has_its_own(string text, string language)
    {
        var tokens = Tokenizer.Tokenize(text, language);
        for (var i = 0; i < tokens.Count; i++)
        {
            var folded = tokens[i].Folded(text);
            Assert.Equal(FoldedWord.Hash(folded), tokens[i].Fold);
            Assert.Equal(
                Enumerable.Range(1, folded.Length).Select(length => FoldedWord.Hash(folded.AsSpan(0, length))),
                tokens.StatesOf(i).ToArray().Select(FoldedWord.Finish));
        }
    }

    [Fact]
    public void Whatever_the_text_is_tokens_stand_in_order_and_hash_as_they_fold()
    {
        const string alphabet = "abcSsé̀ßﬁİı''’ʼ--‑..,  \u00a0\u202f\u00ad\u200d\ufeff0123٧７ёыіБالوبةـَ北朝がｶﾞ한ไทย😀½ĿA";
        var seed = 1u;
        for (var run = 0; run < 3_000; run++)
        {
            var text = string.Create(run % 90, 0, (into, _) =>
            {
                foreach (ref var c in into)
                    c = alphabet[(int)((seed = seed * 1_664_525 + 1_013_904_223) >> 8) % alphabet.Length];
            });
            var tokens = Tokenizer.Tokenize(text, "fr");
            var end = 0;
            for (var i = 0; i < tokens.Count; i++)
            {
                Assert.InRange(tokens[i].Start, end, text.Length - 1);
                end = tokens[i].End;
                Assert.InRange(end, tokens[i].Start + 1, text.Length);
                Assert.Equal(FoldedWord.Hash(tokens[i].Folded(text)), tokens[i].Fold);
                foreach (ref readonly var joined in tokens.JoinedAt(i))
                {
                    Assert.Equal(i, joined.First);
                    Assert.InRange(joined.First + joined.Count, i + 2, tokens.Count);
                    Assert.InRange(joined.Length, 1, FoldedWord.LongestFolded);
                }
            }
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("é")]
    [InlineData("-a")]
    [InlineData("'")]
    [InlineData("a\u0301")]
    [InlineData("A.")]
    [InlineData("1 000 ")]
    [InlineData("北")]
    public void A_text_of_one_thing_a_hundred_thousand_times_is_read_all_the_same(string thing)
    {
        var text = string.Concat(Enumerable.Repeat(thing, 100_000));
        var read = ReadText.Read(text, "fr", Lexicon.Shipped);
        Assert.All(read.Tokens, token => Assert.InRange(token.End, token.Start + 1, text.Length));
        Assert.Equal(read.Tokens.Count, Tokenizer.Tokenize(text, "fr").Count);
    }

    [Fact]
    public void No_two_words_of_the_lexicon_share_a_hash()
    {
        var words = Lexicon.Shipped.Concepts
            .SelectMany(concept => concept.Languages.SelectMany(concept.Forms))
            .SelectMany(form => Tokenizer.Tokenize(form.Text, "").Select(token => token.Folded(form.Text)))
            .ToHashSet(StringComparer.Ordinal);
        Assert.True(words.Count > 20_000, $"{words.Count}");
        Assert.Equal(words.Count, words.Select(word => FoldedWord.Hash(word)).Distinct().Count());
    }

    [Fact]
    public void A_list_that_is_used_again_holds_only_the_last_text()
    {
        var tokens = new TokenList();
        Tokenizer.Tokenize("Une phrase bien plus longue, avec des nord-coréens", "fr", tokens);
        Tokenizer.Tokenize("deux mots", "fr", tokens);
        Assert.Equal(Tokenizer.Tokenize("deux mots", "fr"), tokens);
        Assert.True(tokens.JoinedAt(0).IsEmpty);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("ru")]
    public void Reading_text_after_text_allocates_nothing(string language)
    {
        const string text = "Les forces nord-coréennes, 7 000 hommes; Russia’s U.S. envoy. Снаряды и ракеты об’єкт 北朝鮮";
        var tokens = new TokenList();
        Tokenizer.Tokenize(text, language, tokens);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            Tokenizer.Tokenize(text, language, tokens);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData("ru", "снарядами", "снаряды")]
    [InlineData("fr", "munitions", "munition")]
    [InlineData("de", "Waffenlieferungen", "Waffenlieferung")]
    [InlineData("en", "missiles", "missile")]
    [InlineData("fr", "ANTIAÉRIENNES", "antiaérienne")]
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
