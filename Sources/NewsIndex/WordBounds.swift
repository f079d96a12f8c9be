import NewsModel

/// The most that a word can add to articles' scores, all segments together.
struct WordBounds {
  struct Part {
    var numbers: Range<Int64>
    var most: Double
  }

  private(set) var parts: [Part] = []

  /// Bytes of a list of postings without stored bounds up to which it is read for them.
  private static let mostBytes = 4 * SegmentWriter.pageSize
  /// Postings in one range then.
  private static let rangeLength = 16

  /// - Returns: nil where there are too many postings without bounds.
  init?(
    of token: String, _ stored: StoredBounds, _ index: IndexPages, impact: Impact
  ) throws(Failure) {
    let known = try stored.bounds(of: token)
    let word = SegmentWriter.word(token)
    for segment in try index.segments() {
      if let (bounds, factor) = known[Int64(segment.number)] {
        for range in bounds.ranges {
          parts.append(Part(numbers: range.numbers, most: ScoreBounds.score(range.bound) * factor))
        }
        continue
      }
      var cursor = SegmentCursor(segment, index)
      try cursor.find(word)
      if cursor.number == .max { continue }
      guard try cursor.listBytes() <= Self.mostBytes else { return nil }
      var bounds = ScoreBounds()
      while cursor.number != .max {
        if !cursor.isTakenOut {
          bounds.append(cursor.number, score: impact.score(of: cursor), rangeLength: Self.rangeLength)
        }
        try cursor.next()
      }
      parts += bounds.ranges.map { Part(numbers: $0.numbers, most: ScoreBounds.score($0.bound)) }
    }
  }
}
