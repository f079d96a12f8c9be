/// A set of articles of one frame, one bit each: lists of postings are put together a machine word at a time.
struct ArticleBits {
  /// Machine words of a set.
  static let words = ArticleFrame.size >> 6

  let frame: ArticleFrame
  private let bits: UnsafeMutablePointer<UInt64>

  /// The empty set, in memory of `words` machine words that somebody else owns.
  init(_ frame: ArticleFrame, in memory: UnsafeMutablePointer<UInt64>) {
    self.frame = frame
    bits = memory
    removeAll()
  }

  func removeAll() { bits.update(repeating: 0, count: Self.words) }

  /// Adds the article at a place.
  @inline(__always)
  func insert(_ place: UInt16) { bits[Int(place &>> 6)] |= 1 &<< UInt64(place) }

  @inline(__always)
  func remove(_ place: UInt16) { bits[Int(place &>> 6)] &= ~(1 &<< UInt64(place)) }

  /// 1 where it has the article at a place, else 0.
  @inline(__always)
  func count(of place: UInt16) -> Int { Int(bits[Int(place &>> 6)] &>> UInt64(place) & 1) }

  var isEmpty: Bool {
    var all: UInt64 = 0
    for word in 0..<Self.words { all |= bits[word] }
    return all == 0
  }

  /// Keeps what another set of the same frame has, too.
  func formIntersection(_ other: ArticleBits) {
    for word in 0..<Self.words { bits[word] &= other.bits[word] }
  }

  /// Takes in what another set of the same frame has.
  func formUnion(_ other: ArticleBits) {
    for word in 0..<Self.words { bits[word] |= other.bits[word] }
  }

  /// Calls `body` with the place of each article, in ascending order.
  @inline(__always)
  func forEachPlace(_ body: (UInt16) -> Void) {
    for word in 0..<Self.words {
      var rest = bits[word]
      while rest != 0 {
        body(UInt16(truncatingIfNeeded: word &<< 6 | rest.trailingZeroBitCount))
        rest &= rest &- 1
      }
    }
  }

  /// The first article, in ascending order, of which `isWanted` says so.
  @inline(__always)
  func first<E: Error>(where isWanted: (Int64) throws(E) -> Bool) throws(E) -> Int64? {
    for word in 0..<Self.words {
      var rest = bits[word]
      while rest != 0 {
        let article = frame.article(at: UInt16(truncatingIfNeeded: word &<< 6 | rest.trailingZeroBitCount))
        if try isWanted(article) { return article }
        rest &= rest &- 1
      }
    }
    return nil
  }

  func removeUndated() {
    forEachPlace { place in if ArticleNumber.isUndated(frame.article(at: place)) { remove(place) } }
  }
}
