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
    mark = try index.withRow(SegmentRow.page(lastPage, of: number)) { bytes throws(Failure) in
      Int64(bitPattern: Fingerprint.of(bytes))
    }
  }
}
