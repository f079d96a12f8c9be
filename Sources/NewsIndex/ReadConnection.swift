import CSQLite
import NewsModel

/// A connection that only reads, and the statements prepared on it.
///
/// By SQLite's own functions: a search is a handful of statements.
final class ReadConnection {
  let handle: OpaquePointer
  private var statements: [String: RawStatement] = [:]

  /// The lengths of articles as one state of the database has them, and that state.
  private var blocks: (of: ArticleBlocks, version: Int)?

  /// Milliseconds to wait for a lock.
  private static let patience: Int32 = 10_000

  /// - Parameter name: a path, or a URI that begins with `file:`.
  init(_ name: String) throws(Failure) {
    handle = try OpenedDatabase.open(name, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, patience: Self.patience)
    // In KiB; taken as it is needed. What a search reads is read again by the next one of a batch.
    try RawStatement(handle, "PRAGMA cache_size = -16000").run()
  }

  deinit {
    // Statements go before their connection.
    blocks = nil
    statements = [:]
    sqlite3_close_v2(handle)
  }

  /// A statement that was prepared before, where it was: for questions that are asked in every search. Who has it last has it
  /// alone.
  func statement(_ sql: String) throws(Failure) -> RawStatement {
    if let known = statements[sql] {
      known.reset()
      return known
    }
    let statement = try RawStatement(handle, sql)
    statements[sql] = statement
    return statement
  }

  /// Runs a question within one state of the database.
  func inOneState<R>(_ question: () throws(Failure) -> R) throws(Failure) -> R {
    try RawStatement(handle, "BEGIN").run()
    defer {
      for statement in statements.values { statement.reset() }
      // Nothing was written: there is nothing that could fail.
      sqlite3_exec(handle, "COMMIT", nil, nil, nil)
    }
    return try question()
  }

  /// The lengths and languages of articles: what searches have read of them in the same state of the database is known.
  func articleBlocks() throws(Failure) -> ArticleBlocks {
    let row = try statement("PRAGMA data_version")
    let version = try row.step() ? Int(row.integer(0)) : 0
    row.reset()
    if let blocks, blocks.version == version {
      blocks.of.begin()
      return blocks.of
    }
    let new = try ArticleBlocks(self)
    blocks = (new, version)
    return new
  }

  /// The first number that a statement gives; 0 where it gives none.
  func number(_ sql: String) throws(Failure) -> Int {
    let statement = try RawStatement(handle, sql)
    return try statement.step() ? Int(statement.integer(0)) : 0
  }
}
