namespace Monitor.Tests.Topics;

/// <summary>What an analyst would set up from each article of the tests' own writing.</summary>
internal static class OwnSeeds
{
    /// <param name="Theme">What the primary topic is about.</param>
    /// <param name="Who">Names or concept ids the primary topic's facets must hold, each in a facet of its own.</param>
    /// <param name="Slug">What the primary topic's slug must say, so that a person knows it in a list.</param>
    /// <param name="Beside">Other topics that must be there: a theme, or a name.</param>
    /// <param name="Never">Themes that are only mentioned in passing and must have no topic.</param>
    public sealed record Expected(string File, string Language, string Theme, string[] Who, string Slug, string[] Beside, string[] Never);

    public static IReadOnlyList<Expected> All { get; } =
    [
        new("ceasefire.ar.txt", "ar", "peace", ["جبهة أنصار النهر", "تمبورا"], "peace", ["theme:war", "theme:aid", "theme:diplomacy"], ["religion", "media", "borders", "agriculture"]),
        new("central-bank.ko.md", "ko", "finance", ["country:KR"], "south-korea-finance", ["theme:trade"], ["election", "peace", "government"]),
        new("court-case.fr.md", "fr", "justice", ["Vernaison-sur-Lys", "Maucourt"], "vernaison-sur-lys", ["Delarbre"], ["borders", "espionage", "election", "sport"]),
        new("cyber-attack.uk.md", "uk", "cyber", ["Медікор*"], "medikor-cyber", ["Gravehound", "Софтліанс*"], ["finance", "human-rights", "reaction", "troops"]),
        new("earthquake.ja.txt", "ja", "disaster", ["能登島"], "disaster", ["北陸カイナデ電力", "theme:nuclear"], ["diplomacy", "government", "air-and-space"]),
        new("election.it.txt", "it", "election", ["Tomas Verhalen", "Fronte Patriottico"], "tomas-verhalen", ["theme:government"], ["energy", "justice", "protest", "sport"]),
        new("epidemic.pt.md", "pt", "health", ["Marantu"], "marantu", ["notion:vaccine"], ["climate", "labour", "science", "tourism"]),
        new("festival.fr.md", "fr", "culture", ["Les Rives lentes", "Ana Belvaux"], "ana-belvaux", ["theme:labour"], ["borders", "society", "sport"]),
        new("flood.de.md", "de", "disaster", ["Altenhagen", "Welse"], "altenhagen", ["Wassertal AG"], ["air-and-space", "treaty", "war"]),
        new("football.es.txt", "es", "football", ["Atlético Ribera", "Unión Monteclaro"], "atletico-ribera", ["Solabarrieta"], ["sanctions", "treaty"]),
        new("merger.en.md", "en", "company", ["Halden Grain", "Corvantis"], "halden-grain-corvantis", ["theme:agriculture"], ["energy", "treaty", "reaction", "election"]),
        new("opposition.ru.txt", "ru", "justice", ["Арсен* Темиров*", "Кастар*"], "arsen-temirov", ["theme:protest", "theme:election", "theme:human-rights"], ["terrorism", "media", "borders"]),
        new("plane-crash.pl.txt", "pl", "accident", ["Tarvi* Air"], "tarvia-air", ["theme:justice"], ["health", "obituary", "sport"]),
        new("trade-dispute.zh.md", "zh", "trade", ["organisation:european-union", "country:CN"], "european-union-china-trade", ["country:DE", "辰曜电池公司"], ["energy", "economy"]),
    ];
}
