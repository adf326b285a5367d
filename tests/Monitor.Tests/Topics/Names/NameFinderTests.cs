using Monitor.Seeds;
using Monitor.Text;
using Monitor.Topics;
using Monitor.Topics.Names;
using Xunit;

namespace Monitor.Tests.Topics.Names;

public sealed class NameFinderTests
{
    private static List<string> Found(string language, string title, string text) =>
        NameFinder.Find(SeedReading.Read(new Seed { Title = title, Language = language, Text = text }, Lexicon.Shipped)).Select(actor => actor.Label).ToList();

    [Theory]
    [InlineData("en", "Brackwater Partners to close", "Shares in Brackwater Partners fell.", "Brackwater Partners")]
    [InlineData("fr", "Le maire de Vernaison-sur-Lys démissionne", "À Vernaison-sur-Lys, la surprise est totale.", "Vernaison-sur-Lys")]
    [InlineData("es", "El Atlético Ribera ficha a un portero", "El Atlético Ribera ganó.", "Atlético Ribera")]
    [InlineData("de", "Streit um Kraftwerk", "Die Firma Wassertal AG schweigt. Ein Sprecher der Wassertal AG ging.", "Wassertal AG")]
    [InlineData("de", "Streit um Kraftwerk", "In der Kleinstadt Altenhagen wird gestritten. Die Menschen in Altenhagen klagen.", "Altenhagen")]
    [InlineData("de", "Streit um Kraftwerk", "Landrätin Henrike Brockmöller kam. Am Abend ging Brockmöller.", "Henrike Brockmöller")]
    [InlineData("ru", "Суд над Арсеном Темировым", "Арсена Темирова судят. Темиров молчит.", "Арсен Темиров")]
    [InlineData("uk", "Хакери зламали «Медікор»", "У «Медікорі» мовчать.", "Медікор")]
    [InlineData("ar", "محادثات في العاصمة", "وقال وزير الخارجية إدريس ولد مسكين إنه متفائل. وغادر الوزير إدريس ولد مسكين.", "إدريس ولد مسكين")]
    [InlineData("ja", "地震で被害", "白浜見町で家が倒れた。白浜見町の住民は避難した。", "白浜見町")]
    [InlineData("ja", "地震で被害", "北陸カイナデ電力は異常なしと発表した。北陸カイナデ電力の社員が調べた。", "北陸カイナデ電力")]
    [InlineData("ja", "町議会で議論", "西尾垣信町長は反対した。会議の後、西尾垣信氏は帰った。", "西尾垣信")]
    [InlineData("zh", "电池公司起诉", "总部设在宁德的辰曜电池公司起诉。辰曜电池公司的股票下跌。", "辰曜电池公司")]
    [InlineData("zh", "董事会换人", "公司董事长葛维庭说,他会离开。董事长葛维庭的任期到期。", "葛维庭")]
    [InlineData("ko", "금리 동결", "도강혁 위원은 반대했다. 도강혁 위원은 이유를 밝혔다.", "도강혁")]
    [InlineData("ko", "금리 동결", "주식회사 한빛누리은행은 금리를 내린다. 한빛누리은행의 고객이 늘었다.", "한빛누리은행")]
    public void A_name_the_lexicon_lacks_is_found(string language, string title, string text, string name) =>
        Assert.Contains(name, Found(language, title, text));

    [Theory]
    [InlineData("en", "Ministers meet", "On Tuesday they met. They meet again on Tuesday.")]
    [InlineData("en", "Prices rise", "Shares fell. Shares rose. Shares fell.")]
    [InlineData("de", "Hochwasser im Süden", "Die Feuerwehr rettete Bewohner mit Booten. Die Feuerwehr blieb mit Booten vor Ort.")]
    [InlineData("ja", "道路が寸断", "救助が届いていない集落がある。集落から住民を運んだ。")]
    [InlineData("fr", "« Nous tiendrons »", "Le maire l’a dit lundi. Lundi, il est parti.")]
    public void An_everyday_word_is_no_name(string language, string title, string text) =>
        Assert.Empty(Found(language, title, text));

    [Fact]
    public void A_name_said_once_in_passing_is_left_out() =>
        Assert.Empty(Found("en", "Prices rise", "Prices rose again, said Theo Brackwater of the growers."));

    [Fact]
    public void A_surname_alone_belongs_to_the_whole_name()
    {
        var actor = Assert.Single(NameFinder.Find(SeedReading.Read(
            new Seed { Title = "A film by Ana Belvaux", Language = "en", Text = "Then Belvaux spoke. Ana Belvaux left. Nobody saw Belvaux again." }, Lexicon.Shipped)));

        Assert.Equal("Ana Belvaux", actor.Label);
        Assert.Contains(new Clue.Text("Belvaux"), actor.Clues);
        Assert.Equal([0, 1, 2, 3], actor.InSentences.Order());
    }

    [Fact]
    public void A_short_name_two_bearers_share_stands_for_itself() =>
        Assert.Equal(["Delarbre", "Nadia Delarbre", "Yves Delarbre"], Found("fr", "La famille devant le juge",
            "Hier Yves Delarbre a parlé. Puis Nadia Delarbre a parlé. Ensuite Yves Delarbre et Nadia Delarbre sont sortis. Le groupe Delarbre se tait. On attend le groupe Delarbre.")
            .Order(StringComparer.Ordinal));
}
