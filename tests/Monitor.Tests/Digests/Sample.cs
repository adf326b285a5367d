using Monitor.Digests;
using Monitor.Items;
using Monitor.Matching;
using Monitor.Subscriptions;
using Monitor.Topics;

namespace Monitor.Tests.Digests;

/// <summary>A morning's matches, of the tests' own writing.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Cut = new(2026, 11, 24, 6, 0, 0, TimeSpan.Zero);

    public static readonly EditionAddresses Addresses = new("https://monitor.test/subscription/1.x", "https://monitor.test/unsubscribe/1.x");

    public static readonly IReadOnlyDictionary<TopicId, TopicName> Topics = new[]
    {
        new TopicName(new TopicId(1), "accord", "Corée du Nord – Russie : le traité de défense"),
        new TopicName(new TopicId(2), "munitions", "Livraisons d’obus et de missiles"),
        new TopicName(new TopicId(3), "sanctions", "Sanctions et Conseil de sécurité"),
    }.ToDictionary(topic => topic.Id);

    public static EditionFrame Frame(string language = "fr", EditionKind kind = EditionKind.Digest) => new()
    {
        Kind = kind,
        Period = "2026-11-24",
        Language = language,
        Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"),
        Rhythm = kind == EditionKind.Alert ? new Rhythm.Immediate() : new Rhythm.Daily(new TimeOnly(7, 0)),
        CutFrom = Cut.AddDays(-1),
        CutTo = Cut,
    };

    public static IReadOnlyList<Candidate> Morning =>
    [
        Item(1, "fr", "Le Courrier de l’Est", "Pyongyang et Moscou signent un traité de défense mutuelle",
            "Kim Jong-un et Vladimir Poutine ont signé mardi un accord qui prévoit une assistance en cas d’agression ; Séoul convoque son conseil de sécurité et parle d’une « menace directe ».",
            1, 0.93, 35, "Pyongyang", "Moscou", "traité", "Kim Jong-un") with
        { StoryId = 1 },
        Item(2, "fr", "Radio Atlantique", "Pyongyang et Moscou signent un traité de défense mutuelle", "", 1, 0.9, 20, "Pyongyang", "Moscou") with { StoryId = 1 },
        Item(3, "en", "Harbour Wire", "Pyongyang, Moscow sign mutual defence treaty", "", 1, 0.9, 15, "Pyongyang", "Moscow") with { StoryId = 1 },
        Item(4, "ko", "한강일보", "북한과 러시아, 상호방위조약에 서명… 정부 “엄중한 우려”", "정부는 북한과 러시아가 서명한 조약 전문을 분석하고 있다고 밝혔다.", 1, 0.88, 120, "북한", "러시아", "조약"),
        Item(5, "ru", "Невский вестник", "Москва и Пхеньян расширяют военное сотрудничество: что известно о договоре",
            "Договор о стратегическом партнёрстве предполагает взаимную помощь, сообщили в министерстве; текст соглашения внесут на ратификацию до конца года.", 1, 0.84, 190, "Москва", "Пхеньян", "договоре"),
        Item(5, "ru", "Невский вестник", "Москва и Пхеньян расширяют военное сотрудничество: что известно о договоре", "", 3, 0.5, 190, "Москва"),
        Item(6, "ja", "東都新聞", "北朝鮮の弾薬、ロシアへの輸送が急増　衛星画像で確認", "羅津港からの貨物船の往来が前月の二倍に達したという。", 2, 0.81, 260, "北朝鮮", "ロシア", "弾薬"),
        Item(7, "en", "The Meridian Post", "Satellite images show new rail traffic between North Korea and Russia",
            "Freight cars covered with tarpaulins crossed the Tumangang bridge nine times last week, an analyst said, the most since the pact.", 2, 0.79, 400, "North Korea", "Russia"),
        Item(8, "ar", "صحيفة الميناء", "كوريا الشمالية ترسل شحنة جديدة من القذائف إلى روسيا", "قالت مصادر دبلوماسية إن السفينة غادرت ميناء راسون.", 2, 0.75, 520, "كوريا الشمالية", "روسيا"),
        Item(9, "de", "Rheinblatt", "UN-Sicherheitsrat berät über neue Sanktionen gegen Nordkorea", "", 3, 0.7, 600, "Sanktionen", "Nordkorea"),
    ];

    /// <param name="minutes">How long before the cut it came out.</param>
    /// <param name="terms">Found where they stand in the title, else in the summary.</param>
    public static Candidate Item(
        long id, string language, string source, string title, string summary, long topic, double score, int minutes, params string[] terms) => new()
        {
            ItemId = new ItemId(id),
            Title = title,
            Summary = summary,
            Url = $"https://news.test/{language}/{id}?utm=a&b=c",
            Language = language,
            Source = source,
            PublishedAt = Cut.AddMinutes(-minutes),
            FirstSeenAt = Cut.AddMinutes(-minutes + 5),
            TopicId = new TopicId(topic),
            Score = score,
            Reasons = [.. terms.Select(term => title.Contains(term, StringComparison.Ordinal)
                ? new MatchReason(term, "title", title.IndexOf(term, StringComparison.Ordinal), term.Length, 1)
                : new MatchReason(term, "summary", summary.IndexOf(term, StringComparison.Ordinal), term.Length, 1))],
        };
}
