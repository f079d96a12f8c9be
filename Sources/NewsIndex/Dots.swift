import NewsText

/// Letters with dots or a ring in a text as written.
enum Dots {
  /// Whether one of ä, ö, ü, å is among the bytes, in small letters or capitals, in one character or with a combining mark.
  static func areIn(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count > 1 else { return false }
    for at in 0..<bytes.count - 1 {
      switch (bytes[at], bytes[at + 1]) {
      case (0xC3, 0x84), (0xC3, 0x85), (0xC3, 0x96), (0xC3, 0x9C), (0xC3, 0xA4), (0xC3, 0xA5), (0xC3, 0xB6),
        (0xC3, 0xBC),
        (0xCC, 0x88):
        return true
      default: continue
      }
    }
    return false
  }

  /// The token of a word with its dots spelled out; nil where the word has other letters outside of ASCII.
  static func spelledOut(_ written: String) -> String? {
    guard let other = SpelledOutLetters.spelledOut(written), other.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    return other.lowercased()
  }
}
