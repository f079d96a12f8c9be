import CSQLite

/// How many pages the log has after the last commit, and how many came to it, as SQLite reports it.
///
/// Unchecked: SQLite's hook writes it inside a commit, and the writer reads it behind that commit, both on the
/// connection's own queue.
final class LogLength: @unchecked Sendable {
  private(set) var pages: Int32 = 0
  private var connection: OpaquePointer?

  /// The log was emptied, or is begun anew.
  func forget() {
    pages = 0
    _ = takeAdded()
  }

  /// What the log has before the first commit.
  func begin(with pages: Int32) {
    self.pages = pages
    _ = takeAdded()
  }

  /// Pages that were written to the log since this was asked for the last time, whether it was begun anew meanwhile or not.
  func takeAdded() -> Int32 {
    var (added, most): (Int32, Int32) = (0, 0)
    sqlite3_db_status(connection, SQLITE_DBSTATUS_CACHE_WRITE, &added, &most, 1)
    return added
  }

  /// Begins to watch a connection, which must be closed before this object goes.
  func watch(_ connection: OpaquePointer) {
    self.connection = connection
    sqlite3_wal_hook(
      connection,
      { context, _, _, pages in
        guard let context else { return SQLITE_OK }
        Unmanaged<LogLength>.fromOpaque(context).takeUnretainedValue().pages = pages
        return SQLITE_OK
      }, Unmanaged.passUnretained(self).toOpaque())
  }
}
