import CSQLite
package import NewsModel

/// Brings the commits in the log onto the disk: what is reported as indexed must survive a power cut.
///
/// With `synchronous = FULL` SQLite would do it inside each commit, and the writer would wait for the disk instead of
/// beginning the next batch. With `NORMAL` a commit leaves the log to the system, SQLite keeps the order of what it
/// writes, and whoever reports a commit syncs the log first, on another thread.
///
/// Unchecked: SQLite's own file object is asked for nothing but a sync, which reads its descriptor.
package final class LogSync: @unchecked Sendable {
  private let path: String
  private let file: UnsafeMutablePointer<sqlite3_file>

  /// - Parameter connection: one that has read or written its database, and is closed after the last `run()`.
  init(of connection: OpaquePointer, path: String) throws(Failure) {
    var file: UnsafeMutablePointer<sqlite3_file>?
    let status = withUnsafeMutablePointer(to: &file) {
      sqlite3_file_control(connection, "main", SQLITE_FCNTL_JOURNAL_POINTER, $0)
    }
    guard status == SQLITE_OK, let file, file.pointee.pMethods != nil else { throw Failure.database(connection) }
    self.path = path
    self.file = file
  }

  /// Returns when all that was committed before the call is on the disk.
  package func run() throws(Failure) {
    let status = file.pointee.pMethods.pointee.xSync(file, SQLITE_SYNC_NORMAL)
    guard status == SQLITE_OK else {
      throw Failure.database(path: path, code: status, message: "the log cannot be synced")
    }
  }
}
