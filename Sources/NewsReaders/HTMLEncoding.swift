import NewsModel

/// The bytes of a page as UTF-8: by byte order mark, by what the page declares, by validity.
enum HTMLEncoding {
  /// How far a declaration is looked for. The standard says 1,024 bytes; pages with long comments put it further down.
  private static let prescan = 8_192

  /// The page in UTF-8, without NUL: libxml2 takes that for the end.
  static func utf8(_ bytes: [UInt8], name: String) throws(Failure) -> [UInt8] {
    if let text = TextDecoding.utf16(bytes) { return withoutNUL(Array(text.utf8)) }
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes
    // A page that is valid UTF-8 with letters beyond ASCII is UTF-8, whatever it says: no other encoding's text is.
    if String(validating: content, as: UTF8.self) != nil, declared(content) != "iso-2022-jp" {
      return withoutNUL(content)
    }
    // The same holds for UTF-8 that lost a byte on its way, where it is plain to see.
    if content.count(where: { $0 >= 0xC2 }) >= 20, TextDecoding.isMostlyUTF8(content[...]) {
      return withoutNUL(Array(String(decoding: content, as: UTF8.self).utf8))
    }
    if let charset = declared(content), charset != "utf-8", charset != "utf8" {
      if let text = Iconv.utf8(content, from: charset) { return withoutNUL(text) }
    }
    return withoutNUL(Array(TextDecoding.utf8OrWindows1252(content).utf8))
  }

  /// The charset of `<meta charset>` or `<meta http-equiv content>`, or of an XML declaration, in lower case.
  private static func declared(_ bytes: [UInt8]) -> String? {
    let head = bytes.prefix(prescan).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    for mark in ["charset", "encoding"] {
      let needle = Array(mark.utf8)
      var place = 0
      while place + needle.count < head.count {
        guard head[place] == needle[0], head[place..<place + needle.count].elementsEqual(needle) else {
          place += 1
          continue
        }
        place += needle.count
        while place < head.count, head[place] <= 0x20 { place += 1 }
        guard place < head.count, head[place] == UInt8(ascii: "=") else { continue }
        let value = head[(place + 1)...].drop { $0 <= 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
        let name = value.prefix { isNameByte($0) }
        if !name.isEmpty, name.count <= 24 { return String(decoding: name, as: UTF8.self) }
      }
    }
    return nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...122).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: ":")
  }

  private static func withoutNUL(_ bytes: [UInt8]) -> [UInt8] {
    bytes.contains(0) ? bytes.map { $0 == 0 ? 0x20 : $0 } : bytes
  }
}
