import GRDBSQLite

/// The article that FTS5 stands at, with the places of the query's phrases in it. Valid while FTS5 stands there.
struct MatchedArticle {
  /// An occurrence of a phrase.
  struct Place {
    /// The column, and behind it (from bit 32 down) the number of its first word in the column.
    var start: Int
    /// The place behind its last word.
    var end: Int
    var concept: Int

    static func column(_ place: Int) -> Int { place >> 32 }
  }

  let id: Int64
  private let api: UnsafePointer<Fts5ExtensionApi>
  private let context: OpaquePointer?

  init(_ api: UnsafePointer<Fts5ExtensionApi>, _ context: OpaquePointer?) {
    self.api = api
    self.context = context
    id = api.pointee.xRowid(context)
  }

  /// Calls `body` with column and place of each of a phrase's occurrences.
  @inline(__always)
  func forEachPlace(of phrase: Int, isInLead: Bool, _ body: (_ column: Int, _ place: Int) -> Void) {
    var iterator = Fts5PhraseIter()
    var column: Int32 = 0
    var place: Int32 = 0
    guard api.pointee.xPhraseFirst(context, Int32(phrase), &iterator, &column, &place) == SQLITE_OK else { return }
    while column >= 0 {
      if !isInLead || place < QueryPlan.leadWords { body(Int(column), Int(place)) }
      api.pointee.xPhraseNext(context, &iterator, &column, &place)
    }
  }

  /// Articles in the index, and words in each column of all of them: FTS5 keeps these sums.
  func totals() -> (articles: Int64, words: [Int64]) {
    var articles: Int64 = 0
    _ = api.pointee.xRowCount(context, &articles)
    let words = Column.allCases.map { column in
      var sum: Int64 = 0
      _ = api.pointee.xColumnTotalSize(context, column.rawValue, &sum)
      return sum
    }
    return (articles, words)
  }
}
