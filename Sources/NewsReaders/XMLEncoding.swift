/// The bytes of an XML file as UTF-8: by byte order mark, by what its first line declares, by validity.
enum XMLEncoding {
  /// Encodings whose bytes are all ASCII, so that valid UTF-8 says nothing about them.
  private static let sevenBit = ["iso-2022", "utf-7", "hz-gb"]

  static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]), let text = Iconv.utf8(Array(bytes[4...]), from: "utf-32le") {
      return text
    }
    if let text = WideText.text(bytes) { return Array(text.utf8) }
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes
    let charset = declared(content)
    // Programs that rewrite a file leave its first line as it was: valid UTF-8 beyond ASCII is UTF-8.
    if String(validating: content, as: UTF8.self) != nil, !sevenBit.contains(where: { charset?.hasPrefix($0) == true })
    {
      return content
    }
    if let charset, charset != "utf-8", charset != "utf8", let text = Iconv.utf8(content, from: charset) { return text }
    return Array(TextDecoding.narrow(content).utf8)
  }

  /// The encoding of `<?xml version="1.0" encoding="…"?>`, in lower case.
  private static func declared(_ bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes.prefix(512), as: UTF8.self)
    guard let start = head.firstRange(of: "<?xml"), let end = head.firstRange(of: "?>"),
      start.upperBound <= end.lowerBound
    else { return nil }
    let line = String(head[start.upperBound..<end.lowerBound])
    guard let key = line.firstRange(of: "encoding") else { return nil }
    let value = line[key.upperBound...].drop { $0 == " " || $0 == "=" || $0 == "\"" || $0 == "'" || $0 == "\n" }
    let name = value.prefix { $0 != "\"" && $0 != "'" && $0 != " " }
    return name.isEmpty || name.utf8.count > 24 ? nil : name.lowercased()
  }
}
