/// What the texts tell of a word's being a name.
struct CapitalEvidence: OptionSet {
  let rawValue: UInt8

  /// It stood with a capital inside of a sentence.
  static let capital = CapitalEvidence(rawValue: 1)
  /// It stood in small letters.
  static let small = CapitalEvidence(rawValue: 2)

  /// Whether it tells more of a word than is known.
  @inline(__always)
  func tells(of usage: KnownWords.Usage) -> Bool {
    contains(.small) ? usage != .ordinary : contains(.capital) && usage == .open
  }

  /// The evidence of one token.
  ///
  /// - Parameters:
  ///   - end: where the token before it ends.
  ///   - start: where it starts.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, after end: Int, at start: Int) {
    let first = bytes[start]
    if first >= UInt8(ascii: "a"), first <= UInt8(ascii: "z") {
      self = .small
    } else if first >= 0x80 || first >= UInt8(ascii: "A") && first <= UInt8(ascii: "Z") {
      self.init(rawValue: Self.ofCapital(bytes, end, start))
    } else {
      self = []
    }
  }

  init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// A capital counts where a space or a hyphen parts it from the word before, perhaps a comma, too, so that no sentence begins
  /// with it, and a small letter follows it.
  @inline(never)
  private static func ofCapital(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int, _ start: Int) -> UInt8 {
    var next = start + 1
    if bytes[start] >= 0x80 {
      let (scalar, length) = Tokenizer.scalar(in: bytes, at: start)
      // Latin letters alone are names of several spellings.
      guard scalar.value < 0x250 else { return 0 }
      if scalar.properties.isLowercase { return small.rawValue }
      next = start + length
    }
    let isAfterComma = start == end + 2 && bytes[end] == UInt8(ascii: ",")
    guard end > 0, start == end + 1 || isAfterComma, bytes[start - 1] == 0x20 || bytes[start - 1] == UInt8(ascii: "-")
    else { return 0 }
    guard next < bytes.count, bytes[next] >= UInt8(ascii: "a") else { return 0 }
    return capital.rawValue
  }
}
