namespace Monitor.Feeds.Documents;

/// <summary>
/// Names of months and days as the languages of feeds write them, Gregorian calendar. Source of the facts: Unicode CLDR 48
/// (Unicode-3.0 licence; wide and abbreviated, inside a date and alone), plus common spellings CLDR does not list (Maerz, Thurs).
/// One language a line, twelve months or seven days from Sunday; <c>|</c> parts spellings, <c>_</c> stands for a space, <c>-</c> for none.
/// </summary>
internal static class CalendarNames
{
    public const string Months = """
        en      january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sep|sept october|oct november|nov december|dec
        de      januar|jan|jänner|jän februar|feb|feber märz|mär|maerz|mrz april|apr mai juni|jun juli|jul august|aug september|sept|sep oktober|okt november|nov dezember|dez
        fr      janvier|janv février|févr mars avril|avr mai juin juillet|juil août septembre|sept octobre|oct novembre|nov décembre|déc
        es      enero|ene febrero|feb marzo|mar abril|abr mayo|may junio|jun julio|jul agosto|ago septiembre|sept|setiembre|set octubre|oct noviembre|nov diciembre|dic
        it      gennaio|gen febbraio|feb marzo|mar aprile|apr maggio|mag giugno|giu luglio|lug agosto|ago settembre|set ottobre|ott novembre|nov dicembre|dic
        pt      janeiro|jan fevereiro|fev março|mar abril|abr maio|mai junho|jun julho|jul agosto|ago setembro|set outubro|out novembro|nov dezembro|dez
        nl      januari|jan februari|feb maart|mrt april|apr mei juni|jun juli|jul augustus|aug september|sep oktober|okt november|nov december|dec
        sv      januari|jan februari|feb mars april|apr maj juni juli augusti|aug september|sep oktober|okt november|nov december|dec
        da      januar|jan februar|feb marts|mar april|apr maj juni|jun juli|jul august|aug september|sep oktober|okt november|nov december|dec
        nb      januar|jan februar|feb mars|mar april|apr mai juni|jun juli|jul august|aug september|sep oktober|okt november|nov desember|des
        is      janúar|jan febrúar|feb mars|mar apríl|apr maí júní|jún júlí|júl ágúst|ágú september|sep október|okt nóvember|nóv desember|des
        fi      tammikuuta|tammikuu|tammi helmikuuta|helmikuu|helmi maaliskuuta|maaliskuu|maalis huhtikuuta|huhtikuu|huhti toukokuuta|toukokuu|touko kesäkuuta|kesäkuu|kesä heinäkuuta|heinäkuu|heinä elokuuta|elokuu|elo syyskuuta|syyskuu|syys lokakuuta|lokakuu|loka marraskuuta|marraskuu|marras joulukuuta|joulukuu|joulu
        et      jaanuar|jaan veebruar|veebr märts aprill|apr mai juuni juuli august|aug september|sept oktoober|okt november|nov detsember|dets
        lv      janvāris|janv februāris|febr marts aprīlis|apr maijs jūnijs|jūn jūlijs|jūl augusts|aug septembris|sept oktobris|okt novembris|nov decembris|dec
        lt      sausio|sausis vasario|vasaris kovo|kovas balandžio|balandis gegužės|gegužė birželio|birželis liepos|liepa rugpjūčio|rugpjūtis rugsėjo|rugsėjis spalio|spalis lapkričio|lapkritis gruodžio|gruodis
        pl      stycznia|styczeń|sty lutego|luty|lut marca|marzec|mar kwietnia|kwiecień|kwi maja|maj czerwca|czerwiec|cze lipca|lipiec|lip sierpnia|sierpień|sie września|wrzesień|wrz października|październik|paź listopada|listopad|lis grudnia|grudzień|gru
        cs      ledna|leden|led února|únor|úno března|březen|bře dubna|duben|dub května|květen|kvě června|červen|čvn července|červenec|čvc srpna|srpen|srp září|zář října|říjen|říj listopadu|listopad|lis prosince|prosinec|pro
        sk      januára|január|jan februára|február|feb marca|marec|mar apríla|apríl|apr mája|máj júna|jún júla|júl augusta|august|aug septembra|september|sep októbra|október|okt novembra|november|nov decembra|december|dec
        sl      januar|jan februar|feb marec|mar april|apr maj junij|jun julij|jul avgust|avg september|sep oktober|okt november|nov december|dec
        hr      siječnja|siječanj|sij veljače|veljača|velj ožujka|ožujak|ožu travnja|travanj|tra svibnja|svibanj|svi lipnja|lipanj|lip srpnja|srpanj|srp kolovoza|kolovoz|kol rujna|rujan|ruj listopada|listopad|lis studenoga|studeni|stu prosinca|prosinac|pro
        sr      јануар|јан фебруар|феб март|мар април|апр мај јун јул август|авг септембар|сеп октобар|окт новембар|нов децембар|дец
        sr-Latn januar|jan februar|feb mart|mar april|apr maj jun jul avgust|avg septembar|sep oktobar|okt novembar|nov decembar|dec
        mk      јануари|јан февруари|фев март|мар април|апр мај јуни|јун јули|јул август|авг септември|сеп октомври|окт ноември|ное декември|дек
        bg      януари февруари март април май юни юли август септември октомври ноември декември
        ru      января|январь|янв февраля|февраль|февр марта|март|мар апреля|апрель|апр мая|май июня|июнь|июн июля|июль|июл августа|август|авг сентября|сентябрь|сент октября|октябрь|окт ноября|ноябрь|нояб|ноя декабря|декабрь|дек
        uk      січня|січень|січ лютого|лютий|лют березня|березень|бер квітня|квітень|квіт травня|травень|трав червня|червень|черв липня|липень|лип серпня|серпень|серп вересня|вересень|вер жовтня|жовтень|жовт листопада|листопад|лист грудня|грудень|груд
        be      студзеня|студзень|сту лютага|люты|лют сакавіка|сакавік|сак красавіка|красавік|кра мая|май|траўня чэрвеня|чэрвень|чэр ліпеня|ліпень|ліп жніўня|жнівень|жні верасня|верасень|вер кастрычніка|кастрычнік|кас лістапада|лістапад|ліс снежня|снежань|сне
        ro      ianuarie|ian februarie|feb martie|mar aprilie|apr mai iunie|iun iulie|iul august|aug septembrie|sept octombrie|oct noiembrie|nov decembrie|dec
        hu      január|jan február|febr március|márc április|ápr május|máj június|jún július|júl augusztus|aug szeptember|szept|szep október|okt november|nov december|dec
        el      ιανουαρίου|ιαν|ιανουάριος φεβρουαρίου|φεβ|φεβρουάριος μαρτίου|μαρ|μάρτιος απριλίου|απρ|απρίλιος μαΐου|μαΐ|μάιος ιουνίου|ιουν|ιούν|ιούνιος ιουλίου|ιουλ|ιούλ|ιούλιος αυγούστου|αυγ|αύγουστος σεπτεμβρίου|σεπ|σεπτέμβριος|σεπτ οκτωβρίου|οκτ|οκτώβριος νοεμβρίου|νοε|νοέμβριος δεκεμβρίου|δεκ|δεκέμβριος
        tr      ocak|oca şubat|şub mart|mar nisan|nis mayıs|may|mayis haziran|haz temmuz|tem ağustos|ağu eylül|eyl ekim|eki kasım|kas|kasim aralık|ara|aralik
        az      yanvar|yan fevral|fev mart|mar aprel|apr may iyun|iyn iyul|iyl avqust|avq sentyabr|sen oktyabr|okt noyabr|noy dekabr|dek
        kk      қаңтар|қаң ақпан|ақп наурыз|нау сәуір|сәу мамыр|мам маусым|мау шілде|шіл тамыз|там қыркүйек|қыр қазан|қаз қараша|қар желтоқсан|жел
        uz      yanvar|yan fevral|fev mart|mar aprel|apr may iyun|iyn iyul|iyl avgust|avg sentabr|sen oktabr|okt noyabr|noy dekabr|dek
        ka      იანვარი|იან თებერვალი|თებ მარტი|მარ აპრილი|აპრ მაისი|მაი ივნისი|ივნ ივლისი|ივლ აგვისტო|აგვ სექტემბერი|სექ ოქტომბერი|ოქტ ნოემბერი|ნოე დეკემბერი|დეკ
        hy      հունվարի|հունվար|հնվ փետրվարի|փետրվար|փտվ մարտի|մարտ|մրտ ապրիլի|ապրիլ|ապր մայիսի|մայիս|մյս հունիսի|հունիս|հնս հուլիսի|հուլիս|հլս օգոստոսի|օգոստոս|օգս սեպտեմբերի|սեպտեմբեր|սեպ հոկտեմբերի|հոկտեմբեր|հոկ նոյեմբերի|նոյեմբեր|նոյ դեկտեմբերի|դեկտեմբեր|դեկ
        sq      janar|jan shkurt|shk mars|mar prill|pri maj qershor|qer korrik|korr gusht|gush shtator|sht tetor|tet nëntor|nën dhjetor|dhj
        ca      gener|gen febrer|febr març abril|abr maig juny juliol|jul agost|ag setembre|set octubre|oct novembre|nov desembre|des
        gl      xaneiro|xan febreiro|feb marzo|mar abril|abr maio xuño xullo|xul agosto|ago setembro|set outubro|out novembro|nov decembro|dec
        eu      urtarrila|urt otsaila|ots martxoa|mar apirila|api maiatza|mai ekaina|eka uztaila|uzt abuztua|abu iraila|ira urria|urr azaroa|aza abendua|abe
        cy      ionawr|ion chwefror|chwef|chw mawrth|maw ebrill|ebr mai mehefin|meh gorffennaf|gorff|gor awst medi hydref|hyd tachwedd|tach rhagfyr|rhag
        af      januarie|jan februarie|feb maart|mrt april|apr mei junie|jun julie|jul augustus|aug september|sep oktober|okt november|nov desember|des
        id      januari|jan februari|feb|pebruari maret|mar april|apr mei juni|jun juli|jul agustus|agu|agt september|sep oktober|okt november|nov|nop|nopember desember|des
        ms      januari|jan februari|feb mac april|apr mei jun julai|jul ogos|ogo september|sep oktober|okt november|nov disember|dis
        fil     enero|ene pebrero|peb marso|mar abril|abr mayo|may hunyo|hun hulyo|hul agosto|ago setyembre|set oktubre|okt nobyembre|nob disyembre|dis
        sw      januari|jan februari|feb machi|mac aprili|apr mei juni|jun julai|jul agosti|ago septemba|sep oktoba|okt novemba|nov desemba|des
        th      มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม
        vi      tháng_một tháng_hai tháng_ba tháng_tư tháng_năm tháng_sáu tháng_bảy tháng_tám tháng_chín tháng_mười - -
        hi      जनवरी|जन फ़रवरी|फ़र मार्च अप्रैल मई जून जुलाई|जुल अगस्त|अग सितंबर|सित अक्टूबर|अक्टू नवंबर|नव दिसंबर|दिस
        mr      जानेवारी|जाने फेब्रुवारी|फेब्रु मार्च एप्रिल|एप्रि मे जून जुलै ऑगस्ट|ऑग सप्टेंबर|सप्टें ऑक्टोबर|ऑक्टो नोव्हेंबर|नोव्हें डिसेंबर|डिसें
        bn      জানুয়ারি|জানু|জানুয়ারী ফেব্রুয়ারি|ফেব|ফেব্রুয়ারী মার্চ এপ্রিল|এপ্রি মে জুন জুলাই|জুল আগস্ট|আগ সেপ্টেম্বর|সেপ|সেপ্ট অক্টোবর|অক্টো নভেম্বর|নভে ডিসেম্বর|ডিসে
        gu      જાન્યુઆરી|જાન્યુ ફેબ્રુઆરી|ફેબ્રુ માર્ચ એપ્રિલ મે જૂન જુલાઈ ઑગસ્ટ સપ્ટેમ્બર|સપ્ટે ઑક્ટોબર|ઑક્ટો નવેમ્બર|નવે ડિસેમ્બર|ડિસે
        ta      ஜனவரி|ஜன பிப்ரவரி|பிப் மார்ச்|மார் ஏப்ரல்|ஏப் மே ஜூன் ஜூலை ஆகஸ்ட்|ஆக செப்டம்பர்|செப் அக்டோபர்|அக் நவம்பர்|நவ டிசம்பர்|டிச
        te      జనవరి|జన ఫిబ్రవరి|ఫిబ్ర మార్చి ఏప్రిల్|ఏప్రి మే జూన్ జులై ఆగస్టు|ఆగ సెప్టెంబర్|సెప్టెం అక్టోబర్|అక్టో నవంబర్|నవం డిసెంబర్|డిసెం
        ne      जनवरी फेब्रुअरी मार्च अप्रिल मे जुन जुलाई अगस्ट सेप्टेम्बर अक्टोबर नोभेम्बर डिसेम्बर
        ur      جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر
        ar      يناير فبراير مارس أبريل|إبريل مايو يونيو|يونيه يوليو|يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
        ar-SY   كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول
        ar-DZ   جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر
        ar-MA   يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر
        fa      ژانویهٔ|ژانویه فوریهٔ|فوریه مارس آوریل مهٔ|مه ژوئن ژوئیهٔ|ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر
        he      ינואר|ינו|בינואר פברואר|פבר|בפברואר מרץ אפריל|אפר|באפריל מאי יוני|ביוני יולי|ביולי אוגוסט|אוג|באוגוסט ספטמבר|ספט|בספטמבר אוקטובר|אוק|באוקטובר נובמבר|נוב|בנובמבר דצמבר|דצמ|בדצמבר
        """;

    public const string Weekdays = """
        en      sunday|sun monday|mon tuesday|tue|tues wednesday|wed|weds thursday|thu|thur|thurs friday|fri saturday|sat
        de      sonntag|so montag|mo dienstag|di mittwoch|mi donnerstag|do freitag|fr samstag|sa
        fr      dimanche|dim lundi|lun mardi|mar mercredi|mer jeudi|jeu vendredi|ven samedi|sam
        es      domingo|dom lunes|lun martes|mar miércoles|mié jueves|jue viernes|vie sábado|sáb
        it      domenica|dom lunedì|lun martedì|mar mercoledì|mer giovedì|gio venerdì|ven sabato|sab
        pt      domingo|dom segunda|seg terça|ter quarta|qua quinta|qui sexta|sex sábado|sáb
        nl      zondag|zo maandag|ma dinsdag|di woensdag|wo donderdag|do vrijdag|vr zaterdag|za
        sv      söndag|sön måndag|mån tisdag|tis onsdag|ons torsdag|tors fredag|fre lördag|lör
        da      søndag|søn mandag|man tirsdag|tirs onsdag|ons torsdag|tors fredag|fre lørdag|lør
        nb      søndag|søn mandag|man tirsdag|tir onsdag|ons torsdag|tor fredag|fre lørdag|lør
        is      sunnudagur|sun mánudagur|mán þriðjudagur|þri miðvikudagur|mið fimmtudagur|fim föstudagur|fös laugardagur|lau
        fi      sunnuntai|su maanantai|ma tiistai|ti keskiviikko|ke torstai|to perjantai|pe lauantai|la
        et      pühapäev esmaspäev teisipäev kolmapäev neljapäev reede laupäev
        lv      svētdiena|svētd pirmdiena|pirmd otrdiena|otrd trešdiena|trešd ceturtdiena|ceturtd piektdiena|piektd sestdiena|sestd
        lt      sekmadienis|sk pirmadienis|pr antradienis|an trečiadienis|tr ketvirtadienis|kt penktadienis|pn šeštadienis|št
        pl      niedziela|niedz poniedziałek|pon wtorek|wt środa|śr czwartek|czw piątek|pt sobota|sob
        cs      neděle|ne pondělí|po úterý|út středa|st čtvrtek|čt pátek|pá sobota|so
        sk      nedeľa|ne pondelok|po utorok|ut streda|st štvrtok|št piatok|pi sobota|so
        sl      nedelja|ned ponedeljek|pon torek|tor sreda|sre četrtek|čet petek|pet sobota|sob
        hr      nedjelja|ned ponedjeljak|pon utorak|uto srijeda|sri četvrtak|čet petak|pet subota|sub
        sr      недеља|нед понедељак|пон уторак|уто среда|сре четвртак|чет петак|пет субота|суб
        sr-Latn nedelja|ned ponedeljak|pon utorak|uto sreda|sre četvrtak|čet petak|pet subota|sub
        mk      недела|нед понеделник|пон вторник|вто среда|сре четврток|чет петок|пет сабота|саб
        bg      неделя|нд понеделник|пн вторник|вт сряда|ср четвъртък|чт петък|пт събота|сб
        ru      воскресенье|вс понедельник|пн вторник|вт среда|ср четверг|чт пятница|пт суббота|сб
        uk      неділя|нд понеділок|пн вівторок|вт середа|ср четвер|чт пʼятниця|пт субота|сб
        be      нядзеля|нд панядзелак|пн аўторак|аў серада|ср чацвер|чц пятніца|пт субота|сб
        ro      duminică|dum luni|lun marți|mar miercuri|mie joi vineri|vin sâmbătă|sâm
        hu      vasárnap hétfő kedd szerda|sze csütörtök|cs péntek szombat|szo
        el      κυριακή|κυρ δευτέρα|δευ τρίτη|τρί τετάρτη|τετ πέμπτη|πέμ παρασκευή|παρ σάββατο|σάβ
        tr      pazar|paz pazartesi|pzt salı|sal çarşamba|çar perşembe|per cuma|cum cumartesi|cmt
        az      bazar bazar_ertəsi çərşənbə_axşamı çərşənbə cümə_axşamı cümə şənbə
        kk      жексенбі|жс дүйсенбі|дс сейсенбі|сс сәрсенбі|ср бейсенбі|бс жұма|жм сенбі|сб
        uz      yakshanba|yak dushanba|dush seshanba|sesh chorshanba|chor payshanba|pay juma|jum shanba|shan
        ka      კვირა|კვი ორშაბათი|ორშ სამშაბათი|სამ ოთხშაბათი|ოთხ ხუთშაბათი|ხუთ პარასკევი|პარ შაბათი|შაბ
        hy      կիրակի|կիր երկուշաբթի|երկ երեքշաբթի|երք չորեքշաբթի|չրք հինգշաբթի|հնգ ուրբաթ|ուր շաբաթ|շբթ
        sq      e_diel|die e_hënë|hën e_martë|mar e_mërkurë|mër e_enjte|enj e_premte|pre e_shtunë|sht
        ca      diumenge|dg dilluns|dl dimarts|dt dimecres|dc dijous|dj divendres|dv dissabte|ds
        gl      domingo|dom luns martes|mar mércores|mér xoves|xov venres|ven sábado|sáb
        eu      igandea|ig astelehena|al asteartea|ar asteazkena|az osteguna|og ostirala|or larunbata|lr
        cy      dydd_sul|sul dydd_llun|llun dydd_mawrth|maw dydd_mercher|mer dydd_iau|iau dydd_gwener|gwe|gwen dydd_sadwrn|sad
        af      sondag|so maandag|ma dinsdag|di woensdag|wo donderdag|do vrydag|vr saterdag|sa
        id      minggu|min senin|sen selasa|sel rabu|rab kamis|kam jumat|jum sabtu|sab
        ms      ahad|ahd isnin|isn selasa|sel rabu|rab khamis|kha jumaat|jum sabtu|sab
        fil     linggo|lin lunes|lun martes|mar miyerkules|miy huwebes|huw biyernes|biy sabado|sab
        sw      jumapili jumatatu jumanne jumatano alhamisi ijumaa jumamosi
        th      วันอาทิตย์|อาทิตย์ วันจันทร์|จันทร์ วันอังคาร|อังคาร วันพุธ|พุธ วันพฤหัสบดี|พฤหัส วันศุกร์|ศุกร์ วันเสาร์|เสาร์
        hi      रविवार|रवि सोमवार|सोम मंगलवार|मंगल बुधवार|बुध गुरुवार|गुरु शुक्रवार|शुक्र शनिवार|शनि
        mr      रविवार|रवि सोमवार|सोम मंगळवार|मंगळ बुधवार|बुध गुरुवार|गुरु शुक्रवार|शुक्र शनिवार|शनि
        bn      রবিবার|রবি সোমবার|সোম মঙ্গলবার|মঙ্গল বুধবার|বুধ বৃহস্পতিবার|বৃহস্পতি শুক্রবার|শুক্র শনিবার|শনি
        gu      રવિવાર|રવિ સોમવાર|સોમ મંગળવાર|મંગળ બુધવાર|બુધ ગુરુવાર|ગુરુ શુક્રવાર|શુક્ર શનિવાર|શનિ
        ta      ஞாயிறு|ஞாயி திங்கள்|திங் செவ்வாய்|செவ் புதன்|புத வியாழன்|வியா வெள்ளி|வெள் சனி
        te      ఆదివారం|ఆది సోమవారం|సోమ మంగళవారం|మంగళ బుధవారం|బుధ గురువారం|గురు శుక్రవారం|శుక్ర శనివారం|శని
        ne      आइतबार|आइत सोमबार|सोम मङ्गलबार|मङ्गल बुधबार|बुध बिहिबार|बिहि शुक्रबार|शुक्र शनिबार|शनि
        ur      اتوار پیر منگل بدھ جمعرات جمعہ ہفتہ
        ar      الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت
        fa      یکشنبه دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه شنبه
        he      ראשון שני שלישי רביעי חמישי שישי שבת
        vi      chủ_nhật|cn thứ_hai thứ_ba thứ_tư thứ_năm thứ_sáu thứ_bảy
        ja      日曜日|日曜|日 月曜日|月曜|月 火曜日|火曜|火 水曜日|水曜|水 木曜日|木曜|木 金曜日|金曜|金 土曜日|土曜|土
        zh      星期日|星期天|周日|週日 星期一|周一|週一 星期二|周二|週二 星期三|周三|週三 星期四|周四|週四 星期五|周五|週五 星期六|周六|週六
        ko      일요일|일 월요일|월 화요일|화 수요일|수 목요일|목 금요일|금 토요일|토
        """;

    /// <summary>Every spelling with the place of its column, the first being 1.</summary>
    public static IEnumerable<(string Name, byte Place)> Of(string table) =>
        from line in table.Split('\n')
        from column in line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select((names, index) => (Names: names, Index: index))
        from name in column.Names.Split('|')
        where name != "-"
        select (name.Replace('_', ' '), (byte)(column.Index + 1));
}
