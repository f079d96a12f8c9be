package import NewsModel

extension IndexWriter {
  /// Works out bounds of frequent words' scores for about so long, and stores them: searches for such words then read little of
  /// their postings. For times when nothing else is to do; the transaction that stores is short.
  ///
  /// - Returns: whether more is to do.
  package func boundScores(within time: Duration) throws(Failure) -> Bool {
    guard let slice = try boundsWork().slice(within: time) else { return false }
    try write { connection throws(Failure) in
      if slice.isFirst {
        // Bounds that are stored under its number are of a segment that has gone.
        let stale = try RawStatement(connection.handle, "DELETE FROM score_bound WHERE segment = ?1")
        stale.bind(slice.segment.number, at: 1)
        try stale.run()
      }
      let bound = try RawStatement(
        connection.handle, "INSERT OR REPLACE INTO score_bound (word, segment, ranges) VALUES (?1, ?2, ?3)")
      for (word, record) in slice.bounds {
        bound.bind(word, at: 1)
        bound.bind(slice.segment.number, at: 2)
        bound.bind(blob: record, at: 3)
        try bound.run()
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
      segment.bind(slice.average, at: 4)
      segment.bind(ScoreBounds.formula, at: 5)
      segment.bind(slice.done, at: 6)
      try segment.run()
    }
    return true
  }
}
