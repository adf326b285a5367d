using Monitor.Text;
using Xunit;

namespace Monitor.Tests.Text;

public sealed class PhraseIndexTests
{
    /// <summary>What the phrases find in a text, as it stands there.</summary>
    private static IEnumerable<string> Found(string text, string language, params (string Form, string Language, bool Stemmed)[] phrases)
    {
        var index = new PhraseIndex<string>();
        foreach (var (form, of, stemmed) in phrases)
            index.Add(form, of, onlyThere: stemmed, stemmed, form);
        return Found(index, text, language);
    }

    private static List<string> Found(PhraseIndex<string> index, string text, string language)
    {
        var tokens = Tokenizer.Tokenize(text, language);
        var hits = new List<PhraseHit<string>>();
        index.Find(text, tokens, language, hits);
        return hits.Select(hit => $"{hit.Owner}: {text[tokens[hit.First].Start..tokens[hit.First + hit.Count - 1].End]}").ToList();
    }

    [Theory]
    [InlineData("anti-aériens", "anti-aériens")]
    [InlineData("anti aériens", "anti-aériens")]
    [InlineData("antiaériens", "anti-aériens")]
    [InlineData("missiles antiaériens", "missiles anti-aériens")]
    [InlineData("antiaériens russes", "anti-aériens russes")]
    [InlineData("antiaéri*", "anti-aériens")]
    [InlineData("missiles antiaéri* russ*", "missiles anti-aériens russes")]
    public void A_hyphenated_word_is_found_split_and_joined(string phrase, string found) =>
        Assert.Equal([$"{phrase}: {found}"], Found("Des missiles anti-aériens russes", "fr", (phrase, "fr", false)));

    [Theory]
    [InlineData("nordcoréen", "L’allié nord-coréen", "nord-coréen")]
    [InlineData("F16", "un F-16 abattu", "F-16")]
    [InlineData("=F16", "un F-16 abattu", "F-16")]
    [InlineData("Jongun", "Kim Jong‑un", "Jong‑un")]
    [InlineData("portesavion", "le portes-avion-école", "portes-avion")]
    [InlineData("portesavionécole", "le portes-avion-école", "portes-avion-école")]
    public void Each_kind_of_hyphen_and_part_joins(string phrase, string text, string found) =>
        Assert.Equal([$"{phrase}: {found}"], Found(text, "fr", (phrase, "fr", false)));

    [Theory]
    [InlineData("20242025", "2024-2025")]
    [InlineData("nordcoréen", "nord coréen")]
    [InlineData("nordcoréen", "nord–coréen")]
    [InlineData("nordcoréen", "nord - coréen")]
    public void What_no_hyphen_joins_stays_apart(string phrase, string text) => Assert.Empty(Found(text, "fr", (phrase, "fr", false)));

    [Fact]
    public void A_prefix_of_the_first_part_spans_that_part_alone() =>
        Assert.Equal(["rosyjsk*: rosyjsko"], Found("rozmowy rosyjsko-koreańskie", "pl", ("rosyjsk*", "pl", false)));

    [Fact]
    public void Inflections_of_a_joined_word_count_too() =>
        Assert.Equal(["antiaérien: anti-aériens"], Found("missiles anti-aériens", "fr", ("antiaérien", "fr", true)));

    [Fact]
    public void Prefixes_of_every_length_are_found_and_no_other_word() =>
        Assert.Equal(["ru*: russe", "rus*: russe", "russ*: russe", "russe*: russe", "ru*: rude"],
            Found("russe rude rat r", "fr", ("ru*", "fr", false), ("rus*", "fr", false), ("russ*", "fr", false), ("russe*", "fr", false), ("russes*", "fr", false)));

    [Fact]
    public void A_prefix_may_stand_anywhere_in_a_phrase() =>
        Assert.Equal(["umow* międzynarodow*: umowę międzynarodową", "nowa umow*: Nowa umowa"],
            Found("umowę międzynarodową, Nowa umowa", "pl", ("umow* międzynarodow*", "pl", false), ("nowa umow*", "pl", false)));

    [Theory]
    [InlineData("=UN", "UN, un, Un, U.N.", "UN U.N.")]
    [InlineData("=Élysée", "Élysée Elysée élysée ÉLYSÉE", "Élysée")]
    [InlineData("=Kim Jong", "kim jong Kim Jong KIM JONG", "Kim Jong")]
    public void Exact_forms_compare_what_is_written(string phrase, string text, string found) =>
        Assert.Equal(found, string.Join(' ', Found(text, "fr", (phrase, "fr", false)).Select(hit => hit[(phrase.Length + 2)..])));

    [Fact]
    public void Ideographs_follow_each_other_without_a_space() =>
        Assert.Equal(["朝鲜: 朝鲜"], Found("北朝鲜 朝 鲜", "zh", ("朝鲜", "zh", false)));

    [Theory]
    [InlineData("fr", 1)]
    [InlineData("und", 1)]
    [InlineData("en", 0)]
    public void A_common_word_counts_in_its_own_language_or_where_none_is_known(string language, int hits) =>
        Assert.Equal(hits, Found("obus", language, ("obus", "fr", true)).Count());

    [Fact]
    public void Phrases_may_be_added_after_the_first_look_up()
    {
        var index = new PhraseIndex<string>();
        index.Add("nord", "fr", onlyThere: false, stemmed: false, "nord");
        Assert.Equal(["nord: nord"], Found(index, "Corée du nord", "fr"));
        index.Add("corée du nord", "fr", onlyThere: false, stemmed: false, "pays");
        index.Add("cor*", "fr", onlyThere: false, stemmed: false, "prefix");
        Assert.Equal(["pays: Corée du nord", "prefix: Corée", "nord: nord"], Found(index, "Corée du nord", "fr"));
    }

    [Fact]
    public void Phrases_that_share_words_are_all_found()
    {
        var index = new PhraseIndex<string>();
        foreach (var form in (string[])["la paix", "la", "la paix du monde", "la guerre", "la pai*", "=La"])
            index.Add(form, "fr", onlyThere: false, stemmed: false, form);
        Assert.Equivalent((string[])["=La: La", "la: La", "la pai*: La paix", "la paix du monde: La paix du monde", "la paix: La paix"],
            Found(index, "La paix du monde", "fr"), strict: true);
    }

    [Fact]
    public void A_look_up_allocates_nothing()
    {
        var index = new PhraseIndex<int>();
        foreach (var (form, number) in ((string[])["missile*", "nord-coréen", "7 000 hommes", "=ONU", "traité de paix"]).Select((form, number) => (form, number)))
            index.Add(form, "fr", onlyThere: false, stemmed: number % 2 == 0, number);
        const string text = "L’ONU: un traité de paix nord-coréen, 7 000 hommes et des missiles";
        var tokens = Tokenizer.Tokenize(text, "fr");
        var hits = new List<PhraseHit<int>>();
        index.Find(text, tokens, "fr", hits);
        Assert.Equal(5, hits.Count);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            hits.Clear();
            index.Find(text, tokens, "fr", hits);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
