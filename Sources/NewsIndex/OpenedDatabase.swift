import CSQLite
import NewsModel

/// What reading and writing connections have in common: how they are opened.
enum OpenedDatabase {
  /// - Parameters:
  ///   - name: a path, or, where the flags allow it, a URI.
  ///   - flags: as `sqlite3_open_v2` wants them; the connection is for one thread at a time.
  ///   - patience: milliseconds to wait for a lock.
  static func open(_ name: String, _ flags: Int32, patience: Int32) throws(Failure) -> OpaquePointer {
    var opened: OpaquePointer?
    let status = sqlite3_open_v2(name, &opened, flags | SQLITE_OPEN_NOMUTEX, nil)
    guard status == SQLITE_OK, let handle = opened else {
      let failure = opened.map { Failure.database($0) }
      sqlite3_close(opened)
      throw failure ?? Failure.database(path: name, code: status, message: "it cannot be opened")
    }
    sqlite3_busy_timeout(handle, patience)
    sqlite3_extended_result_codes(handle, 1)
    return handle
  }
}
