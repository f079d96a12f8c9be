/// Texts without anything that a terminal would obey, trimmed.
enum CleanText {
  /// A text of many lines: control characters other than line ends and tabs removed, ends trimmed.
  static func text(_ text: String) -> String {
    trimmed(mayHoldControls(text) ? withoutControls(text) : text)
  }

  private static func mayHoldControls(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var at = 0
      while at < bytes.count {
        // Eight bytes at a time; the few pieces that are not plain are looked at one by one.
        if at + 8 <= bytes.count {
          let piece = UnsafeRawPointer(bytes.baseAddress! + at).loadUnaligned(as: UInt64.self)
          if isPlain(piece) {
            at += 8
            continue
          }
        }
        let end = min(at + 8, bytes.count)
        while at < end {
          if isControl(bytes, at) { return true }
          at += 1
        }
      }
      return false
    }
  }

  /// Whether eight bytes are all between 20 and 7E: no subtraction of 20 borrows, and no addition of 1 sets a high bit.
  @inline(__always)
  private static func isPlain(_ bytes: UInt64) -> Bool {
    let low = (bytes &- 0x2020_2020_2020_2020) & ~bytes
    let high = (bytes &+ 0x0101_0101_0101_0101) | bytes
    return (low | high) & 0x8080_8080_8080_8080 == 0
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

  /// Control characters other than line feed and tab: C0, DEL, and C1, which in UTF-8 is C2 and a byte below A0.
  @inline(__always)
  private static func isControl(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    let byte = bytes[at]
    if byte >= 0x20, byte < 0x7F { return false }
    if byte < 0x20 { return byte != 0x0A && byte != 0x09 }
    return byte == 0x7F || (byte == 0xC2 && at + 1 < bytes.count && bytes[at + 1] < 0xA0)
  }

  /// The text without them; what ends a line (CR, CR LF, NEL) becomes a line feed.
  private static func withoutControls(_ text: String) -> String {
    var text = text
    return text.withUTF8 { bytes in
      String(unsafeUninitializedCapacity: bytes.count) { out in
        var filled = 0
        func put(_ byte: UInt8) {
          out[filled] = byte
          filled += 1
        }
        var at = 0
        while at < bytes.count {
          let byte = bytes[at]
          if !isControl(bytes, at) {
            let endsReturn = byte == 0x0A && at > 0 && bytes[at - 1] == 0x0D
            if !endsReturn { put(byte) }
          } else if byte == 0x0D || (byte == 0xC2 && bytes[at + 1] == 0x85) {
            put(0x0A)
          }
          at += byte == 0xC2 && isControl(bytes, at) ? 2 : 1
        }
        return filled
      }
    }
  }
}
