import CSQLite
import NewsModel

/// The connection that writes. Not for sharing: whoever has it is the one writer.
final class WriteConnection {
  let handle: OpaquePointer

  /// Milliseconds to wait for another writer.
  private static let patience: Int32 = 30_000

  /// Opens the file, which is made where it is missing.
  init(_ path: String) throws(Failure) {
    handle = try OpenedDatabase.open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, patience: Self.patience)
  }

  /// Statements that are still there keep the file open until they go.
  deinit {
    sqlite3_close_v2(handle)
  }

  /// Runs a statement to its end; what rows it gives are not looked at.
  func execute(_ sql: String) throws(Failure) {
    try RawStatement(handle, sql).run()
  }

  /// Runs `work` in a transaction that no other writer is beside; undoes it where it throws.
  func transaction<R>(_ work: () throws(Failure) -> R) throws(Failure) -> R {
    try execute("BEGIN IMMEDIATE")
    return try finish(work)
  }

  /// The same, but where there is another writer it gives nil at once.
  func transactionIfFree<R>(_ work: () throws(Failure) -> R) throws(Failure) -> R? {
    sqlite3_busy_timeout(handle, 0)
    defer { sqlite3_busy_timeout(handle, Self.patience) }
    do throws(Failure) {
      try execute("BEGIN IMMEDIATE")
    } catch {
      if error.code == .locked { return nil }
      throw error
    }
    return try finish(work)
  }

  private func finish<R>(_ work: () throws(Failure) -> R) throws(Failure) -> R {
    do throws(Failure) {
      let result = try work()
      try execute("COMMIT")
      return result
    } catch {
      // SQLite has undone it already where the disk was full or the file damaged: then this is refused, to no harm.
      sqlite3_exec(handle, "ROLLBACK", nil, nil, nil)
      throw error
    }
  }
}
