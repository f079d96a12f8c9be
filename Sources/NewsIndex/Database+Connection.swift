import GRDB
import GRDBSQLite
import NewsModel

extension Database {
  /// The open connection; a closed one is a failure, not a trap.
  func connection() throws(Failure) -> OpaquePointer {
    guard let connection = sqliteConnection else { throw Failure.closed("the index") }
    return connection
  }
}
