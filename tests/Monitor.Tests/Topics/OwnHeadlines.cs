namespace Monitor.Tests.Topics;

/// <summary>
/// Headlines of the tests' own writing with a sentence each, for four of the seeds beside this file: what their topics should find, and
/// what only looks like it – the same actors in another event, the same event of others, words of two meanings.
/// </summary>
internal static class OwnHeadlines
{
    public sealed record Headline(string Language, string Title, string Summary);

    public sealed record Set(string Seed, IReadOnlyList<Headline> Related, IReadOnlyList<Headline> LookAlikes);

    public static IReadOnlyList<Set> All { get; } = [Court, Merger, Flood, Football];

    private static Set Court => new("court-case.fr.md",
        [
            new("fr", "Corruption : l’ancien maire de Vernaison-sur-Lys fait appel", "Bertrand Maucourt avait été condamné à quatre ans de prison pour corruption passive."),
            new("fr", "Affaire des écluses : le parquet demande un nouveau procès", "Bertrand Maucourt et Yves Delarbre seront rejugés à Douai pour corruption."),
            new("fr", "Le groupe Delarbre exclu des marchés publics après le verdict", "Son fondateur a été condamné à trois ans de prison avec sursis pour corruption active."),
            new("en", "French ex-mayor Maucourt jailed for taking bribes", "A court in Lille sentenced the former mayor of Vernaison-sur-Lys to four years in prison."),
            new("en", "Builder Delarbre given suspended sentence over bribes", "The contractor had paid the mayor of Vernaison-sur-Lys for contracts on canal locks."),
            new("en", "Maucourt appeals against corruption verdict", "The former French mayor says he never took a cent; his trial may be heard again next year."),
            new("de", "Frankreich: Früherer Bürgermeister Maucourt wegen Bestechung zu Haft verurteilt", "Das Gericht in Lille verhängte vier Jahre Gefängnis gegen den Politiker aus Vernaison-sur-Lys."),
            new("es", "Condenado a cuatro años de cárcel el exalcalde francés Bertrand Maucourt", "El tribunal de Lille lo halló culpable de aceptar sobornos del grupo Delarbre."),
            new("it", "Francia, l’ex sindaco Maucourt condannato per corruzione", "Quattro anni di carcere all’ex primo cittadino di Vernaison-sur-Lys, che annuncia l’appello."),
            new("ru", "Экс-мэр французского города Мокур приговорён к четырём годам тюрьмы", "Суд в Лилле признал его виновным в получении взяток от строительной компании Деларбр."),
            new("pl", "Były mer Maucourt skazany za korupcję na cztery lata więzienia", "Sąd w Lille uznał, że francuski samorządowiec brał łapówki od firmy Delarbre."),
            new("ar", "السجن أربع سنوات لرئيس بلدية فرنسي سابق", "أدانت محكمة في ليل برتران موكور بتهمة الفساد وتلقي رشوة."),
        ],
        [
            new("fr", "Vernaison-sur-Lys inaugure sa nouvelle médiathèque", "Le bâtiment de verre a été dessiné par une jeune architecte de la région."),
            new("fr", "Le maire de Grandcourt condamné à deux ans de prison", "Il avait détourné l’argent de la cantine scolaire, selon le tribunal d’Amiens."),
            new("fr", "Les écluses du canal rouvrent aux bateaux de plaisance", "Les travaux d’hiver sont terminés, annonce le service de navigation."),
            new("fr", "Football : Lille s’impose dans le derby de la Lys", "Un penalty dans les dernières minutes a condamné les visiteurs."),
            new("en", "Former Romanian minister jailed for corruption", "A court in Bucharest sentenced him to six years for taking bribes."),
            new("en", "Lille court hears case of stolen paintings", "Two men are accused of taking canvases from a museum depot."),
            new("en", "Delarbre wins prize for restoring a medieval bridge", "The builder was praised by heritage groups for careful work."),
            new("de", "Bürgermeister von Lille eröffnet Radweg an der Lys", "Die Strecke führt bis zur belgischen Grenze."),
            new("es", "El exalcalde de un pueblo gallego, absuelto de prevaricación", "La jueza no vio pruebas de que favoreciera a una constructora."),
            new("it", "Il sindaco di Prato rinuncia alla candidatura", "La decisione dopo settimane di polemiche nel partito."),
            new("ru", "Во Франции бывшего депутата оправдали по делу о коррупции", "Суд в Париже не нашёл доказательств вины."),
            new("pl", "Francja: strajk adwokatów przed sądami", "Prawnicy domagają się wyższych stawek za obronę z urzędu."),
        ]);

    private static Set Merger => new("merger.en.md",
        [
            new("en", "Brussels opens in-depth probe into Halden Grain takeover of Corvantis", "Competition officials fear the merger would leave farmers with fewer buyers."),
            new("en", "Corvantis shareholders back merger with Halden", "Nine in ten votes were cast for the all-share deal."),
            new("en", "Farmers urge regulators to block Halden-Corvantis deal", "Growers of wheat and maize fear lower prices after the takeover."),
            new("fr", "Halden Grain rachète Corvantis pour 11,4 milliards de dollars", "La fusion crée le troisième négociant mondial de céréales."),
            new("fr", "Fusion Halden-Corvantis : les céréaliers saisissent Bruxelles", "Ils demandent à la Commission européenne de bloquer le rachat."),
            new("de", "Getreidehändler Halden Grain übernimmt Corvantis", "Die Fusion muss noch von den Kartellbehörden genehmigt werden."),
            new("de", "Aktionäre von Corvantis stimmen Übernahme durch Halden zu", "Der Zusammenschluss soll bis zum Jahresende vollzogen sein."),
            new("es", "Halden Grain compra su rival Corvantis", "La fusión de las dos comercializadoras de cereales necesita el visto bueno de la competencia."),
            new("pt", "Corvantis: trabalhadores de Santos temem fusão com a Halden", "O sindicato diz que a aquisição ameaça novecentos empregos."),
            new("pl", "Halden Grain przejmie Corvantis", "Fuzja handlarzy zbożem wymaga zgody urzędów antymonopolowych."),
            new("ru", "Халден покупает зернотрейдера Корвантис", "Слияние двух компаний оценивается в 11,4 миллиарда долларов."),
            new("ja", "穀物商社ハルデン、コルバンティスを買収", "合併には各国の競争当局の承認が必要となる。"),
        ],
        [
            new("en", "Halden opens open-air museum on its Viking past", "The town on the Norwegian border hopes for more visitors."),
            new("en", "Cargo line to buy smaller rival in all-share deal", "The merger would create the largest ferry operator in the Baltic."),
            new("en", "Wheat prices fall as rains return to the plains", "Traders expect a good harvest of maize and soybeans."),
            new("en", "Halden Grain sponsors rowing regatta in Rotterdam", "Eight clubs from four countries took part on Sunday."),
            new("fr", "Deux banques régionales annoncent leur fusion", "Le rachat par échange d’actions doit être approuvé par les autorités de la concurrence."),
            new("fr", "Moisson : les céréaliers craignent une année noire", "La pluie a retardé la récolte du blé en Picardie."),
            new("de", "Autozulieferer übernimmt Konkurrenten aus Italien", "Die Aktionäre müssen der Fusion im Herbst zustimmen."),
            new("es", "La bolsa de Oslo cierra con pérdidas", "Las acciones de las petroleras cayeron un dos por ciento."),
            new("pt", "Porto de Santos bate recorde de exportação de soja", "O terminal embarcou dois milhões de toneladas em abril."),
            new("pl", "Rolnicy protestują przeciwko importowi zboża", "Traktory zablokowały drogi w trzech województwach."),
            new("ru", "Слияние двух российских банков одобрено", "Акционеры проголосовали за объединение."),
            new("ja", "大手製薬会社、米同業の買収を発表", "買収額は一兆円を超える見通し。"),
        ]);

    private static Set Flood => new("flood.de.md",
        [
            new("de", "Hochwasser in Altenhagen: Zahl der Toten steigt auf neun", "Retter fanden in den überfluteten Kellern drei weitere Opfer."),
            new("de", "Dammbruch an der Welse: Razzia bei der Wassertal AG", "Ermittler durchsuchten nach der Flutkatastrophe die Büros des Betreibers."),
            new("de", "Altenhagen räumt auf: Nach der Flut kommt der Schlamm", "Tausende Helfer beseitigen die Schäden des Hochwassers an der Welse."),
            new("fr", "Allemagne : rupture de digue sur la Welse, au moins six morts", "L’inondation a submergé la petite ville d’Altenhagen dans la nuit."),
            new("fr", "Inondations à Altenhagen : l’exploitant du barrage mis en cause", "Wassertal AG aurait ignoré des fissures avant la rupture de la digue."),
            new("en", "Dam bursts in eastern Germany, flooding town of Altenhagen", "At least six people have died and eleven are missing after the flood on the river Welse."),
            new("en", "German prosecutors search Wassertal AG after dam failure", "The flood killed six people in Altenhagen."),
            new("es", "Al menos seis muertos por la rotura de un dique en Altenhagen", "La inundación obligó a evacuar a miles de vecinos del río Welse."),
            new("it", "Germania, cede una diga: alluvione ad Altenhagen", "Sei morti e undici dispersi lungo il fiume Welse."),
            new("pl", "Powódź w Niemczech: pękła tama, zalane Altenhagen", "Zginęło co najmniej sześć osób, jedenaście uznano za zaginione."),
            new("ru", "Прорыв дамбы в Германии: затоплен Альтенхаген", "Наводнение унесло жизни шести человек."),
            new("uk", "Повінь у Німеччині: після прориву дамби затоплено Альтенгаген", "Щонайменше шестеро людей загинули через повінь."),
        ],
        [
            new("de", "Altenhagen wählt eine neue Bürgermeisterin", "Die Lehrerin setzte sich in der Stichwahl knapp durch."),
            new("de", "Welse gefangen: Angler zieht Riesenfisch aus dem See", "Das Tier war länger als zwei Meter."),
            new("de", "Eine Flut von Klagen gegen die Reform", "Die Gerichte rechnen mit tausenden Verfahren."),
            new("de", "Wassertal AG eröffnet Besucherzentrum im Harz", "Kinder können dort ein Wasserrad bauen."),
            new("de", "Hochwasser in Bayern: Donau tritt über die Ufer", "In Passau steht die Altstadt unter Wasser."),
            new("fr", "Inondations au Pakistan : un barrage menace de céder", "Des milliers de personnes ont quitté leur maison."),
            new("en", "Dam burst in Brazil leaves four dead", "The flood destroyed a bridge and dozens of homes."),
            new("en", "Germany flooded with tourists for beer festival", "Hotels in Munich are booked out for two weeks."),
            new("es", "Inundaciones en Valencia: siete desaparecidos", "La lluvia desbordó dos ríos en pocas horas."),
            new("it", "Valanga di gol nella coppa tedesca", "La squadra di casa ha segnato sette reti."),
            new("pl", "Fala upałów w Niemczech", "Temperatura przekroczyła czterdzieści stopni."),
            new("ru", "Наводнение в Приморье: эвакуированы жители двух сёл", "Пострадавших нет, сообщили в МЧС."),
        ]);

    private static Set Football => new("football.es.txt",
        [
            new("es", "El Atlético Ribera prepara la final de Copa sin Andueza", "El equipo de Etxaburu entrenó con todos los delanteros disponibles para el partido de Sevilla."),
            new("es", "El Unión Monteclaro pide la nulidad del partido contra el Ribera", "El club denuncia al árbitro de la semifinal de Copa ante la federación."),
            new("es", "Iker Solabarrieta renueva con el Atlético Ribera", "El delantero del gol de la semifinal seguirá en el equipo tres años más."),
            new("en", "Atlético Ribera beat Unión Monteclaro to reach Copa del Rey final", "Striker Solabarrieta scored twice as the match went to extra time."),
            new("en", "Solabarrieta goal sends Ribera to first cup final in 31 years", "The striker decided the semi-final against Monteclaro six minutes from the end of extra time."),
            new("fr", "Coupe du Roi : l’Atlético Ribera élimine Monteclaro et file en finale", "L’attaquant Iker Solabarrieta a marqué les deux buts du match."),
            new("de", "Atlético Ribera steht im Pokalfinale", "Stürmer Solabarrieta schoss beide Tore im Halbfinale gegen Unión Monteclaro."),
            new("it", "Coppa del Re, Ribera in finale: Monteclaro battuto ai supplementari", "Doppietta dell’attaccante Solabarrieta nella semifinale."),
            new("pt", "Atlético Ribera vence Unión Monteclaro e está na final da Taça do Rei", "O avançado Solabarrieta marcou os dois golos da equipa."),
            new("ru", "«Атлетико Рибера» вышел в финал Кубка короля", "Футболист Солабарриета забил оба гола в матче с «Монтекларо»."),
            new("ja", "アトレティコ・リベラ、国王杯決勝へ", "サッカーのスペイン国王杯準決勝でモンテクラロを破った。FWソラバリエタが2ゴール。"),
            new("pl", "Atlético Ribera w finale Pucharu Króla", "Napastnik Solabarrieta strzelił dwa gole w meczu z Unión Monteclaro."),
        ],
        [
            new("es", "La Ribera del Duero celebra la fiesta de la vendimia", "Bodegas de cuatro provincias abren sus puertas el fin de semana."),
            new("es", "El Betis gana al Getafe y se mete en la final de la Copa", "El delantero marcó el gol decisivo en la prórroga."),
            new("es", "El Ayuntamiento de Monteclaro congela los impuestos", "El alcalde anunció la medida en el pleno del lunes."),
            new("es", "La ministra Ribera presenta el plan de energía", "El Gobierno quiere cerrar las centrales de carbón en cuatro años."),
            new("en", "Atlético Madrid sign Brazilian goalkeeper", "The club paid twelve million euros to the Portuguese side."),
            new("en", "Union leaders in Monteclaro call strike at steel mill", "Workers demand better pay and shorter shifts."),
            new("fr", "Coupe de France : Rennes en finale après prolongation", "L’attaquant a marqué à la dernière minute du match."),
            new("de", "Bayern München zieht ins Pokalfinale ein", "Ein Tor in der Verlängerung entschied das Halbfinale."),
            new("it", "Il re di Spagna in visita a Roma", "Il sovrano ha incontrato il presidente della Repubblica."),
            new("pt", "Benfica vence na prorrogação e vai à final da Taça", "O avançado marcou dois golos."),
            new("ru", "«Зенит» вышел в финал Кубка России", "Нападающий забил два гола в матче с «Ростовом»."),
            new("pl", "Legia Warszawa w finale Pucharu Polski", "Napastnik strzelił dwa gole w dogrywce."),
        ]);
}
