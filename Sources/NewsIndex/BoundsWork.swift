import NewsModel
import NewsQuery

/// Works out bounds of frequent words' scores (see `ScoreBounds`), a slice at a time.
///
/// It reads through a connection of its own, so that nobody waits for it; only storing what was worked out is a
/// transaction, of some milliseconds.
final class BoundsWork {
  /// What one slice has given.
  struct Slice {
    var segment: BoundedSegment
    /// The other segments that have bounds already: those of all others mean nothing.
    var segments: [Int64]
    /// Whether the segment has no bounds yet.
    var isFirst: Bool
    /// The average length of articles that the segment's bounds are worked out for.
    var average: Double
    var bounds: [(word: String, forms: String, record: [UInt8])] = []
    /// Up to which word there are bounds now; nil where all words have theirs.
    var done: String?
  }

  /// Pages of a segment from which on a word may have enough postings in it.
  private static let leastPages: UInt64 = 64
  private static let mostWords = 2_000

  private let db: ReadConnection
  private let tokenizer = Tokenizer()

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
      var bounded: [Int64] = []
      var next: (segment: SegmentStructure.Segment, slice: Slice)?
      for segment in try index.segments() where segment.pages >= Self.leastPages {
        let identity = try BoundedSegment(segment, index)
        let known = try stored(identity)
        if known != nil { bounded.append(identity.number) }
        if known.map({ $0.done == nil }) ?? false || next != nil { continue }
        let slice = Slice(
          segment: identity, segments: [], isFirst: known == nil, average: known?.average ?? average,
          done: known?.done ?? "")
        next = (segment, slice)
      }
      guard var next else { return nil }
      next.slice.segments = bounded
      return try filled(next.slice, next.segment, index, until: ContinuousClock.now + time)
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
    let vocabulary = try db.vocabulary()
    let expansion = Expansion(vocabulary: vocabulary, tokenizer: tokenizer)
    let impact = Impact(average: slice.average, try db.articleBlocks())
    let words = try db.statement("SELECT word, id FROM word WHERE word > ?1 ORDER BY word")
    words.bind(slice.done, at: 1)
    defer { words.reset() }
    var seen = 0
    while try words.step() {
      let word = words.text(0) ?? ""
      if try vocabulary.articles(withID: words.integer(1)) >= ScoreBounds.leastPostings {
        let forms = try expansion.singleForms(of: word)
        for forms in forms == [word] ? [[word]] : [[word], forms] {
          let bounds = try bounds(of: forms, segment, index, impact)
          if let bounds { slice.bounds.append((word, forms.joined(separator: " "), bounds.record)) }
        }
      }
      slice.done = word
      seen += 1
      if slice.bounds.count >= Self.mostWords || seen % 16 == 0 && ContinuousClock.now >= end { return slice }
    }
    slice.done = nil
    return slice
  }

  /// The bounds of words that count as one.
  ///
  /// - Returns: nil where the segment has few postings of them.
  private func bounds(
    of words: [String], _ segment: SegmentStructure.Segment, _ index: IndexPages, _ impact: Impact
  ) throws(Failure) -> ScoreBounds? {
    let cursors = UnsafeMutableBufferPointer<SegmentCursor>.allocate(capacity: words.count)
    for place in words.indices { cursors.initializeElement(at: place, to: SegmentCursor(segment, index)) }
    defer {
      cursors.deinitialize()
      cursors.deallocate()
    }
    for (place, word) in words.enumerated() { try cursors[place].find(SegmentWriter.word(word)) }
    var bounds = ScoreBounds()
    var postings = 0
    while true {
      var article = Int64.max
      for place in 0..<cursors.count { article = min(article, cursors[place].number) }
      if article == .max { break }
      var frequency = 0.0
      for place in 0..<cursors.count where cursors[place].number == article {
        frequency += impact.frequency(of: cursors[place])
        try cursors[place].next()
      }
      // Where the words were taken out there is nothing to bound.
      if frequency == 0 { continue }
      bounds.append(article, score: impact.score(frequency, in: article))
      postings += 1
    }
    return postings < ScoreBounds.leastPostings ? nil : bounds
  }
}

extension Expansion {
  /// The forms of a word that are one word each, itself the first.
  fileprivate func singleForms(of word: String) throws(Failure) -> [String] {
    guard let concept = try concept(Word(text: word, range: 0..<0)) else { return [word] }
    return [word] + concept.forms.filter { $0.tokens.count == 1 && $0.tokens[0] != word }.map { $0.tokens[0] }.sorted()
  }
}
