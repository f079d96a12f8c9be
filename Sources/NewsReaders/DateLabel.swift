/// What a line says before a date: `Published on`, `Stand`, `发布时间`.
struct DateLabel {
  /// In lower case, without colon.
  let text: String
  /// What follows it, in lower case.
  let rest: String

  /// Whether it is a word for any date, which may as well be that of what the text tells of.
  var isVague: Bool { ["date", "dated", "datum", "data", "fecha", "vom", "online"].contains(text) }

  /// Longer texts before a date are no label, in bytes.
  private static let longest = 80
  private static let mostWords = 6

  /// The first word of every label: most lines are done with after one look at it.
  private static let firstWords = Set(
    (DateWords.published.union(DateWords.changed)).map { label in
      String(decoding: label.utf8.prefix { $0 != 0x20 }, as: UTF8.self)
    })

  /// The longest known label that a line begins with, or nil.
  init?(_ line: String) {
    let bytes = Array(line.lowercased().utf8)
    var end = 0
    var words = 0
    var place = 0
    while place <= min(bytes.count, Self.longest), words < Self.mostWords {
      if place == bytes.count || Self.isBreak(bytes, place) {
        let text = String(decoding: bytes[..<place], as: UTF8.self)
        if words == 0, !Self.firstWords.contains(text) { return nil }
        if DateWords.published.contains(text) || DateWords.changed.contains(text) { end = place }
        words += 1
        if place < bytes.count, (48...57).contains(bytes[place]) { break }
      }
      place += 1
    }
    guard end > 0 else { return nil }
    text = String(decoding: bytes[..<end], as: UTF8.self)
    rest = CleanText.trimmed(String(decoding: bytes[end...], as: UTF8.self))
  }

  /// A space, a colon of any width, a point, a bar or a figure.
  private static func isBreak(_ bytes: [UInt8], _ place: Int) -> Bool {
    switch bytes[place] {
    case 0x20, 0x09, 0x2E, 0x3A, 0x7C, 0x30...0x39: true
    case 0xC2: place + 1 < bytes.count && bytes[place + 1] == 0xA0
    case 0xEF: place + 2 < bytes.count && bytes[place + 1] == 0xBC && bytes[place + 2] == 0x9A
    default: false
    }
  }
}
