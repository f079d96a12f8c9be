import NewsModel

/// Works out bounds of frequent words' scores (see `ScoreBounds`), a slice at a time.
///
/// It reads through a connection of its own, so that nobody waits for it; only storing what was worked out is a
/// transaction, of some milliseconds.
final class BoundsWork {
  /// What one slice has given.
  struct Slice {
    var segment: BoundedSegment
    /// Whether the segment has no bounds yet.
    var isFirst: Bool
    /// The average length of articles that the segment's bounds are worked out for.
    var average: Double
    var bounds: [(word: String, record: [UInt8])] = []
    /// Up to which word there are bounds now; nil where all words have theirs.
    var done: String?
  }

  /// Pages of a segment from which on a word may have enough postings in it.
  private static let leastPages: UInt64 = 64
  private static let mostWords = 2_000

  private let db: ReadConnection

  init(_ db: ReadConnection) {
    self.db = db
  }

  /// The next slice; nil where there is nothing to do.
  func slice(within time: Duration) throws(Failure) -> Slice? {
    try db.inOneState { () throws(Failure) in
      let index = try IndexPages(db)
      let average = Ranking.averageLength(try index.totals())
      // What a merge takes away soon is not worth it.
      guard try !index.isMerging() else { return nil }
      for segment in try index.segments() where segment.lastPage - segment.firstPage + 1 >= Self.leastPages {
        let bounded = try BoundedSegment(segment, index)
        let known = try stored(bounded)
        if let known, known.done == nil { continue }
        let slice = Slice(
          segment: bounded, isFirst: known == nil, average: known?.average ?? average, done: known?.done ?? "")
        return try filled(slice, segment, index, until: ContinuousClock.now + time)
      }
      return nil
    }
  }

  private func stored(_ segment: BoundedSegment) throws(Failure) -> (average: Double, done: String?)? {
    let row = try db.statement("SELECT last_page, mark, formula, average, done FROM bounded_segment WHERE segment = ?1")
    row.bind(segment.number, at: 1)
    defer { row.reset() }
    guard try row.step(), row.integer(0) == segment.lastPage, row.integer(1) == segment.mark,
      row.integer(2) == ScoreBounds.formula
    else { return nil }
    return (row.real(3), row.text(4))
  }

  private func filled(
    _ slice: Slice, _ segment: SegmentStructure.Segment, _ index: IndexPages, until end: ContinuousClock.Instant
  ) throws(Failure) -> Slice {
    var slice = slice
    let vocabulary = try Vocabulary(db)
    let impact = Impact(average: slice.average, try db.articleBlocks())
    let words = try db.statement("SELECT word, id FROM word WHERE word > ?1 ORDER BY word")
    words.bind(slice.done, at: 1)
    defer { words.reset() }
    var seen = 0
    while try words.step() {
      let word = words.text(0) ?? ""
      if try vocabulary.articles(withID: words.integer(1)) >= ScoreBounds.leastPostings {
        let bounds = try bounds(of: word, segment, index, impact)
        if let bounds { slice.bounds.append((word, bounds.record)) }
      }
      slice.done = word
      seen += 1
      if slice.bounds.count >= Self.mostWords || seen % 16 == 0 && ContinuousClock.now >= end { return slice }
    }
    slice.done = nil
    return slice
  }

  /// - Returns: nil where the segment has few postings of the word.
  private func bounds(
    of word: String, _ segment: SegmentStructure.Segment, _ index: IndexPages, _ impact: Impact
  ) throws(Failure) -> ScoreBounds? {
    var cursor = SegmentCursor(segment, index)
    try cursor.find(SegmentWriter.word(word))
    var bounds = ScoreBounds()
    var postings = 0
    while cursor.number != .max {
      if !cursor.isTakenOut {
        bounds.append(cursor.number, score: impact.score(of: cursor))
        postings += 1
      }
      try cursor.next()
    }
    return postings < ScoreBounds.leastPostings ? nil : bounds
  }
}
