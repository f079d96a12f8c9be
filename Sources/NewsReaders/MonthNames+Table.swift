/// The names of the months in the languages that newsq reads dates in.
extension MonthNames {
  /// One line a language, twelve months apart by `|`, the forms of one month apart by spaces; in lower case, two words
  /// joined by `_`. Names and abbreviations are those of Unicode's CLDR, in all cases that dates are written in, and for
  /// Latin and Greek letters without accents too, as capitals and old systems leave them out. A form that is another
  /// month elsewhere stands in `croatian`.
  static let table = [
    // English
    "january jan|february feb febr|march mar|april apr|may|june jun|july jul|august aug|september sep sept|october oct|november nov|december dec",
    // German
    "januar jan jänner jän janner|februar feb feber|märz mär maerz mrz marz|april apr|mai|juni jun|juli jul|august aug|september sept sep|oktober okt|november nov|dezember dez",
    // French
    "janvier janv|février févr fév fevrier fevr|mars mar|avril avr apr|mai|juin|juillet juil|août aout|septembre sept|octobre oct okt|novembre nov|décembre déc decembre dec",
    // Spanish
    "enero ene|febrero feb|marzo mar|abril abr apr|mayo may|junio jun|julio jul|agosto ago|septiembre sept setiembre set sep|octubre oct okt|noviembre nov|diciembre dic",
    // Italian
    "gennaio gen|febbraio feb febb|marzo mar|aprile apr|maggio mag|giugno giu|luglio lug|agosto ago|settembre set sett|ottobre ott okt|novembre nov|dicembre dic",
    // Portuguese
    "janeiro jan|fevereiro fev|março marco|abril abr apr|maio mai|junho jun|julho jul|agosto ago|setembro set|outubro out okt|novembro nov|dezembro dez",
    // Dutch
    "januari jan|februari feb|maart mrt|april apr|mei|juni jun|juli jul|augustus aug|september sep sept|oktober okt|november nov|december dec",
    // Polish
    "stycznia sty styczeń styczen|lutego lut luty|marca mar marzec|kwietnia kwi kwiecień apr kwiecien|maja maj|czerwca cze czerwiec|lipca lip lipiec|sierpnia sie sierpień sierpien|września wrz wrzesień wrzesnia wrzesien|października paź październik okt pazdziernika paz pazdziernik|listopada lis listopad|grudnia gru grudzień grudzien",
    // Russian
    "января янв январь|февраля февр февраль фев|марта мар март|апреля апр апрель|мая май|июня июн июнь|июля июл июль|августа авг август|сентября сент сентябрь сен|октября окт октябрь|ноября нояб ноябрь ноя|декабря дек декабрь",
    // Ukrainian
    "січня січ січень|лютого лют лютий|березня бер березень|квітня квіт квітень|травня трав травень|червня черв червень|липня лип липень|серпня серп серпень|вересня вер вересень|жовтня жовт жовтень|листопада листопад|грудня груд грудень",
    // Belarusian
    "студзеня студзень|лютага лют люты|сакавіка сак сакавік|красавіка кра красавік|мая май|чэрвеня чэр чэрвень|ліпеня ліп ліпень|жніўня жні жнівень|верасня вер верасень|кастрычніка кас кастрычнік|лістапада ліс лістапад|снежня сне снежань",
    // Czech
    "ledna led leden|února úno únor unora uno unor|března bře březen brezna bre brezen|dubna dub duben apr|května kvě květen kvetna kve kveten|června čvn červen cervna cvn cerven|července čvc červenec cervence cvc cervenec|srpna srp srpen|září zář zari zar|října říj říjen okt rijna rij rijen|listopadu lis listopad|prosince prosinec",
    // Slovak
    "januára jan január januara januar|februára feb február februara februar|marca marec|apríla apr apríl aprila april|mája máj maja maj|júna jún juna jun|júla júl jula jul|augusta aug august|septembra sep september|októbra okt október oktobra oktober|novembra nov november|decembra dec december",
    // Slovenian
    "januar jan|februar feb|marec mar|april apr|maj|junij jun|julij jul|avgust avg|september sep|oktober okt|november nov|december dec",
    // Croatian
    "siječnja sij siječanj sijecnja sijecanj|veljače velj veljača veljace veljaca|ožujka ožu ožujak ozujka ozu ozujak|travnja tra travanj apr|svibnja svi svibanj|lipnja lipanj|srpnja srpanj|kolovoza kolovoz|rujna ruj rujan|okt|studenoga studeni|prosinca prosinac",
    // Serbian
    "јануар јан|фебруар феб|март мар|април апр|мај|јун|јул|август авг|септембар сеп|октобар окт|новембар нов|децембар дец",
    // Serbian and Bosnian in Latin letters
    "januar jan|februar feb|mart mar|april apr|maj|jun juni|jul juli|avgust avg|septembar sep sept|oktobar okt|novembar nov|decembar dec",
    // Macedonian
    "јануари јан|февруари фев|март мар|април апр|мај|јуни јун|јули јул|август авг|септември сеп|октомври окт|ноември ное|декември дек",
    // Bulgarian
    "януари яну|февруари фев|март|април апр|май|юни|юли|август авг|септември сеп|октомври окт|ноември ное|декември дек",
    // Romanian
    "ianuarie ian|februarie feb|martie mar|aprilie apr|mai|iunie iun|iulie iul|august aug|septembrie sept|octombrie oct okt|noiembrie nov|decembrie dec",
    // Hungarian
    "január jan januar|február febr februar|március márc mar marcius marc|április ápr apr aprilis|május máj majus maj|június jún junius jun|július júl julius jul|augusztus aug|szeptember szept szep|október okt oktober|november nov|december dec",
    // Greek
    "ιανουαρίου ιαν ιανουάριος ιανουαριου ιανουαριος|φεβρουαρίου φεβ φεβρουάριος φεβρουαριου φεβρουαριος|μαρτίου μαρ μάρτιος μάρ μαρτιου μαρτιος|απριλίου απρ απρίλιος απριλιου απριλιος|μαΐου μαΐ μάιος μάι μαιου μαι μαιος|ιουνίου ιουν ιούνιος ιούν ιουνιου ιουνιος|ιουλίου ιουλ ιούλιος ιούλ ιουλιου ιουλιος|αυγούστου αυγ αύγουστος αύγ αυγουστου αυγουστος|σεπτεμβρίου σεπ σεπτέμβριος σεπτεμβριου σεπτεμβριος|οκτωβρίου οκτ οκτώβριος οκτωβριου οκτωβριος|νοεμβρίου νοε νοέμβριος νοέ νοεμβριου νοεμβριος|δεκεμβρίου δεκ δεκέμβριος δεκεμβριου δεκεμβριος",
    // Turkish
    "ocak oca|şubat şub subat sub|mart mar|nisan nis apr|mayıs may mayis|haziran haz|temmuz tem|ağustos ağu agustos agu|eylül eyl eylul|ekim eki okt|kasım kas kasim|aralık ara aralik",
    // Azerbaijani
    "yanvar yan|fevral fev|mart mar|aprel apr|may|iyun iyn|iyul iyl|avqust avq|sentyabr sen|oktyabr okt|noyabr noy|dekabr dek",
    // Kazakh
    "қаңтар қаң|ақпан ақп|наурыз нау|сәуір сәу|мамыр мам|маусым мау|шілде шіл|тамыз там|қыркүйек қыр|қазан қаз|қараша қар|желтоқсан жел",
    // Uzbek
    "yanvar yan|fevral|mart|aprel apr|may|iyun iyn|iyul iyl|avgust avg|sentabr sen|oktabr okt|noyabr noy|dekabr dek",
    // Catalan
    "gener gen|febrer febr|març marc|abril abr|maig|juny|juliol jul|agost ag|setembre set|octubre oct|novembre nov|desembre des",
    // Galician
    "xaneiro xan|febreiro feb|marzo mar|abril abr apr|maio|xuño xuno|xullo xul|agosto ago|setembro set|outubro out okt|novembro nov|decembro dec",
    // Basque
    "urtarrila urt urtarrilaren|otsaila ots otsailaren|martxoa martxoaren|apirila apirilaren|maiatza maiatzaren|ekaina ekainaren|uztaila uzt uztailaren|abuztua abu abuztuaren|iraila irailaren|urria urr urriaren|azaroa aza azaroaren|abendua abenduaren",
    // Swedish
    "januari jan|februari feb|mars|april apr|maj|juni|juli|augusti aug|september sep sept|oktober okt|november nov|december dec",
    // Danish
    "januar jan|februar feb|marts mar|april apr|maj|juni jun|juli jul|august aug|september sep sept|oktober okt|november nov|december dec",
    // Norwegian
    "januar jan|februar feb|mars mar|april apr|mai|juni jun|juli jul|august aug|september sep|oktober okt|november nov|desember des",
    // Icelandic
    "janúar jan januar|febrúar feb februar|mars mar|apríl apr april|maí mai|júní jún juni jun|júlí júl juli jul|ágúst ágú agust agu|september sep|október okt oktober|nóvember nóv november nov|desember des",
    // Finnish
    "tammikuuta tammi tammikuu|helmikuuta helmi helmikuu|maaliskuuta maalis maaliskuu|huhtikuuta huhti huhtikuu|toukokuuta touko toukokuu|kesäkuuta kesäkuu kesakuuta kesakuu|heinäkuuta heinä heinäkuu heinakuuta heina heinakuu|elokuuta elokuu|syyskuuta syys syyskuu|lokakuuta lokakuu|marraskuuta marras marraskuu|joulukuuta joulu joulukuu",
    // Estonian
    "jaanuar jaan|veebruar veebr|märts mar marts|aprill apr|mai|juuni|juuli|august aug|september sept|oktoober okt|november nov|detsember dets",
    // Latvian
    "janvāris janv janvārī janvaris janvari|februāris febr februārī februaris februari|marts martā marta|aprīlis apr aprīlī aprilis aprili|maijs maijā maija|jūnijs jūn jūnijā junijs jun junija|jūlijs jūl jūlijā julijs jul julija|augusts aug augustā augusta|septembris sept septembrī septembri|oktobris okt oktobrī oktobri|novembris nov novembrī novembri|decembris dec decembrī decembri",
    // Lithuanian
    "sausio saus sausis|vasario vasaris|kovo kovas|balandžio balandis balandzio|gegužės gegužė geguzes geguze|birželio birž birželis birzelio birz birzelis|liepos liepa|rugpjūčio rugp rugpjūtis rugpjucio rugpjutis|rugsėjo rugs rugsėjis rugsejo rugsejis|spalio spalis|lapkričio lapkr lapkritis lapkricio|gruodžio gruod gruodis gruodzio",
    // Albanian
    "janar jan|shkurt shk|mars|prill|maj|qershor qer|korrik korr|gusht gush|shtator|tetor tet|nëntor nën nentor nen|dhjetor dhj",
    // Welsh
    "ionawr|chwefror chwef chw|mawrth maw|ebrill ebr||mehefin|gorffennaf gorff gor|awst|medi|hydref hyd|tachwedd tach|rhagfyr rhag",
    // Afrikaans
    "januarie jan|februarie feb|maart mrt|april||junie jun|julie jul|augustus aug|september sep|oktober|november nov|desember des",
    // Arabic: Egypt and the Gulf, the Levant, the Maghreb, Morocco
    "يناير كانون_الثاني جانفي|فبراير شباط فيفري|مارس آذار|أبريل نيسان أفريل ابريل إبريل|مايو أيار ماي|يونيو حزيران جوان|يوليو تموز جويلية يوليوز|أغسطس آب أوت غشت اغسطس|سبتمبر أيلول شتنبر|أكتوبر تشرين_الأول اكتوبر|نوفمبر تشرين_الثاني نونبر|ديسمبر كانون_الأول دجنبر",
    // Persian (names of the Gregorian months)
    "ژانویه|فوریه|مارس|آوریل اپریل|مه می|ژوئن|ژوئیه جولای|اوت آگوست|سپتامبر|اکتبر|نوامبر|دسامبر",
    // Urdu
    "جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر",
    // Hebrew, with its "in" before the name
    "ינואר ינו בינואר בינו|פברואר פבר בפברואר בפבר|מרץ במרץ|אפריל אפר באפריל באפר|מאי במאי|יוני ביוני|יולי ביולי|אוגוסט אוג באוגוסט באוג|ספטמבר ספט בספטמבר בספט|אוקטובר אוק באוקטובר באוק|נובמבר נוב בנובמבר בנוב|דצמבר דצמ בדצמבר בדצמ",
    // Hindi
    "जनवरी जन|फ़रवरी फ़र फरवरी|मार्च|अप्रैल|मई|जून|जुलाई जुल|अगस्त अग|सितंबर सित सितम्बर|अक्टूबर अक्टू अक्तूबर|नवंबर नव नवम्बर|दिसंबर दिस दिसम्बर",
    // Bengali
    "জানুয়ারী জানু জানুয়ারি|ফেব্রুয়ারী ফেব ফেব্রুয়ারি|মার্চ|এপ্রিল এপ্রি|মে|জুন|জুলাই জুল|আগস্ট আগ|সেপ্টেম্বর সেপ|অক্টোবর অক্টো|নভেম্বর নভে|ডিসেম্বর ডিসে",
    // Marathi
    "जानेवारी जाने|फेब्रुवारी फेब्रु|मार्च|एप्रिल एप्रि|मे|जून|जुलै|ऑगस्ट ऑग|सप्टेंबर सप्टें|ऑक्टोबर ऑक्टो|नोव्हेंबर नोव्हें|डिसेंबर डिसें",
    // Gujarati
    "જાન્યુઆરી જાન્યુ|ફેબ્રુઆરી ફેબ્રુ|માર્ચ|એપ્રિલ|મે|જૂન|જુલાઈ|ઑગસ્ટ|સપ્ટેમ્બર સપ્ટે|ઑક્ટોબર ઑક્ટો|નવેમ્બર નવે|ડિસેમ્બર ડિસે",
    // Punjabi
    "ਜਨਵਰੀ ਜਨ|ਫ਼ਰਵਰੀ ਫ਼ਰ|ਮਾਰਚ|ਅਪ੍ਰੈਲ ਅਪ੍ਰੈ|ਮਈ|ਜੂਨ|ਜੁਲਾਈ ਜੁਲਾ|ਅਗਸਤ ਅਗ|ਸਤੰਬਰ ਸਤੰ|ਅਕਤੂਬਰ ਅਕਤੂ|ਨਵੰਬਰ ਨਵੰ|ਦਸੰਬਰ ਦਸੰ",
    // Tamil
    "ஜனவரி ஜன|பிப்ரவரி பிப்|மார்ச் மார்|ஏப்ரல் ஏப்|மே|ஜூன்|ஜூலை|ஆகஸ்ட் ஆக|செப்டம்பர் செப்|அக்டோபர் அக்|நவம்பர் நவ|டிசம்பர் டிச",
    // Telugu
    "జనవరి జన|ఫిబ్రవరి ఫిబ్ర|మార్చి|ఏప్రిల్ ఏప్రి|మే|జూన్|జులై|ఆగస్టు ఆగ|సెప్టెంబర్ సెప్టెం|అక్టోబర్ అక్టో|నవంబర్ నవం|డిసెంబర్ డిసెం",
    // Thai
    "มกราคม ม.ค|กุมภาพันธ์ ก.พ|มีนาคม มี.ค|เมษายน เม.ย|พฤษภาคม พ.ค|มิถุนายน มิ.ย|กรกฎาคม ก.ค|สิงหาคม ส.ค|กันยายน ก.ย|ตุลาคม ต.ค|พฤศจิกายน พ.ย|ธันวาคม ธ.ค",
    // Lao
    "ມັງກອນ ມ.ກ|ກຸມພາ ກ.ພ|ມີນາ ມ.ນ|ເມສາ ມ.ສ|ພຶດສະພາ ພ.ພ|ມິຖຸນາ ມິ.ຖ|ກໍລະກົດ ກ.ລ|ສິງຫາ ສ.ຫ|ກັນຍາ ກ.ຍ|ຕຸລາ ຕ.ລ|ພະຈິກ ພ.ຈ|ທັນວາ ທ.ວ",
    // Khmer
    "មករា|កុម្ភៈ|មីនា|មេសា|ឧសភា|មិថុនា|កក្កដា|សីហា|កញ្ញា|តុលា|វិច្ឆិកា|ធ្នូ",
    // Indonesian
    "januari jan|februari feb peb|maret|april apr|mei|juni jun|juli jul|agustus agu agt ags|september sep|oktober okt|november nov nop|desember des",
    // Malay
    "januari jan|februari feb|mar|april apr|mei|jun|julai jul|ogos ogo|september sep|oktober okt|november nov|disember dis",
    // Filipino
    "enero ene|pebrero peb|marso mar|abril abr apr|mayo may|hunyo hun|hulyo hul|agosto ago|setyembre set|oktubre okt|nobyembre nob|disyembre dis",
    // Swahili
    "januari jan|februari feb|machi|aprili|mei|juni jun|julai jul|agosti ago|septemba sep|oktoba|novemba nov|desemba des",
    // Amharic
    "ጃንዋሪ ጃን|ፌብሩዋሪ ፌብ|ማርች|ኤፕሪል ኤፕሪ|ሜይ|ጁን|ጁላይ|ኦገስት ኦገስ|ሴፕቴምበር ሴፕቴ|ኦክቶበር ኦክቶ|ኖቬምበር ኖቬም|ዲሴምበር ዲሴም",
    // Georgian
    "იანვარი იან|თებერვალი თებ|მარტი მარ|აპრილი აპრ|მაისი მაი|ივნისი ივნ|ივლისი ივლ|აგვისტო აგვ|სექტემბერი სექ|ოქტომბერი ოქტ|ნოემბერი ნოე|დეკემბერი დეკ",
    // Armenian
    "հունվարի հնվ հունվար|փետրվարի փտվ փետրվար|մարտի մրտ մարտ|ապրիլի ապր ապրիլ|մայիսի մյս մայիս|հունիսի հնս հունիս|հուլիսի հլս հուլիս|օգոստոսի օգս օգոստոս|սեպտեմբերի սեպ սեպտեմբեր|հոկտեմբերի հոկ հոկտեմբեր|նոյեմբերի նոյ նոյեմբեր|դեկտեմբերի դեկ դեկտեմբեր",
  ]

  /// What is another month in Croatian than in Polish, Czech and Ukrainian.
  static let croatian = ["lip": 6, "srp": 7, "lis": 10, "listopad": 10, "listopada": 10]

  /// The months of the Persian calendar, as written in Iran and in Afghanistan.
  static let persian =
    "فروردین حمل|اردیبهشت ثور|خرداد جوزا|تیر سرطان|مرداد امرداد اسد|شهریور سنبله|مهر میزان|آبان عقرب|آذر قوس|دی جدی|بهمن دلو|اسفند حوت"
}
