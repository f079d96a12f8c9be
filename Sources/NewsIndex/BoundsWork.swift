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
    /// How often words that count as one occur in each article.
    var lists: [String: [UInt8]] = [:]
    /// Up to which word there are bounds now; nil where all words have theirs.
    var done: String?

    /// Whether storing it takes as long as it should take at most.
    var isFull: Bool {
      bounds.count >= BoundsWork.mostWords || lists.values.reduce(0) { $0 + $1.count } >= BoundsWork.mostBytes
    }
  }

  /// Pages of a segment from which on a word may have enough postings in it.
  private static let leastPages: UInt64 = 64
  private static let mostWords = 2_000
  /// A word that one in so many articles has, with its forms, has a list of its frequencies.
  private static let leastShare: Int64 = 12
  /// Bytes of such lists in one slice.
  private static let mostBytes = 1 << 20

  private let db: ReadConnection
  private let tokenizer = Tokenizer()

  init(_ db: ReadConnection) {
    self.db = db
  }

  /// The next slice; nil where there is nothing to do.
  ///
  /// - Parameter isWanted: whether somebody waits: the slice ends then. Asked often.
  func slice(within time: Duration, unless isWanted: () -> Bool) throws(Failure) -> Slice? {
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
      let end = ContinuousClock.now + time
      return try filled(next.slice, next.segment, index, isWanted) { isWanted() || ContinuousClock.now >= end }
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
    _ slice: Slice, _ segment: SegmentStructure.Segment, _ index: IndexPages, _ isWanted: () -> Bool,
    until isTimeUp: () -> Bool
  ) throws(Failure) -> Slice {
    var slice = slice
    let vocabulary = try db.vocabulary()
    let expansion = Expansion(vocabulary: vocabulary, tokenizer: tokenizer)
    let impact = Impact(average: slice.average, try db.articleBlocks())
    let words = try db.statement("SELECT word, id FROM word WHERE word > ?1 ORDER BY word")
    words.bind(slice.done, at: 1)
    defer { words.reset() }
    while try words.step() {
      let word = words.text(0) ?? ""
      if try vocabulary.articles(withID: words.integer(1)) >= ScoreBounds.leastPostings {
        let forms = try expansion.forms(of: word)
        for family in forms.count == 1 ? [forms] : [[[word]], forms] {
          guard let found = try WordFrequencies(of: family, in: segment, index, unless: isWanted) else { return slice }
          guard found.articles.count >= ScoreBounds.leastPostings else { continue }
          let names = family.map(StoredBounds.name)
          slice.bounds.append((word, names.joined(separator: " "), ScoreBounds(found, impact).record))
          if family.count == forms.count, try areFrequent(family, vocabulary) {
            try list(found, of: names, in: &slice)
          }
        }
      }
      slice.done = word
      if slice.isFull || isTimeUp() { return slice }
    }
    slice.done = nil
    return slice
  }

  /// Adds the list of a family, unless it is known already by another of its words.
  private func list(_ found: WordFrequencies, of family: [String], in slice: inout Slice) throws(Failure) {
    let key = StoredBounds.key(family)
    let row = try db.statement("SELECT 1 FROM frequency_list WHERE forms = ?1 AND segment = ?2")
    row.bind(key, at: 1)
    row.bind(slice.segment.number, at: 2)
    defer { row.reset() }
    // Those of another segment that had its number go when the first slice is stored.
    let isStored = try row.step() && !slice.isFirst
    if slice.lists[key] == nil, !isStored { slice.lists[key] = FrequencyList.record(found) }
  }

  /// Whether so many articles have one of some forms that a list of their frequencies is worth its bytes.
  private func areFrequent(_ forms: [[String]], _ vocabulary: Vocabulary) throws(Failure) -> Bool {
    var articles: Int64 = 0
    for form in forms where form.count == 1 { articles += try vocabulary.articles(with: form[0]) ?? 0 }
    return articles * Self.leastShare >= vocabulary.articles
  }
}

extension Expansion {
  /// The forms of a word whose words follow each other, itself the first.
  fileprivate func forms(of word: String) throws(Failure) -> [[String]] {
    let forms = try concept(Word(text: word, range: 0..<0))?.forms ?? []
    let others = forms.filter { !$0.isPrefix && ($0.tokens.count == 1 || $0.slop == nil) && $0.tokens != [word] }
    return [[word]]
      + others.map(\.tokens).sorted { ($0.count, StoredBounds.name($0)) < ($1.count, StoredBounds.name($1)) }
  }
}
