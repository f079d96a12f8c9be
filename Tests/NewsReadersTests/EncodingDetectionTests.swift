import Glibc
import NewsModel
import NewsReaders
import Testing

/// Texts in the encodings of their languages, told from their bytes alone.
@Suite struct EncodingDetectionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var encodings: [String]
    var headline: String
    var text: String

    var testDescription: String { headline }
  }

  static let cases = [
    Case(
      encodings: ["CP1252"], headline: "La tour du port fermée jusqu’à mars",
      text:
        "La mairie a décidé de fermer la vieille tour du port aux visiteurs. Les travaux coûteront près de dix mille euros, a déclaré le maire, très ému, après la réunion de l’été dernier."
    ),
    Case(
      encodings: ["ISO-8859-15"], headline: "La tour du port fermée jusqu'à mars",
      text:
        "La mairie a décidé de fermer la vieille tour du port aux visiteurs. Les travaux coûteront près de dix mille euros, a déclaré le maire, très ému, après la réunion de l'été dernier."
    ),
    Case(
      encodings: ["MACINTOSH"], headline: "La tour du port fermée jusqu’à mars",
      text:
        "La mairie a décidé de fermer la vieille tour du port aux visiteurs. Les travaux coûteront près de dix mille euros, a déclaré le maire, très ému, après la réunion de l’été dernier."
    ),
    Case(
      encodings: ["CP1252", "ISO-8859-1"], headline: "Brücke bleibt bis zum Frühjahr gesperrt",
      text:
        "Die Brücke über den Fluss bleibt für Lastwagen gesperrt, weil die Pfeiler geprüft werden müssen. Größere Schäden seien nicht zu befürchten, sagte die Bürgermeisterin."
    ),
    Case(
      encodings: ["CP1252"], headline: "La torre del puerto cerrará hasta marzo",
      text:
        "La autoridad portuaria anunció que la torre permanecerá cerrada durante las obras. «Nadie tiene que preocuparse», dijo el alcalde, que vivirá allí en otoño con los niños."
    ),
    Case(
      encodings: ["CP1252"], headline: "A torre do porto fecha até março",
      text:
        "A administração do porto anunciou que a torre ficará fechada durante as obras. Não há razão para preocupação, disse o presidente da câmara, que mora ao lado há vinte anos."
    ),
    Case(
      encodings: ["CP1250", "ISO-8859-2"], headline: "Wieża w porcie zamknięta do marca",
      text:
        "Zarząd portu poinformował, że stara wieża będzie zamknięta dla zwiedzających. Nikt nie musi się martwić, powiedział burmistrz, który mieszka obok od dwudziestu lat, gdyż stoi ona dłużej niż most."
    ),
    Case(
      encodings: ["CP1250", "ISO-8859-2"], headline: "Věž v přístavu zůstane zavřená do března",
      text:
        "Správa přístavu oznámila, že stará věž bude pro návštěvníky uzavřena. Nikdo se nemusí bát, řekl starosta, který bydlí vedle, protože věž stojí už dvě stě let a přečkala mnohé bouře."
    ),
    Case(
      encodings: ["CP1250"], headline: "Veža v prístave ostane zatvorená",
      text:
        "Správa prístavu oznámila, že stará veža bude pre návštevníkov zatvorená až do jari. Nikto sa nemusí báť, povedal starosta, ktorý býva vedľa, lebo veža stojí už dvesto rokov a prežila ťažké búrky."
    ),
    Case(
      encodings: ["CP1250", "ISO-8859-2"], headline: "Márciusig zárva marad a kikötő tornya",
      text:
        "A kikötő igazgatósága közölte, hogy a régi torony a felújítás idejére zárva tart. Senkinek sem kell aggódnia, mondta a polgármester, aki a szomszédban él, hiszen a torony már kétszáz éve áll, és erős falai vannak."
    ),
    Case(
      encodings: ["CP1250"], headline: "Turnul din port rămâne închis până în martie",
      text:
        "Administraţia portului a anunţat că vechiul turn va fi închis pentru vizitatori. Nimeni nu trebuie să se îngrijoreze, a spus primarul, care locuieşte alături de douăzeci de ani."
    ),
    Case(
      encodings: ["CP1250", "ISO-8859-2"], headline: "Toranj u luci zatvoren do ožujka",
      text:
        "Lučka uprava objavila je da će stari toranj biti zatvoren za posjetitelje. Nitko se ne mora brinuti, rekao je gradonačelnik koji živi pokraj njega, jer toranj stoji već dvjesto godina i čvrst je."
    ),
    Case(
      encodings: ["CP1250"], headline: "Stolp v pristanišču zaprt do marca",
      text:
        "Uprava pristanišča je sporočila, da bo stari stolp za obiskovalce zaprt. Nikomur ni treba skrbeti, je dejal župan, ki živi zraven, saj stolp stoji že dvesto let in še vedno drži."
    ),
    Case(
      encodings: ["CP1251", "KOI8-R", "ISO-8859-5", "CP866", "MAC-CYRILLIC"],
      headline: "Башня в порту закрыта до марта",
      text:
        "Управление порта сообщило, что старая башня будет закрыта для посетителей. Никому не нужно беспокоиться, сказал мэр, который живёт рядом, ведь она стоит уже двести лет."
    ),
    Case(
      encodings: ["CP1251", "KOI8-U"], headline: "Вежа в порту зачинена до березня",
      text:
        "Управління порту повідомило, що стара вежа буде зачинена для відвідувачів. Ніхто не повинен турбуватися, сказав міський голова, який живе поруч, адже вона стоїть уже двісті років."
    ),
    Case(
      encodings: ["CP1251"], headline: "Кулата на пристанището остава затворена до март",
      text:
        "Управлението на пристанището съобщи, че старата кула ще бъде затворена за посетители. Никой не трябва да се тревожи, каза кметът, който живее наблизо, защото тя стои вече двеста години."
    ),
    Case(
      encodings: ["CP1251"], headline: "Торањ у луци затворен до марта",
      text:
        "Лучка управа саопштила је да ће стари торањ бити затворен за посетиоце. Нико не мора да брине, рекао је градоначелник који живи поред њега, јер торањ стоји већ двеста година."
    ),
    Case(
      encodings: ["CP1253", "ISO-8859-7"], headline: "Κλειστός ο πύργος του λιμανιού ως τον Μάρτιο",
      text:
        "Η διοίκηση του λιμανιού ανακοίνωσε ότι ο παλιός πύργος θα μείνει κλειστός για τους επισκέπτες. Κανείς δεν πρέπει να ανησυχεί, είπε ο δήμαρχος, που μένει δίπλα, αφού στέκει εδώ και διακόσια χρόνια."
    ),
    Case(
      encodings: ["CP1254", "ISO-8859-9"], headline: "Limandaki kule marta kadar kapalı",
      text:
        "Liman yönetimi, eski kulenin çalışmalar süresince ziyaretçilere kapalı olacağını açıkladı. Belediye başkanı, kimsenin endişelenmesine gerek yok, çünkü kule iki yüz yıldır ayakta, dedi. İşçiler işe başladı."
    ),
    Case(
      encodings: ["CP1255", "ISO-8859-8"], headline: "המגדל בנמל סגור עד מרץ",
      text:
        "הנהלת הנמל הודיעה כי המגדל הישן יהיה סגור למבקרים. איש אינו צריך לדאוג, אמר ראש העיר הגר בשכנות, שכן הוא עומד כבר מאתיים שנה."
    ),
    Case(
      encodings: ["CP1256"], headline: "البرج في الميناء مغلق حتى مارس",
      text:
        "أعلنت إدارة الميناء أن البرج القديم سيبقى مغلقا أمام الزوار. وقال رئيس البلدية الذي يسكن بجواره إنه لا داعي للقلق لأنه قائم منذ مئتي عام."
    ),
    Case(
      encodings: ["CP1257"], headline: "Uosto bokštas uždarytas iki kovo",
      text:
        "Uosto direkcija pranešė, kad senasis bokštas lankytojams bus uždarytas. Niekam nereikia nerimauti, sakė meras, gyvenantis šalia, nes bokštas stovi jau du šimtus metų ir yra tvirtas. Jį remontuos žiemą."
    ),
    Case(
      encodings: ["CP1257"], headline: "Ostas tornis slēgts līdz martam",
      text:
        "Ostas pārvalde paziņoja, ka vecais tornis apmeklētājiem būs slēgts. Nevienam nav jāuztraucas, teica mērs, kurš dzīvo blakus, jo tornis stāv jau divsimt gadu un ir ļoti stiprs."
    ),
    Case(
      encodings: ["CP1257", "ISO-8859-15"], headline: "Sadama torn jääb märtsini suletuks",
      text:
        "Sadama juhtkond teatas, et vana torn jääb külastajatele suletuks. Keegi ei pea muretsema, ütles linnapea, kes elab kõrval, sest torn on püsinud juba kakssada aastat ja on väga tugev."
    ),
    Case(
      encodings: ["CP874"], headline: "หอคอยที่ท่าเรือปิดถึงเดือนมีนาคม",
      text:
        "การท่าเรือแจ้งว่าหอคอยเก่าจะปิดไม่ให้ผู้เข้าชม นายกเทศมนตรีซึ่งอาศัยอยู่ข้าง ๆ กล่าวว่าไม่มีใครต้องกังวล เพราะหอคอยตั้งอยู่มาสองร้อยปีแล้ว"),
    Case(
      encodings: ["CP932", "EUC-JP", "ISO-2022-JP"], headline: "港の塔、三月まで閉鎖",
      text: "港の管理事務所は、古い塔を修理のため閉鎖すると発表した。隣に住む町長は「心配することはない。二百年も立っているのだから」と話している。"),
    Case(
      encodings: ["GB18030", "GBK"], headline: "港口的塔关闭到三月",
      text: "港口管理局宣布，旧塔在修理期间不对游客开放。住在旁边的市长说，大家不用担心，因为它已经在那里站了两百年。"),
    Case(
      encodings: ["BIG5"], headline: "港口的塔關閉到三月",
      text: "港口管理局宣布，舊塔在修理期間不對遊客開放。住在旁邊的市長說，大家不用擔心，因為它已經在那裡站了兩百年。"),
    Case(
      encodings: ["EUC-KR", "CP949"], headline: "항구의 탑 삼월까지 닫는다",
      text: "항구 관리소는 낡은 탑을 수리하는 동안 방문객을 받지 않는다고 밝혔다. 옆에 사는 시장은 이백 년 동안 서 있었으니 아무도 걱정할 필요가 없다고 말했다."),
    Case(
      encodings: ["UTF-16LE", "UTF-16BE"], headline: "Tháp ở cảng đóng cửa đến tháng ba",
      text: "Ban quản lý cảng cho biết tháp cũ sẽ đóng cửa với khách tham quan. Không ai phải lo lắng, thị trưởng nói."),
    Case(
      encodings: ["UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "UTF-16"], headline: "港の塔、三月まで閉鎖",
      text: "港の管理事務所は、古い塔を修理のため閉鎖すると発表した。"),
    Case(
      encodings: ["CP1252"], headline: "Tornet i hamnen stängt till mars",
      text:
        "Hamnstyrelsen meddelade att det gamla tornet kommer att vara stängt för besökare. Ingen behöver oroa sig, sade borgmästaren som bor bredvid, för det har stått där i tvåhundra år."
    ),
    Case(
      encodings: ["CP1252"], headline: "Sataman torni suljettu maaliskuuhun",
      text:
        "Satamahallinto ilmoitti, että vanha torni pysyy kiinni kävijöiltä. Kenenkään ei tarvitse huolestua, sanoi pormestari, joka asuu vieressä, sillä torni on seissyt siinä jo kaksisataa vuotta."
    ),
    Case(
      encodings: ["CP1252"], headline: "Tårnet i havnen lukket til marts",
      text:
        "Havnestyrelsen oplyste, at det gamle tårn bliver lukket for besøgende. Ingen behøver at være urolig, sagde borgmesteren, som bor ved siden af, for det har stået der i to hundrede år."
    ),
    Case(
      encodings: ["CP1252"], headline: "The café’s tower stays shut until March",
      text:
        "The harbour authority said the old tower would be closed – “nobody has to worry,” said the mayor, who lives next door. The café pays £5 a day, or €6."
    ),
    Case(
      encodings: ["CP1252"], headline: "Turninn við höfnina lokaður fram í mars",
      text:
        "Hafnarstjórnin tilkynnti að gamli turninn yrði lokaður gestum. Enginn þarf að hafa áhyggjur, sagði bæjarstjórinn sem býr við hliðina, því hann hefur staðið þar í tvö hundruð ár."
    ),
    Case(
      encodings: ["CP1252"], headline: "La torre del porto è chiusa fino a marzo",
      text:
        "L’autorità portuale ha annunciato che la torre resterà chiusa. Nessuno deve preoccuparsi, perché è lì da duecento anni, ha detto il sindaco, che abita più in là."
    ),
  ]

  /// The bytes of a text in an encoding of the C library's.
  static func bytes(_ text: String, _ encoding: String) -> [UInt8] {
    guard let converter = iconv_open(encoding, "UTF-8"), Int(bitPattern: converter) != -1 else { return [] }
    defer { iconv_close(converter) }
    var input = Array(text.utf8)
    var output = [UInt8](repeating: 0, count: input.count * 4 + 16)
    var count = 0
    input.withUnsafeMutableBytes { from in
      output.withUnsafeMutableBytes { to in
        var source = from.baseAddress?.assumingMemoryBound(to: CChar.self)
        var target = to.baseAddress?.assumingMemoryBound(to: CChar.self)
        var left = from.count
        var space = to.count
        guard iconv(converter, &source, &left, &target, &space) != -1 else { return }
        _ = iconv(converter, nil, nil, &target, &space)
        count = to.count - space
      }
    }
    return Array(output[..<count])
  }

  @Test(arguments: cases)
  func `a text is read in any encoding of its language`(_ text: Case) throws {
    for encoding in text.encodings {
      let bytes = Self.bytes("\(text.headline)\n\n\(text.text)\n", encoding)
      try #require(!bytes.isEmpty, "\(encoding) has not all letters of the text")
      let article = try #require(try Reading("a.txt", bytes).articles.first, "\(encoding)")
      #expect(article.title == text.headline, "\(encoding)")
      #expect(article.body == text.text, "\(encoding)")
    }
  }

  @Test(arguments: cases.filter { $0.headline.utf8.contains { $0 >= 0x80 } })
  func `a page without declaration is read in any encoding of its language`(_ text: Case) throws {
    for encoding in text.encodings {
      let page =
        "<!DOCTYPE html><html><head><title>\(text.headline)</title></head><body><p>\(text.text)</p></body></html>"
      let article = try #require(try Reading("a.html", Self.bytes(page, encoding)).articles.first, "\(encoding)")
      #expect(article.title == text.headline, "\(encoding)")
      #expect(article.body == text.text, "\(encoding)")
    }
  }

  @Test func `a wrong declaration does not spoil a page`() throws {
    let text = Self.cases.first { $0.encodings.contains("KOI8-R") }!
    let page = """
      <html><head><meta charset="iso-8859-1"><title>\(text.headline)</title></head><body><p>\(text.text)</p></body></html>
      """
    for encoding in ["CP1251", "KOI8-R", "UTF-8"] {
      #expect(try Reading("a.html", Self.bytes(page, encoding)).articles.first?.title == text.headline, "\(encoding)")
    }
  }

  @Test func `the charset of a script says nothing of the page`() throws {
    let page = """
      <html><head><script src="a.js" charset="utf-8"></script>
      <meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><title>Да</title></head><body>
      <p>Нет, не да.</p></body></html>
      """
    #expect(try Reading("a.html", Self.bytes(page, "KOI8-R")).articles.first?.title == "Да")
  }

  @Test(arguments: ["-*- coding: iso-8859-5 -*-", "vim: set fenc=iso-8859-5 :"])
  func `what an editor wrote into a text is believed`(line: String) throws {
    let bytes = Self.bytes("Да\n\nНет, не да.\n\n\(line)\n", "ISO-8859-5")
    #expect(try Reading("a.txt", bytes).articles.first?.title == "Да")
  }

  @Test func `a NUL that broke into a text does not refuse it`() throws {
    var bytes = Array(String(repeating: "The tower is closed until March. ", count: 40).utf8)
    bytes[200] = 0
    #expect(try Reading("a.txt", bytes).articles.first?.body.hasPrefix("The tower") == true)
  }

  @Test func `single broken bytes of an old encoding become replacement characters`() throws {
    let text = Self.cases.first { $0.encodings.contains("CP932") }!
    var bytes = Self.bytes("\(text.headline)\n\n\(text.text)", "CP932")
    bytes[bytes.count - 2] = 0xFF
    let article = try #require(try Reading("a.txt", bytes).articles.first)
    #expect(article.title == text.headline)
    #expect(article.body.contains("\u{FFFD}"))
  }

  @Test func `the letter that an encoding holds back is not lost`() throws {
    let bytes = Self.bytes("המגדל בנמל סגור עד מרץ", "CP1255")
    #expect(try Reading("a.txt", bytes).articles.first?.body == "המגדל בנמל סגור עד מרץ")
  }
}
