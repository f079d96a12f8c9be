/// The lines below an article's text that are the site's: readers' comments and their rules, "read more", menus.
///
/// Without elements to tell them, they are known by their words, by standing at the end, and by standing above the
/// headline as well.
enum TextTail {
  /// Lines from the end that are looked at; more than these are comments, and a heading stands above them.
  private static let most = 60
  /// Bytes above which a line is none of the site's own.
  private static let longest = 200
  /// A heading of comments ends the text where so many bytes are above it, or as many as below.
  private static let shortest = 300

  /// The text without them, and what was below it.
  /// - Parameter menu: Lines from above the headline.
  static func split(_ body: String, menu: [String]) -> (text: String, tail: String?) {
    var whole = body
    let parts: (text: String, tail: String)? = whole.withUTF8 { bytes in
      let lines = LinesFromEnd.last(most, of: bytes)
      var cut = commentsHeading(in: bytes, lines) ?? bytes.count
      for line in lines.reversed() where line.upperBound <= cut {
        guard isSites(bytes, line, menu) else { break }
        cut = line.lowerBound
      }
      guard cut < bytes.count, let end = bytes[..<cut].lastIndex(where: { $0 > 0x20 }) else { return nil }
      return (String(decoding: bytes[...end], as: UTF8.self), String(decoding: bytes[cut...], as: UTF8.self))
    }
    return parts.map { ($0.text, $0.tail) } ?? (body, nil)
  }

  /// Where the readers' comments begin.
  private static func commentsHeading(in bytes: UnsafeBufferPointer<UInt8>, _ lines: [Range<Int>]) -> Int? {
    lines.first { line in
      line.count <= 60 && line.lowerBound >= min(shortest, bytes.count - line.upperBound)
        && CommentsHeading.matches(ArraySlice(bytes[line]), isLink: false)
    }?.lowerBound
  }

  private static func isSites(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, _ menu: [String]) -> Bool {
    guard line.count <= longest else { return false }
    let text = String(decoding: bytes[line], as: UTF8.self)
    return menu.contains(text) || BoilerplateLine.matches(text) || BoilerplateLine.closes(text)
  }
}
