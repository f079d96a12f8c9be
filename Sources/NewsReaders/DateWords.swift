/// Words that stand beside a date, in the languages that newsq reads dates in.
enum DateWords {
  /// Weekdays (Unicode's CLDR), and what joins a date and a time.
  static let besideDates: Set<String> = {
    let words = """
      at on the of de del um uhr à a le il el den der kl klo kello o godz h t et pt ist ore ora às las alle om uur в г о року
      ob у d dnia pukul jam wib lúc ngày năm th st nd rd er º im am dne v van på saat ש ה ב في الساعة
      mo di mi do fr sa so sonnabend п ятниця segunda terça quarta quinta sexta feira hari 周一 周二 周三 周四 周五 周六 周日
      monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun montag dienstag mittwoch
      donnerstag freitag samstag sonntag mo di mi do fr sa so lundi mardi mercredi jeudi vendredi samedi dimanche lun
      mar mer jeu ven sam dim lunes martes miércoles jueves viernes sábado domingo mié jue vie sáb dom lunedì martedì
      mercoledì giovedì venerdì sabato domenica gio sab segunda feira terça quarta quinta sexta seg ter qua qui sex
      maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo poniedziałek wtorek środa czwartek
      piątek sobota niedziela pon wt śr czw pt sob niedz понедельник вторник среда четверг пятница суббота воскресенье
      пн вт ср чт пт сб вс понеділок вівторок середа четвер пʼятниця субота неділя нд панядзелак аўторак серада чацвер
      пятніца нядзеля аў чц pondělí úterý středa čtvrtek pátek neděle po út st čt pá ne pondelok utorok streda štvrtok
      piatok nedeľa ut št pi ponedeljek torek sreda četrtek petek nedelja tor sre čet pet ned ponedjeljak utorak
      srijeda četvrtak petak subota nedjelja uto sri sub понедељак уторак четвртак петак недеља пон уто сре чет пет
      суб нед ponedeljak понеделник четврток петок сабота недела вто саб сряда четвъртък петък събота неделя luni
      marți miercuri joi vineri sâmbătă duminică mie vin sâm dum hétfő kedd szerda csütörtök péntek szombat vasárnap h
      k sze cs p szo v δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή δευ τρί τετ πέμ παρ σάβ κυρ pazartesi
      salı çarşamba perşembe cuma cumartesi pazar pzt sal çar per cum cmt paz dilluns dimarts dimecres dijous
      divendres dissabte diumenge dl dt dc dj dv ds dg luns mércores xoves venres mér xov astelehena asteartea
      asteazkena osteguna ostirala larunbata igandea al ar az og or lr ig måndag tisdag onsdag torsdag fredag lördag
      söndag mån tis ons tors fre lör sön mandag tirsdag lørdag søndag man tirs lør søn tir mánudagur þriðjudagur
      miðvikudagur fimmtudagur föstudagur laugardagur sunnudagur mán þri mið fim fös lau maanantaina tiistaina
      keskiviikkona torstaina perjantaina lauantaina sunnuntai ti ke to pe la su esmaspäev teisipäev kolmapäev
      neljapäev reede laupäev pühapäev e t n r l pirmdiena otrdiena trešdiena ceturtdiena piektdiena sestdiena
      svētdiena pirmd otrd trešd ceturtd piektd sestd svētd pirmadienis antradienis trečiadienis ketvirtadienis
      penktadienis šeštadienis sekmadienis pr an tr kt pn sk hënë martë mërkurë enjte premte shtunë diel hën mër enj
      pre sht die الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه
      پیر منگل بدھ جمعرات جمعہ ہفتہ اتوار יום שני שלישי רביעי חמישי שישי שבת ראשון ב ג ד ה ו א सोमवार मंगलवार बुधवार
      गुरुवार शुक्रवार शनिवार रविवार সোমবার মঙ্গলবার বুধবার বৃহস্পতিবার শুক্রবার শনিবার রবিবার திங்கள் செவ்வாய் புதன்
      வியாழன் வெள்ளி சனி ஞாயிறு วันจันทร์ วันอังคาร วันพุธ วันพฤหัสบดี วันศุกร์ วันเสาร์ วันอาทิตย์ thứ hai ba tư năm
      sáu bảy chủ nhật senin selasa rabu kamis jumat sabtu minggu sen sel rab kam jum min isnin khamis jumaat ahad isn
      kha ahd miyerkules huwebes biyernes sabado linggo miy huw biy lin jumatatu jumanne jumatano alhamisi ijumaa
      jumamosi jumapili ორშაბათი სამშაბათი ოთხშაბათი ხუთშაბათი პარასკევი შაბათი კვირა ორშ სამ ოთხ ხუთ პარ შაბ კვი
      երկուշաբթի երեքշաբթի չորեքշաբթի հինգշաբթի ուրբաթ շաբաթ կիրակի երկ երք չրք հնգ ուր շբթ կիր 월요일 화요일 수요일 목요일 금요일
      토요일 일요일 월 화 수 목 금 토 일 星期一 星期二 星期三 星期四 星期五 星期六 星期日 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日
      """
    return Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
  }()

  /// What stands before the day of publication, in lower case, without its colon.
  static let published: Set<String> = [
    "published", "published on", "published at", "first published", "first published on", "originally published",
    "originally published on", "posted", "posted on", "posted at", "date", "dated", "publication date", "release date",
    "date published", "date posted", "issued", "publish date", "published date", "post date", "pubdate", "created",
    "this entry was posted on", "this post was posted on", "this entry was written on", "this entry was published on",
    "this post was published on", "this article was published on", "this article was posted on", "entry posted on",
    "this entry was posted", "this article was first published on",
    "created on", "submitted on", "submitted", "released", "released on", "added on", "uploaded",
    "veröffentlicht", "veröffentlicht am", "veröffentlicht am/um", "erschienen", "erschienen am", "erstellt",
    "erstellt am", "stand", "datum", "vom", "publiziert", "publiziert am", "eingestellt am", "online seit", "online ab",
    "veröffentlichungsdatum", "erscheinungsdatum", "geschrieben am", "verfasst am", "gepostet am", "beitrag vom",
    "dieser eintrag wurde am", "dieser beitrag wurde am", "der beitrag wurde am", "dieser artikel wurde am",
    "der artikel wurde am", "online-version", "onlineversion", "online",
    "artikel vom", "meldung vom", "pressemitteilung vom",
    "publié", "publié le", "publiée le", "mis en ligne le", "mis en ligne", "paru le", "posté le", "écrit le",
    "article publié le", "date de publication", "parution", "rédigé le", "créé le",
    "publicado", "publicado el", "publicada el", "publicado em", "publicada em", "publicado en", "fecha",
    "fecha de publicación", "data", "data de publicação", "creado", "criado em", "postado em", "escrito el",
    "pubblicato", "pubblicato il", "pubblicata il", "data pubblicazione", "data di pubblicazione", "creato il",
    "notizia del", "articolo del", "inserito il",
    "gepubliceerd", "gepubliceerd op", "geplaatst op", "geplaatst", "verschenen op", "publicatiedatum",
    "opublikowano", "data publikacji", "opublikowany", "dodano", "data dodania", "utworzono", "data utworzenia",
    "опубликовано", "дата публикации", "дата", "опубліковано", "дата публікації", "размещено", "создано", "добавлено",
    "розміщено", "створено", "апублікавана", "публикувано", "публикувано на", "публикувана на", "објављено", "објавено",
    "objavljeno", "objavljen", "objavljeno dne", "datum objave", "publikováno", "publikované", "vydáno",
    "zveřejněno", "zverejnené", "zverejnené dňa", "uverejnené", "přidáno", "pridané", "vytvořeno", "datum vydání",
    "publicat", "publicat la", "publicat în", "publicat pe", "data publicării", "postat pe",
    "publikálva", "közzétéve", "megjelent", "létrehozva", "feltöltve", "dátum",
    "δημοσίευση", "δημοσιεύτηκε", "δημοσιεύθηκε", "δημοσιεύτηκε στις", "δημοσιεύθηκε στις", "ημερομηνία",
    "ημερομηνία δημοσίευσης", "ημ/νία", "ανάρτηση", "αναρτήθηκε",
    "yayınlanma", "yayınlanma tarihi", "yayınlanma zamanı", "yayın tarihi", "yayınlandı", "yayımlanma", "giriş tarihi",
    "yayım tarihi", "oluşturulma tarihi", "tarih", "eklenme tarihi", "haber giriş tarihi", "giriş",
    "publicerad", "publicerat", "publicerad den", "publiserad", "publiceret", "publiceret den", "udgivet",
    "offentliggjort", "oprettet", "publisert", "publisert den", "lagt ut", "skapad", "birt", "julkaistu",
    "julkaisuaika",
    "avaldatud", "publicēts", "publicēta", "paskelbta", "publikuota", "paskelbimo data", "botuar", "botuar më",
    "publicat el", "argitaratua", "data de publicació",
    "نشر", "نشر في", "نُشر في", "نشرت في", "تاريخ النشر", "نشر بتاريخ", "آخر نشر", "تاریخ انتشار", "منتشر شده در",
    "انتشار",
    "تاریخ", "التاريخ", "شائع شدہ", "تاریخ اشاعت",
    "פורסם", "פורסם ב", "תאריך", "תאריך פרסום", "प्रकाशित", "प्रकाशित तिथि", "पब्लिश", "প্রকাশ", "প্রকাশিত", "প্রকাশের তারিখ",
    "เผยแพร่", "เผยแพร่เมื่อ", "วันที่", "โพสต์เมื่อ", "ngày đăng", "đăng ngày", "xuất bản", "đăng lúc",
    "diterbitkan", "dipublikasikan", "diposting", "tanggal", "terbit", "diterbitkan pada", "nai-publish",
    "发布时间", "发布日期", "发表时间", "发表于", "发布于", "时间", "日期", "發布時間", "發佈時間", "發布日期", "發佈日期", "發表時間",
    "發表於", "刊登日期", "刊登時間", "公開日", "公開", "掲載日", "掲載", "投稿日", "配信日", "発行日", "등록",
    "입력", "기사입력", "등록일", "작성일", "게시일", "승인",
  ]

  /// What stands before the day of a change.
  static let changed: Set<String> = [
    "updated", "updated on", "updated at", "last updated", "last updated on", "last modified", "modified",
    "modified on",
    "last update", "update", "last edited", "last edited on", "edited", "revised", "date modified",
    "this page was last edited on",
    "last changed", "reviewed", "last reviewed", "upd",
    "aktualisiert", "aktualisiert am", "zuletzt aktualisiert", "zuletzt aktualisiert am", "geändert", "geändert am",
    "letzte änderung", "letzte aktualisierung", "zuletzt geändert", "zuletzt geändert am", "zuletzt bearbeitet",
    "zuletzt bearbeitet am", "bearbeitet am", "letzte bearbeitung", "überarbeitet am", "änderungsdatum",
    "mis à jour", "mis à jour le", "mise à jour", "mise à jour le", "modifié le", "modifié", "dernière mise à jour",
    "dernière modification", "actualisé le",
    "actualizado", "actualizado el", "actualizada", "última actualización", "actualización", "modificado",
    "modificado el",
    "aggiornato", "aggiornato il", "ultimo aggiornamento", "modificato il", "ultima modifica",
    "atualizado", "atualizado em", "atualizada em", "última atualização", "última modificação",
    "bijgewerkt", "bijgewerkt op", "laatst bijgewerkt", "laatst gewijzigd", "laatste update", "gewijzigd",
    "zaktualizowano", "aktualizacja", "ostatnia aktualizacja", "zmodyfikowano", "data modyfikacji",
    "обновлено", "обновлён", "последнее обновление", "изменено", "оновлено", "останнє оновлення", "змінено", "обновена",
    "обновено", "абноўлена", "ажурирано", "ažurirano", "zadnja izmjena", "posodobljeno", "aktualizováno",
    "aktualizované",
    "aktualizace", "aktualizácia", "poslední aktualizace", "upraveno", "actualizat", "actualizat la", "frissítve",
    "módosítva", "utolsó frissítés", "ενημέρωση", "ενημερώθηκε", "τελευταία ενημέρωση", "τελευταία τροποποίηση",
    "güncelleme", "güncellenme", "güncellenme tarihi", "güncelleme tarihi", "son güncelleme", "güncellendi",
    "uppdaterad", "senast uppdaterad", "uppdaterat", "ändrad", "opdateret", "sidst opdateret", "oppdatert",
    "sist oppdatert", "endret", "päivitetty", "muokattu", "uuendatud", "muudetud", "atjaunots", "atnaujinta",
    "përditësuar", "actualitzat", "eguneratua",
    "تحديث", "آخر تحديث", "تم التحديث", "به روز شده", "آخرین بروزرسانی", "آخری اپ ڈیٹ", "עודכן", "עדכון אחרון", "अपडेट",
    "अपडेटेड", "आखरी अपडेट", "আপডেট", "সর্বশেষ আপডেট", "อัปเดต", "อัพเดท", "แก้ไขล่าสุด", "cập nhật", "diperbarui",
    "terakhir diperbarui", "更新时间", "更新時間", "更新于", "更新", "最后更新", "最後更新", "更新日", "更新日時", "最終更新",
    "最終更新日", "수정", "기사수정", "수정일", "최종수정", "업데이트",
  ]
}
