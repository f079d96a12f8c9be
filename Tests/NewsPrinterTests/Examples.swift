import Glibc
import NewsModel
import NewsPrinter
import Testing

/// Invented hits that between them have everything there is to print.
enum Examples {
  static let dated = Hit(
    id: 21_070_000_001, key: "harbour-tolls", rank: 1, score: 7.251_234_56, title: "Harbour tolls to rise in spring",
    url: "https://courier.example/2025/harbour-tolls", source: "Lowland Courier", language: "en",
    published: PublishedDate(
      day: CivilDay(year: 2025, month: 2, day: 12)!, secondOfDay: 68_645, offset: 60, precision: .second,
      origin: .jsonLD),
    path: "/inbox/a.html",
    snippet: Snippet(
      text:
        "… ships that call at the harbour will pay a toll of nine crowns for each tonne, the port said, and the toll "
        + "falls due at the lock …", highlights: [25..<32, 44..<48, 103..<107]))

  static let weak = Hit(
    id: 2, key: "notes/ferry.txt", rank: 2, score: 0.5, source: "Island Post",
    published: PublishedDate(
      day: CivilDay(year: 2024, month: 11, day: 1)!, precision: .month, origin: .text),
    path: "/inbox/notes/ferry.txt",
    snippet: Snippet(text: "The ferry sails again, \"rain or shine\", from Monday", highlights: [4..<9]))

  static let wide = Hit(
    id: 3, key: "港口", rank: 3, score: 0.25, title: "港口收费将于春季上涨", language: "zh",
    path: "/inbox/港口.txt",
    snippet: Snippet(text: "停靠港口的船只每吨须缴纳九克朗，港务局周三表示。费用须在通过船闸时缴清 🌾 e\u{301}te\u{301}", highlights: [2..<4]))

  static let hits = [dated, weak, wide]

  /// Files everything that a printer writes.
  static func written(_ write: (Output) throws -> Void) throws -> String {
    var template = Array("/tmp/newsq-printer-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    unlink(template)
    let output = Output(descriptor: descriptor, name: "the test's file")
    try write(output)
    try output.flush()
    let size = lseek(descriptor, 0, SEEK_END)
    var bytes = [UInt8](repeating: 0, count: size)
    try #require(pread(descriptor, &bytes, size, 0) == size)
    return String(decoding: bytes, as: UTF8.self)
  }

  static func written(
    _ hits: [Hit], _ format: HitPrinter.Format, _ terminal: Terminal = Terminal(isTerminal: false),
    query: String? = nil
  ) throws -> String {
    let printer = HitPrinter(format: format, terminal: terminal, isBatch: query != nil)
    return try written { output in
      try printer.begin(to: output)
      try printer.write(hits, query: query, to: output)
    }
  }

  static func written(_ format: HitPrinter.Format, _ terminal: Terminal) throws -> String {
    try written(hits, format, terminal)
  }

  /// The same with each escape character to be seen.
  static func seen(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\u{1B}" ? "␛" : $0 }))
  }
}
