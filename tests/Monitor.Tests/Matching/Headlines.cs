namespace Monitor.Tests.Matching;

/// <summary>Headlines of the tests' own writing, with a sentence each: what the topics of the repository's seed should find, and what only looks like it.</summary>
internal static class Headlines
{
    public sealed record Headline(string Language, string Title, string Summary);

    public static IReadOnlyList<Headline> Related { get; } =
    [
        new("fr", "Poutine et Kim Jong-un scellent un pacte de défense mutuelle", "Le traité signé à Pyongyang prévoit une assistance en cas d’agression."),
        new("fr", "La Russie ratifie le traité de partenariat avec la Corée du Nord", "La Douma a voté le texte à l’unanimité jeudi."),
        new("fr", "Des obus nord-coréens retrouvés sur des positions russes", "Les munitions livrées par Pyongyang à Moscou seraient souvent défectueuses."),
        new("fr", "Séoul condamne l’accord entre Moscou et Pyongyang", "La Corée du Sud a convoqué l’ambassadeur de Russie et dénoncé l’aide à la Corée du Nord."),
        new("fr", "La Russie met son veto à la surveillance des sanctions contre la Corée du Nord", "Le groupe d’experts de l’ONU cessera ses travaux fin avril."),
        new("en", "Russia and North Korea sign mutual defence treaty", "The pact obliges each side to help the other if it is attacked."),
        new("en", "North Korea shipped millions of artillery shells to Russia, Seoul says", "Satellite pictures show containers leaving the port of Rajin for Vladivostok."),
        new("en", "Moscow may be helping Pyongyang with its spy satellite", "Experts see Russian technology in the engine of North Korea’s failed rocket."),
        new("en", "US allows Ukraine to fire long-range missiles into Russia", "Washington lifted its ban on strikes with ATACMS on Russian territory."),
        new("en", "Japan voices grave concern over Russia–North Korea pact", "Tokyo said the military cooperation may breach Security Council resolutions."),
        new("de", "Putin und Kim Jong Un unterzeichnen Beistandspakt", "Russland und Nordkorea wollen sich im Fall eines Angriffs gegenseitig helfen."),
        new("de", "Nordkorea liefert Russland weitere Artilleriemunition", "Nach Angaben aus Seoul wurden Tausende Container mit Granaten verschifft."),
        new("de", "USA erlauben Angriffe mit weitreichenden Waffen auf russisches Gebiet", "Die NATO-Partner stritten lange über die Freigabe der Raketen."),
        new("es", "Rusia y Corea del Norte firman un tratado de asociación estratégica", "El acuerdo incluye la asistencia mutua en caso de agresión."),
        new("es", "Corea del Norte envía proyectiles de artillería a Rusia", "Los contenedores de munición salieron del puerto de Rajin, según Seúl."),
        new("es", "Corea del Sur condena el pacto entre Putin y Kim Jong-un", "Seúl estudia enviar armas a Ucrania tras el tratado entre Rusia y Corea del Norte."),
        new("ru", "Путин и Ким Чен Ын подписали договор о стратегическом партнёрстве", "Россия и КНДР обязались помогать друг другу в случае агрессии."),
        new("ru", "Госдума ратифицировала договор с КНДР", "Договор России и Северной Кореи предусматривает взаимную военную помощь."),
        new("ru", "Сеул: Северная Корея отправила России тысячи контейнеров с боеприпасами", "Речь идёт прежде всего об артиллерийских снарядах."),
        new("uk", "Північна Корея передала Росії мільйони артилерійських снарядів", "Боєприпаси везли залізницею з порту на Далекому Сході."),
        new("uk", "Путін і Кім Чен Ин підписали договір про партнерство", "Росія та КНДР домовилися про взаємну допомогу в разі агресії."),
        new("ar", "روسيا وكوريا الشمالية توقعان معاهدة شراكة استراتيجية", "تنص المعاهدة على المساعدة المتبادلة في حال وقوع عدوان."),
        new("ar", "كوريا الشمالية ترسل قذائف مدفعية إلى روسيا", "قالت سيول إن آلاف الحاويات من الذخيرة شحنت بحرا."),
        new("zh", "普京与金正恩签署全面战略伙伴关系条约", "俄罗斯和朝鲜承诺在遭到侵略时相互援助。"),
        new("zh", "韩国称朝鲜向俄罗斯运送数千个集装箱弹药", "主要是炮弹，首尔方面表示。"),
        new("ja", "ロシアと北朝鮮、包括的戦略パートナーシップ条約に署名", "プーチン大統領と金正恩総書記が平壌で会談した。"),
        new("ja", "北朝鮮、ロシアに砲弾を大量供与", "韓国国防省によると弾薬のコンテナは数千個に上る。"),
        new("ko", "북한과 러시아, 포괄적 전략 동반자 조약 체결", "푸틴 대통령과 김정은 위원장이 평양에서 서명했다."),
        new("ko", "북한, 러시아에 포탄 수천 컨테이너 제공", "국방부는 탄약이 나진항에서 선적됐다고 밝혔다."),
        new("it", "Putin e Kim Jong-un firmano un trattato di mutua difesa", "Russia e Corea del Nord si aiuteranno in caso di aggressione."),
    ];

    public static IReadOnlyList<Headline> LookAlikes { get; } =
    [
        new("fr", "La Corée du Nord accroche la Russie en match amical", "Le but de l’égalisation est tombé à la dernière minute."),
        new("fr", "Poutine reçu en grande pompe au Vietnam", "Hanoï et Moscou ont signé une douzaine d’accords sur l’énergie et l’éducation."),
        new("fr", "Cinéma : un film sud-coréen primé à Moscou", "Le jury du festival a salué une comédie tendre sur deux sœurs."),
        new("fr", "Tir nord-coréen de missile balistique au large du Japon", "L’engin est tombé en mer, a indiqué le ministère japonais de la défense."),
        new("fr", "Attaque de drones sur Kharkiv : trois morts", "La Russie a lancé quarante drones contre l’Ukraine dans la nuit."),
        new("en", "North Korea women beat Russia to reach volleyball final", "The team won in straight sets in front of a full arena."),
        new("en", "K-pop band announces world tour with stop in Seoul", "Tickets for the South Korean group sold out within minutes."),
        new("en", "India launches weather satellite", "The spacecraft reached orbit after a flawless launch from the east coast."),
        new("en", "EU agrees new sanctions on Iran", "The measures target makers of drones and their bankers."),
        new("en", "Ukraine war: Russian forces take village near Pokrovsk", "Kyiv said its troops had withdrawn to better positions."),
        new("en", "North Korean hackers steal crypto worth millions", "Investigators blame a group that is known for bank robberies."),
        new("de", "Nordkorea feiert Parteijubiläum mit Massentänzen", "Tausende zogen durch die Hauptstadt."),
        new("de", "Russland und China vereinbaren Gasvertrag", "Das Abkommen über die neue Pipeline gilt für dreißig Jahre."),
        new("de", "Nordkoreas Fußballerinnen sind U20-Weltmeister", "Im Endspiel schlugen sie Japan; Russland war nicht zugelassen."),
        new("es", "El Zenit ruso ficha a un delantero surcoreano", "El jugador firmó un contrato de tres años con el club."),
        new("es", "Rusia y Bielorrusia firman un tratado de garantías de seguridad", "Putin y Lukashenko se reunieron en Minsk."),
        new("es", "Terremoto sacude la costa de Japón", "No se informó de víctimas y la alerta de tsunami fue levantada."),
        new("ru", "Путин прибыл с визитом во Вьетнам", "Стороны подписали соглашения о сотрудничестве в энергетике."),
        new("ru", "Сборная России по хоккею обыграла Белоруссию", "Победную шайбу забросили в овертайме."),
        new("ru", "Над Белгородской областью сбиты беспилотники", "Пострадавших нет, сообщил губернатор."),
        new("uk", "Росіяни обстріляли Харків керованими бомбами", "Пошкоджено житлові будинки, є поранені."),
        new("uk", "Україна отримала новий пакет допомоги від Німеччини", "У пакеті зимовий одяг і генератори."),
        new("ar", "إيران والصين توقعان اتفاق تعاون تجاري", "يشمل الاتفاق النفط والنقل."),
        new("ar", "منتخب كوريا الشمالية يتعادل مع روسيا في كأس ودية", "انتهت المباراة بهدف لكل فريق."),
        new("zh", "韩国电影在莫斯科电影节获奖", "评审团称赞这部喜剧片。"),
        new("zh", "普京访问越南并会见领导人", "双方讨论了能源合作。"),
        new("ja", "日本とベトナム、首脳会談で経済協力を確認", "両国は半導体の人材育成でも合意した。"),
        new("ja", "韓国の人気グループがロシアで初公演", "会場には一万人のファンが集まった。"),
        new("ko", "한국과 베트남, 자유무역협정 개정 합의", "양국 장관이 하노이에서 만났다."),
        new("it", "Corea del Nord, Kim inaugura un parco acquatico", "La struttura ospiterà ventimila turisti l’estate."),
    ];
}
