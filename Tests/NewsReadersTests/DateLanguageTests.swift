import NewsModel
import Testing

@testable import NewsReaders

/// Days in the languages, calendars and orders that news is dated in.
@Suite struct DateLanguageTests {
  func iso(_ text: String, _ reading: DateReading = .plain) -> String? {
    DateText.date(text, origin: .text, reading: reading)?.iso
  }

  @Test(arguments: [
    "12 February 2025", "12. Februar 2025", "12 février 2025", "12 de febrero de 2025", "12 febbraio 2025",
    "12 de fevereiro de 2025", "12 februari 2025", "12 lutego 2025", "12 февраля 2025 г.", "12 лютого 2025 року",
    "12 лютага 2025", "12. února 2025", "12. februára 2025", "12. februar 2025", "12. veljače 2025.",
    "12. фебруар 2025.", "12 февруари 2025", "12 februarie 2025", "2025. február 12.", "12 Φεβρουαρίου 2025",
    "12 ΦΕΒΡΟΥΑΡΙΟΥ 2025", "12 Şubat 2025", "12 fevral 2025", "2025 ж. 12 ақпан", "12 de febrer de 2025",
    "12 de febreiro de 2025", "2025eko otsailaren 12a", "12 feb. 2025", "12. febrúar 2025", "12. helmikuuta 2025",
    "12. veebruar 2025", "2025. gada 12. februāris", "2025 m. vasario 12 d.", "12 shkurt 2025", "12 Chwefror 2025",
    "12 فبراير 2025", "12 شباط 2025", "١٢ فبراير ٢٠٢٥", "12 فوریه 2025", "12 فروری 2025", "12 בפברואר 2025",
    "12 फ़रवरी 2025", "१२ फरवरी २०२५", "১২ ফেব্রুয়ারি ২০২৫", "12 பிப்ரவரி 2025", "12 กุมภาพันธ์ 2568", "12 ก.พ. 2568",
    "๑๒ กุมภาพันธ์ ๒๕๖๘", "12 tháng 2, 2025", "ngày 12 tháng 2 năm 2025", "12 Februari 2025", "12 Peb 2025",
    "12 Pebrero 2025", "12 თებერვალი 2025", "12 փետրվարի 2025", "2025年2月12日", "2025 年 02 月 12 日", "2025년 2월 12일",
    "2025. 2. 12.", "令和7年2月12日", "民國114年2月12日", "２０２５年２月１２日", "12. II. 2025", "26 Bahman", "۲۴ بهمن ۱۴۰۳",
    "۱۴۰۳/۱۱/۲۴", "24 بهمن 1403", "12 | 02 | 2025", "12.02.2025", "2025/2/12", "February 12th, 2025", "12-Feb-2025",
  ])
  func `a day is read as each language writes it`(text: String) {
    #expect(iso(text) == (text == "26 Bahman" ? nil : "2025-02-12"))
  }

  /// The twelve months, written out, of languages whose names have nothing in common.
  static let years = [
    "January February March April May June July August September October November December",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "ledna února března dubna května června července srpna září října listopadu prosince",
    "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta "
      + "marraskuuta joulukuuta",
    "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
    "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม",
    "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου "
      + "Δεκεμβρίου",
  ]

  @Test(arguments: years)
  func `every month of a language is its own`(names: String) {
    let language = names.hasPrefix("siječnja") ? "hr" : nil
    for (index, name) in names.split(separator: " ").enumerated() {
      let reading = DateReading(language: language)
      #expect(iso("7 \(name) 2021", reading) == "2021-\(padded(index + 1, 2))-07", "\(name)")
    }
  }

  @Test func `every month has a name in each line of the table`() {
    for line in MonthNames.table + [MonthNames.persian] {
      #expect(line.split(separator: "|", omittingEmptySubsequences: false).count == 12, "\(line.prefix(20))")
    }
  }

  @Test(arguments: [
    ("en-us", nil, "2025-03-04"), ("en-gb", nil, "2025-04-03"), ("de", nil, "2025-04-03"), ("es-mx", nil, "2025-04-03"),
    ("en", nil, nil), ("en-us", "https://paper.example.co.uk/a", "2025-04-03"),
    ("en", "https://paper.example.us/a", "2025-03-04"), ("en-ca", nil, nil), (nil, nil, nil),
  ])
  func `language and country tell which of two figures is the month`(language: String?, url: String?, day: String?) {
    #expect(iso("03/04/2025", DateReading(language: language, url: url)) == day)
  }

  @Test func `the same word can be another month in Croatian`() {
    #expect(iso("3 listopada 2024", DateReading(language: "pl")) == "2024-11-03")
    #expect(iso("3. listopada 2024.", DateReading(language: "hr")) == "2024-10-03")
  }

  @Test func `years of two figures count where a date is expected`() {
    var reading = DateReading(language: "de")
    #expect(iso("3.05.13", reading) == nil)
    reading.shortYears = true
    #expect(iso("3.05.13", reading) == "2013-05-03")
    #expect(iso("3.05.98", reading) == "1998-05-03")
    #expect(iso("3.05.71", reading) == nil)
    reading.language = "th"
    #expect(iso("3/05/68", reading) == "2025-05-03")
  }

  @Test(arguments: [
    (1403, 11, 24, "2025-02-12"), (1404, 1, 1, "2025-03-21"), (1399, 12, 30, "2021-03-20"),
    (1348, 10, 11, "1970-01-01"),
  ])
  func `days of the Persian calendar are converted`(year: Int, month: Int, day: Int, expected: String) {
    #expect(CivilDay(persianYear: year, month: month, day: day)?.description == expected)
  }

  @Test(arguments: [
    ("12. Februar 2025, 19.04 Uhr", "2025-02-12T19:04"), ("12. februar 2025 kl. 19.04", "2025-02-12T19:04"),
    ("2025年2月12日 下午7:04", "2025-02-12T19:04"), ("2025. 2. 12. 오후 7:04", "2025-02-12T19:04"),
    ("12 Feb 2025 19.04", "2025-02-12"),
  ])
  func `times are read as each language writes them`(text: String, expected: String) {
    #expect(iso(text) == expected)
  }

  @Test(arguments: [
    ("Published on 12 February 2025", "published on"), ("Veröffentlicht am: 12.2.2025", "veröffentlicht am"),
    ("发布时间：2025-02-12", "发布时间"), ("Mis à jour le 12/02/2025", "mis à jour le"), ("Stand 12.2.2025", "stand"),
  ])
  func `what a line says before a date is known`(line: String, label: String) {
    #expect(DateLabel(line)?.text == label)
  }

  @Test(arguments: ["Am 12. Februar 2025 brannte es", "The tower 2025", "", "12.2.2025"])
  func `a sentence is no label`(line: String) {
    #expect(DateLabel(line) == nil)
  }
}
