/// One key for the transcriptions of one name: Zelensky, Zelenskiy, Zelenskyy and Zelenskij share `zelensky`.
///
/// Endings of Slavic names are written in Latin letters in several ways, and which one is a matter of the
/// newsroom's style. The key writes these endings one way. It applies to words of six letters and more, so
/// that short ordinary words keep to themselves.
package enum SpellingKey {
  /// The key of a token, or nil where its spelling has no variants of this kind.
  package static func key(for token: String) -> String? {
    var token = token
    return token.withUTF8 { bytes in
      key(for: bytes).map { length in
        String(decoding: bytes[..<length], as: UTF8.self) + "y"
      }
    }
  }

  /// How many bytes of the token stand before the ending, or nil where it has none.
  package static func key(for token: UnsafeBufferPointer<UInt8>) -> Int? {
    guard token.count >= 6, token.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) else { return nil }
    let last = token[token.count - 1]
    let before = token[token.count - 2]
    let i = UInt8(ascii: "i"), j = UInt8(ascii: "j"), y = UInt8(ascii: "y")
    guard last == i || last == j || last == y else { return nil }
    // yy, iy, ij, yj, ii, yi: two signs for one ending, whatever stands before them.
    if before == i || before == y { return token.count - 2 }
    // -sky and -ski, -tsky and -cki: one sign, told apart from other words by the k before it.
    if last != j, before == UInt8(ascii: "k") {
      let third = token[token.count - 3]
      if third == UInt8(ascii: "s") || third == UInt8(ascii: "c") || third == UInt8(ascii: "z") {
        return token.count - 1
      }
    }
    return nil
  }
}
