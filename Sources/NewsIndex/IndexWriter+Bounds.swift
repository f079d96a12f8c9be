package import NewsModel

extension IndexWriter {
  /// Works out bounds of frequent words' scores, and lists of their frequencies, for about so long, and stores them: searches for such
  /// words then read little of their postings. For times when nothing else is to do; the transaction that stores is short.
  ///
  /// - Parameter isWanted: whether somebody waits for the writer: the slice ends then. Asked often.
  /// - Returns: whether more is to do; true, too, where another process writes and nothing could be stored.
  package func boundScores(
    within time: Duration, unless isWanted: () -> Bool = { false }
  ) throws(Failure) -> Bool {
    guard let slice = try boundsWork().slice(within: time, unless: isWanted) else { return false }
    // So little is worked out again.
    if slice.bounds.isEmpty, slice.done != nil, isWanted() { return true }
    try writeIfFree { connection throws(Failure) in
      if slice.isFirst { try dropStaleBounds(connection, beside: slice.segments) }
      let bound = try RawStatement(
        connection.handle, "INSERT OR REPLACE INTO score_bound (word, segment, forms, ranges) VALUES (?1, ?2, ?3, ?4)"
      )
      for (word, forms, record) in slice.bounds {
        bound.bind(word, at: 1)
        bound.bind(slice.segment.number, at: 2)
        bound.bind(forms, at: 3)
        bound.bind(blob: record, at: 4)
        try bound.run()
      }
      let list = try RawStatement(
        connection.handle, "INSERT OR REPLACE INTO frequency_list (forms, segment, postings) VALUES (?1, ?2, ?3)")
      for (forms, record) in slice.lists {
        list.bind(forms, at: 1)
        list.bind(slice.segment.number, at: 2)
        list.bind(blob: record, at: 3)
        try list.run()
      }
      let segment = try RawStatement(
        connection.handle,
        """
        INSERT OR REPLACE INTO bounded_segment (segment, last_page, mark, average, formula, done)
          VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        """)
      segment.bind(slice.segment.number, at: 1)
      segment.bind(slice.segment.lastPage, at: 2)
      segment.bind(slice.segment.mark, at: 3)
      segment.bind(real: slice.average, at: 4)
      segment.bind(ScoreBounds.formula, at: 5)
      segment.bind(slice.done, at: 6)
      try segment.run()
    }
    return true
  }

  /// Where all that was worked out is.
  static let boundTables = ["score_bound", "frequency_list", "bounded_segment"]

  /// Bounds of segments that have gone: their numbers are given again.
  private func dropStaleBounds(_ connection: WriteConnection, beside known: [Int64]) throws(Failure) {
    let list = known.map(String.init).joined(separator: ", ")
    for table in Self.boundTables {
      try connection.execute("DELETE FROM \(table) WHERE segment NOT IN (\(list))")
    }
  }
}
