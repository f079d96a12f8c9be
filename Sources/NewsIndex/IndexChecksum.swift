import NewsModel

/// A sum over all places of all words: the same of the texts and of the full-text index where these say the same, in whatever
/// order they are asked. The idea is that of FTS5's own integrity check, which only a connection that writes can ask for.
struct IndexChecksum: Equatable {
  private(set) var sum: UInt64 = 0
  /// Places that were counted.
  private(set) var places = 0

  /// - Parameter word: its key (see `key(of:)`).
  @inline(__always)
  mutating func add(word: UInt64, article: Int64, column: Int, place: Int) {
    let spot = UInt64(bitPattern: article) &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(column) << 48 &+ UInt64(place)
    sum &+= Self.mixed(word ^ Self.mixed(spot))
    places += 1
  }

  static func key(of word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var key = ArticleMark(of: 0)
    key.add(word)
    return key.value
  }

  /// The finalizer of SplitMix64 (Steele, Lea and Flood 2014).
  @inline(__always)
  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
