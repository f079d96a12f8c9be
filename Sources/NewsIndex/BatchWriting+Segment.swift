import NewsModel

extension BatchWriting {
  /// Whether the batch's postings can become a part of a segment as they are: where it only adds articles, in the order
  /// its postings were made in. All other batches go through FTS5, which knows what it has to take out.
  func canBeGathered() throws(Failure) -> Bool {
    guard let postings = batch.postings, removals.isEmpty, known.isEmpty,
      insertions.count == postings.order.count, !insertions.isEmpty,
      zip(insertions, postings.order).allSatisfy({ $0.article == $1 }),
      zip(insertions, insertions.dropFirst()).allSatisfy({ $0.id < $1.id })
    else { return false }
    // A later FTS5 may keep its records in another form.
    return SegmentStructure(try statements.block(SegmentStructure.row))?.freeNumber != nil
  }

  /// Leaves the words to be written with those of the transaction's other batches.
  func gather() {
    guard let postings = batch.postings else { return }
    var totals = [UInt64](repeating: 0, count: 1 + Column.allCases.count)
    totals[0] = UInt64(insertions.count)
    for insertion in insertions {
      for (column, words) in batch.articles[insertion.article].columns.enumerated() {
        totals[column + 1] += UInt64(words.count)
      }
    }
    gathered.append(
      GatheredWords.Part(
        vocabulary: batch.vocabulary, postings: postings, numbers: insertions.map(\.id), totals: totals))
  }

  /// The number of words in each column of an article, where FTS5 looks for it.
  func writeDocumentSize(of prepared: PreparedArticle, _ id: Int64) throws(Failure) {
    var bytes: [UInt8] = []
    for words in prepared.columns { Varint.append(UInt64(words.count), to: &bytes) }
    statements.insertSize.bind(id, at: 1)
    statements.insertSize.bind(blob: bytes, at: 2)
    try statements.insertSize.run()
  }
}
