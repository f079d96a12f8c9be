import CSQLite

/// The SQLite that this program runs with.
package enum SQLiteLibrary {
  package static var version: String { String(cString: sqlite3_libversion()) }

  /// What newsq needs of it and it was built without; empty where all is there.
  package static var missing: [String] {
    var missing: [String] = []
    if sqlite3_libversion_number() < 3_040_000 { missing.append("version 3.40") }
    if sqlite3_compileoption_used("ENABLE_FTS5") == 0 { missing.append("FTS5 (ENABLE_FTS5)") }
    if sqlite3_threadsafe() == 0 { missing.append("use by several threads (THREADSAFE)") }
    if sqlite3_compileoption_used("OMIT_WAL") != 0 { missing.append("the write-ahead log (OMIT_WAL)") }
    return missing
  }
}
