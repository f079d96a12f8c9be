import CSQLite
import NewsModel

extension Failure {
  /// The last error of a connection.
  static func database(_ connection: OpaquePointer) -> Failure {
    let path = sqlite3_db_filename(connection, "main").map { String(cString: $0) } ?? ""
    return database(
      path: path, code: sqlite3_extended_errcode(connection), message: String(cString: sqlite3_errmsg(connection)))
  }

  /// The cause and the remedy that belong to one of SQLite's result codes.
  static func database(path: String, code: Int32, message: String) -> Failure {
    let subject = path.isEmpty ? "the index" : path
    switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED:
      return Failure(
        .locked, subject: subject, cause: "another process is writing to it", remedy: "try again in a moment")
    case SQLITE_FULL:
      return Failure(
        .diskFull, subject: subject, cause: "no space left on the disk",
        remedy: "make room; nothing that was indexed is lost")
    case SQLITE_IOERR:
      return Failure(
        .diskError, subject: subject, cause: "the disk refuses it (\(message), SQLite error \(code))",
        remedy: "look into the kernel's log and check the disk, then run newsq doctor; what was indexed before is kept")
    case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH:
      return Failure(
        .databaseError, subject: subject, cause: "it cannot be written (\(message))",
        remedy: "run this as the user who owns the index")
    case SQLITE_CANTOPEN:
      return Failure(
        .noIndex, subject: subject, cause: "it cannot be opened (\(message))",
        remedy: "check the path and the permissions of its folder")
    case SQLITE_NOTADB:
      return Failure(
        .wrongVersion, subject: subject, cause: "this is no SQLite database",
        remedy: "name the right file with --db, or move this one away and index again")
    case SQLITE_CORRUPT:
      return Failure(
        .wrongVersion, subject: subject, cause: "the database is damaged (\(message))",
        remedy: "run newsq doctor; newsq reindex --rebuild makes it anew from its texts")
    default:
      return Failure(
        .databaseError, subject: subject, cause: "\(message) (SQLite error \(code))",
        remedy: "check the disk; what was indexed before is kept")
    }
  }
}
