import CSQLite
import NewsModel

/// The words of a transaction's batches that only add articles: they become one segment of the index together, and
/// their counts are written once.
///
/// A segment a batch would cost FTS5's merges, and every search a look into each; the vocabulary, too, is the same in
/// most batches.
final class GatheredWords {
  /// What a batch brings.
  struct Part {
    let vocabulary: BatchVocabulary
    let postings: Postings
    /// The articles' numbers, in the order of the postings.
    let numbers: [Int64]
    /// The number of articles, and of words in each column.
    let totals: [UInt64]
  }

  private var parts: [Part] = []

  var count: Int { parts.count }

  func append(_ part: Part) {
    parts.append(part)
  }

  /// Forgets them: their articles were not written after all.
  func removeAll() {
    parts = []
  }

  /// Writes the segment and the counts, with all that FTS5 would note of it.
  func write(_ statements: WriterStatements, _ forms: WordForms, _ memory: WriterMemory) throws(Failure) {
    if parts.isEmpty { return }
    defer { parts = [] }
    let structure = SegmentStructure(try statements.block(SegmentStructure.row))
    guard var structure, let number = structure.freeNumber else {
      throw Failure.database(path: "", code: SQLITE_CORRUPT, message: "the record of its segments has changed")
    }
    let lastPage = try writeWords(statements, forms, memory, segment: Int64(number))
    // Articles of signs alone have no words: FTS5 makes no segment for them either.
    if lastPage > 0 {
      structure.append(SegmentStructure.Segment(number: number, firstPage: 1, lastPage: UInt64(lastPage)))
      try statements.writeBlock(SegmentStructure.row, structure.record)
    }
    try writeTotals(statements)
    try merge(statements, pages: 0)
    if structure.needsMerge(after: UInt64(lastPage)) {
      // As much as FTS5 merges by itself for as many new pages.
      try merge(statements, pages: max(lastPage, 64) * Int64(structure.levels.count))
    }
  }

  /// - Returns: the number of the segment's last page.
  private func writeWords(
    _ statements: WriterStatements, _ forms: WordForms, _ memory: WriterMemory, segment: Int64
  ) throws(Failure) -> Int64 {
    let vocabulary = VocabularyWriting(statements: statements, forms: forms, memory: memory)
    var changes = VocabularyChanges()
    var writer = SegmentWriter(statements, segment: segment)
    var merge = WordMerge(parts)
    while merge.next() {
      try writer.begin(merge.bytes)
      try merge.writePostings(to: &writer)
      let (number, articles) = try count(merge, vocabulary)
      changes.count(number, articles)
    }
    for part in parts { try vocabulary.writeCompounds(part.vocabulary.compounds) }
    try vocabulary.writeCounts(changes)
    return try writer.finish()
  }

  /// The number of the word that the merge stands at, and how many articles have it. A new word gets its number, and what is
  /// new of a known one is noted.
  private func count(
    _ merge: borrowing WordMerge, _ vocabulary: VocabularyWriting
  ) throws(Failure) -> (number: Int64, articles: Int64) {
    var number: Int64?
    var articles: Int64 = 0
    var isNew = false
    for holder in 0..<merge.holderCount {
      let word = merge.word(of: holder).word
      articles += Int64(word.articles)
      if let known = vocabulary.knownNumber(of: word) { number = known } else { isNew = true }
    }
    if let number, !isNew { return (number, articles) }
    // First the part whose reader has met the word first: it has the keys.
    for keyed in [true, false] {
      for holder in 0..<merge.holderCount {
        let (part, word, place) = merge.word(of: holder)
        let batch = parts[part].vocabulary
        if batch.forms.hasKeys(of: place) == keyed { number = try vocabulary.number(of: word, at: place, in: batch) }
      }
    }
    return (number ?? 0, articles)
  }

  /// Lets FTS5 write so many pages of merged segments. It keeps the structure record in memory while no other connection
  /// writes, and gives it up when it merges: a merge of no pages is how it learns what was written past it.
  private func merge(_ statements: WriterStatements, pages: Int64) throws(Failure) {
    statements.merge.bind(pages, at: 1)
    try statements.merge.run()
  }

  /// The number of articles and of words in each column, which FTS5's own ranking asks for.
  private func writeTotals(_ statements: WriterStatements) throws(Failure) {
    let record = try statements.block(SegmentRow.totals)
    var totals = Varint.numbers(in: record[...]) ?? []
    totals += [UInt64](repeating: 0, count: max(0, 1 + Column.allCases.count - totals.count))
    for part in parts {
      for (place, count) in part.totals.enumerated() { totals[place] += count }
    }
    var bytes: [UInt8] = []
    for total in totals { Varint.append(total, to: &bytes) }
    try statements.writeBlock(SegmentRow.totals, bytes)
  }
}
