/// What editors write into a text to say how it is encoded: `-*- coding: koi8-r -*-`, `vim: set fileencoding=koi8-r :`.
enum CodingLine {
  /// The label, or nil. Emacs and Vim look into the first two lines and the last five.
  static func label(in bytes: ArraySlice<UInt8>) -> String? {
    find(in: bytes.prefix(400)) ?? find(in: bytes.suffix(400))
  }

  private static func find(in bytes: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: bytes.lazy.map { $0 < 0x80 ? $0 : 0x20 }, as: UTF8.self)
    guard text.contains("-*-") || text.contains("vim:") || text.contains("vi:") else { return nil }
    for key in ["coding:", "coding=", "fenc="] {
      guard let range = text.firstRange(of: key) else { continue }
      let rest = text[range.upperBound...].drop { $0 == " " || $0 == "\"" }
      let label = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
      if !label.isEmpty { return String(label) }
    }
    return nil
  }
}
