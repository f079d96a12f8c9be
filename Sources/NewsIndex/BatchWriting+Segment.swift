import NewsModel

extension BatchWriting {
  /// Postings that can become a segment of the index as they are.
  struct SegmentPlan {
    var postings: Postings
    var structure: SegmentStructure
    /// The segment's number.
    var number: UInt64
  }

  /// The plan of a batch that only adds articles, in the order its postings were made in. All other batches go through
  /// FTS5, which knows what it has to take out.
  func segmentPlan() throws(Failure) -> SegmentPlan? {
    guard let postings = batch.postings, removals.isEmpty, known.isEmpty,
      insertions.count == postings.order.count, !insertions.isEmpty,
      zip(insertions, postings.order).allSatisfy({ $0.article == $1 }),
      zip(insertions, insertions.dropFirst()).allSatisfy({ $0.id < $1.id })
    else { return nil }
    // A later FTS5 may keep its records in another form.
    guard let structure = SegmentStructure(try statements.block(SegmentStructure.row)),
      let number = structure.freeNumber
    else { return nil }
    return SegmentPlan(postings: postings, structure: structure, number: number)
  }

  /// Writes the batch's postings as one segment of the index, with all that FTS5 would note of it.
  func writeSegment(by plan: SegmentPlan) throws(Failure) {
    let lastPage = try writePages(of: plan.postings, segment: Int64(plan.number))
    var structure = plan.structure
    structure.append(SegmentStructure.Segment(number: plan.number, firstPage: 1, lastPage: UInt64(lastPage)))
    try statements.writeBlock(SegmentStructure.row, structure.record)
    try writeTotals()
    try merge(pages: 0)
    if structure.needsMerge(after: UInt64(lastPage)) {
      // As much as FTS5 merges by itself for as many new pages.
      try merge(pages: max(lastPage, 64) * Int64(structure.levels.count))
    }
  }

  /// Lets FTS5 write so many pages of merged segments. It keeps the structure record in memory while no other connection
  /// writes, and gives it up when it merges: a merge of no pages is how it learns what was written past it.
  private func merge(pages: Int64) throws(Failure) {
    statements.merge.bind(pages, at: 1)
    try statements.merge.run()
  }

  /// - Returns: the number of the last page.
  private func writePages(of postings: Postings, segment: Int64) throws(Failure) -> Int64 {
    var writer = SegmentWriter(statements, segment: segment)
    let numbers = insertions.map(\.id)
    var offset = 0
    for index in batch.sortedWords {
      let word = batch.words[index]
      try writer.begin(batch.words.bytes(of: word))
      var previous: Int64?
      for _ in 0..<word.articles {
        let posting = postings.posting(at: offset)
        try writer.append(numbers[posting.place], after: previous, places: posting.list)
        previous = numbers[posting.place]
        offset = posting.next
      }
    }
    return try writer.finish()
  }

  /// The number of articles and of words in each column, which FTS5's own ranking asks for.
  private func writeTotals() throws(Failure) {
    let record = try statements.block(Self.totalsRow)
    var totals = Varint.numbers(in: record[...]) ?? []
    totals += [UInt64](repeating: 0, count: max(0, 1 + Column.allCases.count - totals.count))
    totals[0] += UInt64(insertions.count)
    for insertion in insertions {
      for (column, words) in batch.articles[insertion.article].columns.enumerated() {
        totals[column + 1] += UInt64(words.count)
      }
    }
    var bytes: [UInt8] = []
    for total in totals { Varint.append(total, to: &bytes) }
    try statements.writeBlock(Self.totalsRow, bytes)
  }

  /// The row of `search_data` with the totals ("The Averages Record").
  private static let totalsRow: Int64 = 1

  /// The number of words in each column of an article, where FTS5 looks for it.
  func writeDocumentSize(of prepared: PreparedArticle, _ id: Int64) throws(Failure) {
    var bytes: [UInt8] = []
    for words in prepared.columns { Varint.append(UInt64(words.count), to: &bytes) }
    statements.insertSize.bind(id, at: 1)
    statements.insertSize.bind(blob: bytes, at: 2)
    try statements.insertSize.run()
  }
}
