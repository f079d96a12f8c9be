import CSQLite

/// A connection to a database, with no more than the benchmarks need.
final class SQLite {
  private let handle: OpaquePointer

  init(_ path: String, readOnly: Bool = false) throws {
    var handle: OpaquePointer?
    let flags = readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    guard sqlite3_open_v2(path, &handle, flags, nil) == SQLITE_OK, let handle else {
      throw Problem("\(path): cannot be opened")
    }
    self.handle = handle
  }

  deinit { sqlite3_close_v2(handle) }

  func run(_ sql: String) throws {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw problem(sql) }
  }

  func statement(_ sql: String) throws -> Statement {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK, let statement else { throw problem(sql) }
    return Statement(handle: statement)
  }

  private func problem(_ sql: String) -> Problem { Problem("\(sql): \(String(cString: sqlite3_errmsg(handle)))") }

  /// A statement that is used again and again.
  final class Statement {
    fileprivate let handle: OpaquePointer

    fileprivate init(handle: OpaquePointer) { self.handle = handle }
    deinit { sqlite3_finalize(handle) }

    /// The text must last until the statement has run.
    func bind(_ text: UnsafeBufferPointer<CChar>, at place: Int32) {
      sqlite3_bind_text(handle, place, text.baseAddress, Int32(text.count), nil)
    }

    func bind(_ number: Int, at place: Int32) { sqlite3_bind_int64(handle, place, Int64(number)) }

    /// Goes through the rows and makes it ready for the next time.
    /// - Returns: How many there were.
    func run() throws -> Int {
      defer { sqlite3_reset(handle) }
      var rows = 0
      while true {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: rows += 1
        case SQLITE_DONE: return rows
        default: throw Problem("FTS5: \(String(cString: sqlite3_errmsg(sqlite3_db_handle(handle))))")
        }
      }
    }
  }
}
