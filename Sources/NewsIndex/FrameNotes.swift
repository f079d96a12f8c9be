/// What was noted of the articles of a frame (see `ArticleFrame`), for each of its places.
struct FrameNotes {
  /// How often an article has each of some words: four bits for each slot (see `FrequentMatches`).
  typealias Known = UInt64

  /// How often the article there has each word.
  let known: UnsafeMutablePointer<Known>
  /// The sum of what that adds to its score at most (see `FrequencyShares`).
  let shares: UnsafeMutablePointer<Int16>

  init() {
    known = .allocate(capacity: ArticleFrame.size)
    shares = .allocate(capacity: ArticleFrame.size)
    clear()
  }

  func deallocate() {
    known.deallocate()
    shares.deallocate()
  }

  func clear() {
    known.initialize(repeating: 0, count: ArticleFrame.size)
    shares.initialize(repeating: 0, count: ArticleFrame.size)
  }

  /// Calls `body` with the places of the articles that have so many shares, in ascending order.
  ///
  /// - Parameter least: above 0.
  @inline(__always)
  func forEachPlace(from least: Int16, _ body: (Int) -> Void) {
    let four = UnsafeRawPointer(shares)
    let wanted = UInt64(UInt16(bitPattern: least)) &* 0x0001_0001_0001_0001
    for start in stride(from: 0, to: ArticleFrame.size, by: 4) {
      // No sum has the highest bit: it is lent to each of four, and those keep it that are not below what is wanted.
      let sums = UInt64(littleEndian: four.load(fromByteOffset: 2 &* start, as: UInt64.self))
      var reaching = ((sums | Self.highest) &- wanted) & Self.highest
      while reaching != 0 {
        body(start &+ reaching.trailingZeroBitCount &>> 4)
        reaching &= reaching &- 1
      }
    }
  }

  private static let highest: UInt64 = 0x8000_8000_8000_8000
}
