import CSQLite
import NewsModel

/// A connection that only reads, and the statements prepared on it.
///
/// By SQLite's own functions: a search is a handful of statements.
final class ReadConnection {
  let handle: OpaquePointer
  private var statements: [String: RawStatement] = [:]
  /// What SQLite calls the state of the database that was read last, and what is known of its words.
  private var state: Int64?
  private var words: Vocabulary?

  /// The lengths and languages of articles in that state.
  private var blocks: ArticleBlocks?

  /// Memory for pages, in KiB: as much as the processor's second cache holds. With ten times as much fewer pages are read again, but
  /// each one takes longer.
  private static let pageMemory = 2_000
  /// Milliseconds to wait for a lock.
  private static let patience: Int32 = 10_000

  /// - Parameters:
  ///   - name: a path, or a URI that begins with `file:`.
  ///   - setting: a statement to begin with, before SQLite looks into the file.
  init(_ name: String, setting: String? = nil) throws(Failure) {
    handle = try OpenedDatabase.open(name, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, patience: Self.patience)
    if let setting { try RawStatement(handle, setting).run() }
    try RawStatement(handle, "PRAGMA cache_size = -\(Self.pageMemory)").run()
  }

  deinit {
    // Statements go before their connection.
    (words, blocks) = (nil, nil)
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

  /// The words of the index, for questions within one state of the database: what one search has looked up the next one need
  /// not, until something is written.
  func vocabulary() throws(Failure) -> Vocabulary {
    if let words { return words }
    let vocabulary = try Vocabulary(self)
    words = vocabulary
    return vocabulary
  }

  /// Runs a question within one state of the database.
  func inOneState<R>(_ question: () throws(Failure) -> R) throws(Failure) -> R {
    try statement("BEGIN").run()
    defer {
      for statement in statements.values { statement.reset() }
      // Nothing was written: there is nothing that could fail.
      try? statement("COMMIT").run()
    }
    try notice()
    return try question()
  }

  /// A number that is another one once anything in the file has changed (sqlite.org/pragma.html#pragma_data_version).
  func version() throws(Failure) -> Int64 {
    let version = try statement("PRAGMA data_version")
    defer { version.reset() }
    return try version.step() ? version.integer(0) : 0
  }

  /// Forgets what is known of another state than the one that is read now.
  private func notice() throws(Failure) {
    let now = try version()
    if now != state { (words, blocks) = (nil, nil) }
    state = now
  }

  /// The lengths and languages of articles: what searches have read of them in the same state of the database is known.
  func articleBlocks() throws(Failure) -> ArticleBlocks {
    if let blocks {
      blocks.begin()
      return blocks
    }
    let new = try ArticleBlocks(self)
    blocks = new
    return new
  }

  /// The first number that a statement gives; 0 where it gives none.
  func number(_ sql: String) throws(Failure) -> Int {
    let statement = try RawStatement(handle, sql)
    return try statement.step() ? Int(statement.integer(0)) : 0
  }
}
