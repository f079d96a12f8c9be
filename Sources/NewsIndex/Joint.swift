/// What joins two tokens to one word.
enum Joint {
  /// A hyphen or a short dash; a long one parts sentences.
  case hyphen
  case apostrophe
  /// A soft hyphen, a joiner.
  case invisible

  /// What stands between two places of a text; nil where it is no single character of these.
  @inline(__always)
  init?(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
    switch end - start {
    case 1:
      switch text[start] {
      case UInt8(ascii: "-"): self = .hyphen
      case UInt8(ascii: "'"): self = .apostrophe
      default: return nil
      }
    case 2:
      guard text[start] == 0xC2, text[start + 1] == 0xAD else { return nil }
      self = .invisible
    case 3:
      switch (text[start], text[start + 1], text[start + 2]) {
      // U+2010 to U+2013, U+2212 minus, U+FF0D full-width hyphen.
      case (0xE2, 0x80, 0x90...0x93), (0xE2, 0x88, 0x92), (0xEF, 0xBC, 0x8D): self = .hyphen
      case (0xE2, 0x80, 0x98), (0xE2, 0x80, 0x99): self = .apostrophe
      // U+200C and U+200D, U+2060, U+FEFF. U+200B is what newsq itself parts letters with.
      case (0xE2, 0x80, 0x8C), (0xE2, 0x80, 0x8D), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF): self = .invisible
      default: return nil
      }
    default: return nil
    }
  }

  /// Whether an apostrophe belongs into a word (O’Brien, Qur’an, п’ять), and ends none (it’s, don’t, they’re).
  static func isInsideOfName(_ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>) -> Bool {
    guard !first.isEmpty, let byte = second.first else { return false }
    switch second.count {
    case 1: return byte == UInt8(ascii: "a") || byte == UInt8(ascii: "i") || byte == UInt8(ascii: "o")
    case 2: return byte >= 0x80 || !contractions.contains { $0.elementsEqual(second) }
    default: return true
    }
  }

  private static let contractions = ["re", "ve", "ll", "em"].map { Array($0.utf8) }
}
