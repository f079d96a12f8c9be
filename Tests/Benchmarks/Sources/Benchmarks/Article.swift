/// One made-up article.
struct Article {
  var headline: [UInt8]
  /// Seconds since 1970.
  var published: Int
  /// Paragraphs, parted by an empty line.
  var body: [UInt8]

  /// The file's content: headline, date, empty line, paragraphs.
  var file: [UInt8] {
    headline + [UInt8(ascii: "\n")] + Day(secondsSince1970: published).text.utf8 + [UInt8(ascii: "\n")]
      + [UInt8(ascii: "\n")] + body + [UInt8(ascii: "\n")]
  }

  /// What the article's file is called.
  static func fileName(_ number: Int) -> String {
    let digits = String(number)
    return "a" + String(repeating: "0", count: max(0, 7 - digits.count)) + digits + ".txt"
  }
}
