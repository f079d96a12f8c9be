/// A range of articles' numbers in which each article has a small number of its own, its place.
///
/// Numbers of one day follow each other, and the next day's are far off (see `ArticleNumber`): days are put side by side, each with as
/// many places as its articles need, so that a frame holds several days of few articles, or a part of a day of many.
struct ArticleFrame {
  /// Places in a frame.
  static let size = 1 << sizeBits
  private static let sizeBits: Int64 = 12

  /// What is known of lists of postings that are to be put together.
  struct Reach {
    /// Behind the last article that is known of without reading on.
    var end = Int64.max
    /// All bits that are set in any of the numbers known.
    var bits: Int64 = 0

    mutating func join(_ other: Reach) {
      end = min(end, other.end)
      bits |= other.bits
    }
  }

  let range: Range<Int64>
  /// Lower bits of a number in the unit, a day or half of one, that the frame consists of.
  private let unitBits: Int64
  private let lowBits: Int64
  /// The number of the first unit, and of the first article in it.
  private let first: Int64
  private let start: Int64
  /// A unit has 2^shift places.
  private let shift: Int64

  /// - Parameters:
  ///   - article: the first one of the frame, below the end of both others.
  ///   - reach: what is known from it on.
  ///   - limits: the articles that are wanted at all.
  init(from article: Int64, _ reach: Reach, within limits: Range<Int64>) {
    unitBits = ArticleNumber.isUndated(reach.bits) ? ArticleNumber.halfDayBits : ArticleNumber.dayBits
    lowBits = 1 << unitBits - 1
    first = article >> unitBits
    let needed = Int64(64 - (reach.bits & lowBits).leadingZeroBitCount)
    let units: Int64
    if needed < Self.sizeBits {
      (shift, start, units) = (needed, 0, 1 << (Self.sizeBits - needed))
    } else {
      (shift, start, units) = (Self.sizeBits, article & lowBits, 1)
    }
    var end = min(reach.end, limits.upperBound)
    if first < Int64.max >> unitBits - units { end = min(end, (first + units) << unitBits) }
    if shift == Self.sizeBits, article <= .max - Int64(Self.size) { end = min(end, article + Int64(Self.size)) }
    range = article..<end
  }

  /// The place of an article of the range, below `size`.
  @inline(__always)
  func place(of article: Int64) -> UInt16 {
    let unit = article &>> unitBits &- first
    let place = unit &<< shift &+ (article & lowBits) &- start
    // Nothing that is read wrongly from a damaged page leads out of the memory.
    return UInt16(truncatingIfNeeded: place) & UInt16(Self.size - 1)
  }

  @inline(__always)
  func article(at place: UInt16) -> Int64 {
    let place = Int64(truncatingIfNeeded: place)
    return (first &+ place &>> shift) &<< unitBits | (place & (1 &<< shift &- 1) &+ start)
  }
}
