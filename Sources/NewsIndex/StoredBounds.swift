import CSQLite
import NewsModel

/// The bounds of words' scores as the database has them, for one search.
final class StoredBounds {
  private let read: RawStatement
  /// By how much the bounds of each segment may be exceeded; segments that are not the ones the bounds are of are not in it.
  private var factors: [Int64: Double] = [:]

  /// - Parameter average: the average length of all articles.
  init(_ db: ReadConnection, _ index: IndexPages, average: Double) throws(Failure) {
    read = try db.statement("SELECT segment, ranges FROM score_bound WHERE word = ?1")
    let segments = try db.statement("SELECT segment, last_page, mark, average, formula FROM bounded_segment")
    defer { segments.reset() }
    var current: [Int64: SegmentStructure.Segment] = [:]
    for segment in try index.segments() { current[Int64(segment.number)] = segment }
    while try segments.step() {
      guard let segment = current[segments.integer(0)], Int64(segment.lastPage) == segments.integer(1),
        segments.integer(4) == ScoreBounds.formula, try BoundedSegment(segment, index).mark == segments.integer(2)
      else { continue }
      factors[segments.integer(0)] = ScoreBounds.factor(from: segments.real(3), to: average)
    }
  }

  var isEmpty: Bool { factors.isEmpty }

  /// The bounds of a word in each segment that has some stored, with the factor that they are to be multiplied by.
  func bounds(of word: String) throws(Failure) -> [Int64: (bounds: ScoreBounds, factor: Double)] {
    read.bind(word, at: 1)
    defer { read.reset() }
    var found: [Int64: (bounds: ScoreBounds, factor: Double)] = [:]
    while try read.step() {
      let segment = read.integer(0)
      guard let factor = factors[segment],
        let bounds = read.withBlob(1, { ScoreBounds($0) }) ?? nil
      else { continue }
      found[segment] = (bounds, factor)
    }
    return found
  }
}
