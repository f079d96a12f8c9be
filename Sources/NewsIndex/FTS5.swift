import CSQLite
import NewsModel

/// The extension interface of FTS5, as one connection offers it.
struct FTS5 {
  let api: UnsafeMutablePointer<fts5_api>

  /// The interface of an open connection, asked for as FTS5's documentation describes it (section 7).
  init(_ connection: OpaquePointer) throws(Failure) {
    var api: UnsafeMutablePointer<fts5_api>?
    let statement = try RawStatement(connection, "SELECT fts5(?1)")
    let bound = withUnsafeMutablePointer(to: &api) { pointer in
      sqlite3_bind_pointer(statement.handle, 1, pointer, Self.pointerType, nil) == SQLITE_OK
        && sqlite3_step(statement.handle) == SQLITE_ROW
    }
    guard bound, let api else { throw Failure.database(connection) }
    self.api = api
  }

  /// The type's name, which SQLite compares as a C string and keeps no copy of.
  private static var pointerType: UnsafePointer<CChar> {
    let name: StaticString = "fts5_api_ptr"
    return UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
  }

  /// A tokenizer as this connection knows it by name: its functions and the context to create one with.
  func tokenizer(named name: String) -> (functions: fts5_tokenizer, context: UnsafeMutableRawPointer?)? {
    var functions = fts5_tokenizer()
    var context: UnsafeMutableRawPointer?
    guard api.pointee.xFindTokenizer(api, name, &context, &functions) == SQLITE_OK else { return nil }
    return (functions, context)
  }
}
