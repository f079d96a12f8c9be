import CSQLite

/// How many pages the log has after the last commit, as SQLite reports it.
///
/// Unchecked: SQLite's hook writes it inside a commit, and the writer reads it behind that commit, both on the
/// connection's own queue.
final class LogLength: @unchecked Sendable {
  private(set) var pages: Int32 = 0

  /// The log was emptied, or is begun anew.
  func forget() { pages = 0 }

  /// What the log has before the first commit.
  func begin(with pages: Int32) { self.pages = pages }

  /// Begins to watch a connection, which must be closed before this object goes.
  func watch(_ connection: OpaquePointer) {
    sqlite3_wal_hook(
      connection,
      { context, _, _, pages in
        guard let context else { return SQLITE_OK }
        Unmanaged<LogLength>.fromOpaque(context).takeUnretainedValue().pages = pages
        return SQLITE_OK
      }, Unmanaged.passUnretained(self).toOpaque())
  }
}
