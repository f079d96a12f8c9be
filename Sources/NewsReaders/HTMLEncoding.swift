import NewsModel

/// The bytes of a page as UTF-8: by byte order mark, by validity, by what the page declares where that fits, by what the
/// bytes look like.
enum HTMLEncoding {
  /// How far a declaration is looked for. The standard says 1,024 bytes; pages with long comments put it further down.
  private static let prescan = 8_192

  /// The page in UTF-8, without NUL: libxml2 takes that for the end.
  static func utf8(_ bytes: [UInt8], name: String) throws(Failure) -> [UInt8] {
    if let text = WideText.text(bytes) { return withoutNUL(Array(text.utf8)) }
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes
    // A page that is valid UTF-8 with letters beyond ASCII is UTF-8, whatever it says: no other encoding's text is.
    if String(validating: content, as: UTF8.self) != nil {
      return withoutNUL(
        TextDecoding.shifted(content).map { Array($0.utf8) } ?? TwiceEncoded.repaired(content) ?? content)
    }
    // The same holds for UTF-8 that lost a byte on its way, where it is plain to see.
    if content.count(where: { $0 >= 0xC2 }) >= 20, TextDecoding.isMostlyUTF8(content[...]) {
      return withoutNUL(Array(String(decoding: content, as: UTF8.self).utf8))
    }
    let declared = declared(content).flatMap(EncodingLabels.name)
    if let text = EncodingDetector.utf8(content[...], isMarkup: true, declared: declared) { return withoutNUL(text) }
    return withoutNUL(Array(Windows1252.text(of: content[...]).utf8))
  }

  /// The charset of `<meta charset>` or `<meta http-equiv content>`, or of an XML declaration, in lower case. Scripts and
  /// links have a charset of their own, which says nothing of the page.
  private static func declared(_ bytes: [UInt8]) -> String? {
    let head = bytes.prefix(prescan).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    var place = 0
    while let open = head[place...].firstIndex(of: UInt8(ascii: "<")) {
      let end = head[open...].firstIndex(of: UInt8(ascii: ">")) ?? head.count
      let tag = head[open..<end]
      if tag.starts(with: "<meta".utf8), let label = value(of: "charset", in: tag) { return label }
      if tag.starts(with: "<?xml".utf8), let label = value(of: "encoding", in: tag) { return label }
      place = open + 1
    }
    return nil
  }

  /// What follows `name=` in a tag.
  private static func value(of name: String, in tag: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: tag, as: UTF8.self)
    guard let range = text.firstRange(of: name) else { return nil }
    let rest = text[range.upperBound...].drop { $0 == " " }
    guard rest.first == "=" else { return nil }
    let label = rest.dropFirst().drop { $0 == " " || $0 == "\"" || $0 == "'" }.utf8.prefix(while: isNameByte)
    return label.isEmpty || label.count > 24 ? nil : String(decoding: label, as: UTF8.self)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...122).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
  }

  /// Spaces for NUL, which libxml2 takes for the end.
  static func withoutNUL(_ bytes: [UInt8]) -> [UInt8] {
    bytes.contains(0) ? bytes.map { $0 == 0 ? 0x20 : $0 } : bytes
  }
}
