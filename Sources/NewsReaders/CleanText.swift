/// Texts without anything that a terminal would obey, trimmed.
enum CleanText {
  /// A text of many lines: control characters other than line ends and tabs removed, ends trimmed.
  static func text(_ text: String) -> String {
    trimmed(mayHoldControls(text) ? withoutControls(text) : text)
  }

  private static func mayHoldControls(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      for byte in bytes where isSuspect(byte) { return true }
      return false
    }
  }

  /// A text of one line: white space of any kind is one space. Nil where nothing is left.
  static func line(_ text: String?) -> String? {
    guard let text else { return nil }
    let clean = Self.text(text)
    if !needsFolding(clean) { return clean.isEmpty ? nil : clean }
    var result = ""
    result.reserveCapacity(clean.utf8.count)
    var gap = false
    for scalar in clean.unicodeScalars {
      if scalar.properties.isWhitespace {
        gap = true
      } else {
        if gap { result.unicodeScalars.append(" ") }
        gap = false
        result.unicodeScalars.append(scalar)
      }
    }
    return result.isEmpty ? nil : result
  }

  /// Whether there may be white space other than single spaces.
  private static func needsFolding(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var before: UInt8 = 0
      for byte in bytes {
        // Spaces outside of ASCII begin with these bytes: U+00A0, U+1680, U+2000…, U+3000.
        if byte < 0x20 || (byte == 0x20 && before == 0x20) || byte == 0xC2 || (0xE1...0xE3).contains(byte) {
          return true
        }
        before = byte
      }
      return false
    }
  }

  /// White space taken off both ends, byte order marks too.
  static func trimmed(_ text: String) -> String {
    func isEdge(_ scalar: Unicode.Scalar) -> Bool {
      scalar.value <= 0x20 || scalar == "\u{FEFF}" || (scalar.value > 0x7F && scalar.properties.isWhitespace)
    }
    if let first = text.utf8.first, let last = text.utf8.last, (0x21...0x7E).contains(first),
      (0x21...0x7E).contains(last)
    {
      return text
    }
    let scalars = text.unicodeScalars
    guard let start = scalars.firstIndex(where: { !isEdge($0) }), let last = scalars.lastIndex(where: { !isEdge($0) })
    else { return "" }
    if start == scalars.startIndex, scalars.index(after: last) == scalars.endIndex { return text }
    return String(scalars[start...last])
  }

  /// Bytes that are, or may begin, a control character: C0, DEL, and the lead byte of C1 in UTF-8.
  private static func isSuspect(_ byte: UInt8) -> Bool {
    byte < 0x20 ? byte != 0x0A && byte != 0x09 : byte == 0x7F || byte == 0xC2
  }

  private static func withoutControls(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    var lastWasReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\r": result.unicodeScalars.append("\n")
      case "\n" where lastWasReturn: break
      case "\n", "\t": result.unicodeScalars.append(scalar)
      case "\u{85}": result.unicodeScalars.append("\n")
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": break
      default: result.unicodeScalars.append(scalar)
      }
      lastWasReturn = scalar == "\r"
    }
    return result
  }
}
