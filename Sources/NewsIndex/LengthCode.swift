import Glibc

/// An article's number of words in one byte, as the ranking needs it.
///
/// A sixteenth of a power of two a step: at most 2.2 % off. 0 stands for no article. Lengths of 1,024
/// neighbouring article numbers lie in one row of `length_block`, so that scoring thousands of matches reads a
/// few rows.
enum LengthCode {
  static let blockBits: Int64 = 10
  static let blockSize = 1 << 10

  static func code(for words: Int) -> UInt8 {
    UInt8(min(255, 1 + (log2(Double(max(1, words))) * 16).rounded()))
  }

  static func words(for code: UInt8) -> Double {
    code == 0 ? 0 : exp2(Double(code - 1) / 16)
  }

  static func block(of article: Int64) -> Int64 { article >> blockBits }
  static func place(of article: Int64) -> Int { Int(truncatingIfNeeded: article & (1 << blockBits - 1)) }
}
