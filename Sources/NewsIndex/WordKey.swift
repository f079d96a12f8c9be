/// What a word is looked up by: its first sixteen bytes, and a hash of all of them.
///
/// Of two words that are not longer than these, equal keys mean equal words; of longer ones, as good as that.
struct WordKey: Hashable {
  /// The first sixteen bytes as two little-endian numbers, zeros behind a shorter word.
  let low: UInt64
  let high: UInt64
  let hash: UInt64

  /// - Parameters:
  ///   - token: a word with sixteen bytes or more of memory behind its beginning, zeros behind its end.
  ///   - seed: the process's, which whoever makes many keys has at hand.
  @inline(__always)
  init(padded token: UnsafeBufferPointer<UInt8>, seed: UInt64 = Self.seed) {
    let start = UnsafeRawPointer(token.baseAddress!)
    low = start.loadUnaligned(as: UInt64.self)
    high = start.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
    var hash = Self.mixed(low ^ seed, high ^ UInt64(token.count))
    if token.count > 16 { for byte in token[16...] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 } }
    self.hash = hash
  }

  /// The key of a word that stands anywhere.
  init(_ word: String) {
    let padded = Array(word.utf8) + [UInt8](repeating: 0, count: 16)
    self = padded.withUnsafeBufferPointer { WordKey(padded: UnsafeBufferPointer(rebasing: $0.dropLast(16))) }
  }

  /// Another one in each process, so that nobody can write words whose hashes are equal.
  static let seed = UInt64.random(in: 0...UInt64.max)

  func hash(into hasher: inout Hasher) {
    hasher.combine(hash)
  }

  /// The multiplication of wyhash: both halves of the product, one upon the other.
  @inline(__always)
  private static func mixed(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b ^ 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
  }
}
