/// The bytes of a part's text as UTF-8: by its label where that can be believed, else by what they look like.
enum MailCharset {
  /// Labels that programs write without looking: what is valid UTF-8 with letters beyond ASCII is UTF-8 under them.
  private static let unreliable: Set = [
    "", "us-ascii", "ascii", "iso-8859-1", "latin1", "windows-1252", "unknown-8bit", "x-unknown", "utf-8", "utf8",
  ]

  static func utf8(_ part: MailMessage.Part, isMarkup: Bool) -> [UInt8] {
    // The direction of Hebrew and Arabic lines is part of their labels.
    let label = part.charset ?? ""
    let charset = label.hasPrefix("iso-8859-") && label.hasSuffix("-i") ? String(label.dropLast(2)) : label
    if isMarkup, charset.isEmpty, let text = try? HTMLEncoding.utf8(part.bytes, name: "") { return text }
    if unreliable.contains(charset) {
      if shiftsByEscapes(part.bytes), let text = Iconv.utf8(part.bytes, from: "iso-2022-jp") { return text }
      if String(validating: part.bytes, as: UTF8.self) != nil { return part.bytes }
    }
    if !charset.isEmpty, charset != "utf-8", charset != "utf8", !charset.contains("ascii"),
      let text = Iconv.utf8(part.bytes, from: charset)
    {
      return text
    }
    if isMarkup, let text = try? HTMLEncoding.utf8(part.bytes, name: "") { return text }
    return Array((WideText.text(part.bytes) ?? TextDecoding.narrow(part.bytes)).utf8)
  }

  /// Whether the bytes are the Japanese of mail without labels: seven bits, and `ESC $ B` or `ESC $ @` among them.
  private static func shiftsByEscapes(_ bytes: [UInt8]) -> Bool {
    guard let escape = bytes.firstIndex(of: 0x1B), escape + 2 < bytes.count else { return false }
    return bytes[escape + 1] == UInt8(ascii: "$")
      && (bytes[escape + 2] == UInt8(ascii: "B") || bytes[escape + 2] == UInt8(ascii: "@"))
      && !bytes.contains { $0 >= 0x80 }
  }
}
