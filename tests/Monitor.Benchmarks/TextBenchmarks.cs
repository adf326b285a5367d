using BenchmarkDotNet.Attributes;
using Monitor.Text;

namespace Monitor.Benchmarks;

/// <summary>What the room Text costs an item: 620 characters tokenised, the language of 120 told, and a title with forty words read.</summary>
[MemoryDiagnoser]
public class TextBenchmarks
{
    private const string Title = "South Korea summons Russian ambassador over defence pact with North";

    private const string Summary = "Seoul called in Moscow's envoy and urged Russia to halt military co-operation with Pyongyang at once. "
        + "The treaty signed by Vladimir Putin and Kim Jong-un threatens South Korea's security and will carry consequences, he was told "
        + "on Friday at the ministry.";

    private readonly Lexicon lexicon = Lexicon.Shipped;
    private readonly LanguageIdentifier languages = new();
    private readonly TokenList tokens = new();
    private readonly List<PhraseHit<Concept>> hits = [];
    private ReadText title = null!;
    private ReadText summary = null!;
    private string text = "";
    private string headline = "";

    [ParamsSource(nameof(Languages))]
    public string Language { get; set; } = "";

    public static IEnumerable<string> Languages => Texts.Keys;

    private static Dictionary<string, string> Texts { get; } = new()
    {
        ["en"] = "Officials from both governments met on Thursday to settle a long dispute over fishing rights in the northern strait, "
            + "and agreed that inspectors may board vessels without notice. The talks had broken off twice since the spring, when a "
            + "trawler was held for nine days. Neither side would say how many licences it gives up. Traders in the ports on the coast "
            + "said that prices rose by a fifth within a week, while the unions asked for help until the quota is known. A spokesman "
            + "added that the ministers would meet again next month, and that the treaty still needs the consent of both parliaments "
            + "before it comes into force.",
        ["fr"] = "Les deux gouvernements se sont réunis jeudi pour régler un vieux différend sur les droits de pêche dans le détroit, et "
            + "ont décidé que les inspecteurs pourraient monter à bord sans préavis. Les négociations avaient été rompues deux fois "
            + "depuis le printemps, lorsqu’un chalutier fut retenu neuf jours. Aucune des parties n’a précisé combien de licences elle "
            + "abandonne. Dans les ports de la côte, les prix ont augmenté d’un cinquième en une semaine, et les syndicats demandent une "
            + "aide jusqu’à l’annonce des quotas. Les ministres se reverront le mois prochain; le traité doit encore être approuvé.",
        ["ru"] = "Представители двух правительств встретились в четверг, чтобы уладить давний спор о правах на рыболовство в проливе, и "
            + "договорились, что инспекторы смогут подниматься на борт без предупреждения. Переговоры с весны прерывались дважды, когда "
            + "траулер задержали на девять дней. Ни одна из сторон не уточнила, от скольких лицензий она отказывается. В портах на "
            + "побережье цены за неделю выросли на пятую часть, а профсоюзы просят помощи, пока квоты не объявлены. Министры встретятся "
            + "снова в следующем месяце; договор ещё должны одобрить оба парламента.",
        ["ja"] = "両国政府は木曜日、北部海峡の漁業権をめぐる長年の対立を解決するため会合を開き、検査官が予告なしに乗船できることで合意した。"
            + "交渉は春以来二度中断しており、漁船が九日間拘束されたこともあった。双方とも手放す許可証の数を明らかにしていない。"
            + "沿岸の港では一週間で価格が二割上がり、組合は割当が決まるまでの支援を求めている。閣僚は来月再び会談する予定で、"
            + "条約の発効には両国議会の承認が必要となる。",
    };

    [GlobalSetup]
    public void Setup()
    {
        text = Texts[Language][..Math.Min(620, Texts[Language].Length)];
        headline = text[..Math.Min(text.Length, 120)];
        title = new ReadText(lexicon);
        summary = new ReadText(lexicon);
        Mentions();
        Read();
    }

    [Benchmark(Baseline = true)]
    public int Tokenise()
    {
        Tokenizer.Tokenize(text, Language, tokens);
        return tokens.Count;
    }

    [Benchmark]
    public string Identify() => languages.Identify(headline, null);

    /// <summary>Tokens, and the lexicon's phrases among them.</summary>
    [Benchmark]
    public int Mentions()
    {
        Tokenizer.Tokenize(text, Language, tokens);
        hits.Clear();
        lexicon.Mentions(text, tokens, Language, hits);
        return hits.Count;
    }

    /// <summary>Title and forty words, always the English ones.</summary>
    [Benchmark]
    public int Read()
    {
        title.Take(Title, "en");
        summary.Take(Summary, "en");
        return title.Mentions.Count + summary.Mentions.Count;
    }
}
