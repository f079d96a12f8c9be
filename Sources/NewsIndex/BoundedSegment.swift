import NewsModel

/// A segment of FTS5's index for whose words bounds are stored (see `ScoreBounds`), and by what it is known: numbers are given
/// again when a segment has gone.
struct BoundedSegment: Equatable {
  var number: Int64
  var lastPage: Int64
  /// A hash of its last page.
  var mark: Int64

  init(_ segment: SegmentStructure.Segment, _ index: IndexPages) throws(Failure) {
    number = Int64(segment.number)
    lastPage = Int64(segment.lastPage)
    mark = try index.withRow(number << 37 | lastPage) { bytes throws(Failure) in Self.hash(bytes) }
  }

  /// FNV-1a (Fowler, Noll, Vo), 64 bits.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int64(bitPattern: hash)
  }
}
