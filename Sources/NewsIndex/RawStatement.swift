import CSQLite
import NewsModel

/// A prepared statement: one of these runs for each word or article.
///
/// Texts are bound without a copy: what is bound must stay in place until the next `step()` has returned.
final class RawStatement {
  let handle: OpaquePointer
  private let connection: OpaquePointer

  init(_ connection: OpaquePointer, _ sql: String) throws(Failure) {
    var handle: OpaquePointer?
    guard sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil) == SQLITE_OK,
      let handle
    else { throw Failure.database(connection) }
    self.handle = handle
    self.connection = connection
  }

  deinit {
    sqlite3_finalize(handle)
  }

  func bind(_ value: Int64, at index: Int32) {
    sqlite3_bind_int64(handle, index, value)
  }

  func bind(real value: Double, at index: Int32) {
    sqlite3_bind_double(handle, index, value)
  }

  func bind(_ value: Int64?, at index: Int32) {
    if let value { sqlite3_bind_int64(handle, index, value) } else { sqlite3_bind_null(handle, index) }
  }

  func bind(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int32) {
    bytes.withMemoryRebound(to: CChar.self) { characters in
      // An empty buffer may have no address, which would bind NULL.
      guard let address = characters.baseAddress else {
        sqlite3_bind_text(handle, index, "", 0, nil)
        return
      }
      _ = sqlite3_bind_text(handle, index, address, Int32(characters.count), nil)
    }
  }

  /// Binds a copy of a short text.
  func bind(_ text: String?, at index: Int32) {
    guard var text else {
      sqlite3_bind_null(handle, index)
      return
    }
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        guard let address = characters.baseAddress else {
          sqlite3_bind_text(handle, index, "", 0, nil)
          return
        }
        _ = sqlite3_bind_text(handle, index, address, Int32(characters.count), Self.copied)
      }
    }
  }

  func bind(blob bytes: [UInt8]?, at index: Int32) {
    guard let bytes else {
      sqlite3_bind_null(handle, index)
      return
    }
    bytes.withUnsafeBytes {
      // No address would bind NULL.
      _ = sqlite3_bind_blob(handle, index, $0.baseAddress ?? UnsafeRawPointer(handle), Int32($0.count), Self.copied)
    }
  }

  /// Binds bytes without a copy.
  func bind(blob bytes: UnsafeBufferPointer<UInt8>, at index: Int32) {
    // No address would bind NULL.
    let address = UnsafeRawPointer(bytes.baseAddress) ?? UnsafeRawPointer(handle)
    sqlite3_bind_blob(handle, index, address, Int32(bytes.count), nil)
  }

  /// Runs to the next row: true where there is one, false at the end.
  func step() throws(Failure) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default:
      let failure = Failure.database(connection)
      sqlite3_reset(handle)
      throw failure
    }
  }

  /// Runs a statement that gives no rows and makes it ready for the next time.
  func run() throws(Failure) {
    while try step() {}
    sqlite3_reset(handle)
  }

  /// Runs a statement with a long text, which is bound without a copy and let go afterwards.
  func run(binding text: String, at index: Int32) throws(Failure) {
    var text = text
    let result: Result<Void, Failure> = text.withUTF8 { bytes in
      bind(bytes, at: index)
      return Result { () throws(Failure) in try run() }
    }
    sqlite3_bind_null(handle, index)
    try result.get()
  }

  func reset() {
    sqlite3_reset(handle)
  }

  func integer(_ column: Int32) -> Int64 {
    sqlite3_column_int64(handle, column)
  }

  func optionalInteger(_ column: Int32) -> Int64? {
    sqlite3_column_type(handle, column) == SQLITE_NULL ? nil : integer(column)
  }

  func text(_ column: Int32) -> String? {
    guard let bytes = sqlite3_column_text(handle, column) else { return nil }
    return String(decoding: UnsafeBufferPointer(start: bytes, count: byteCount(column)), as: UTF8.self)
  }

  /// Hands the text's bytes to `body`, without a copy; nil for NULL.
  func withText<R>(_ column: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R? {
    guard let bytes = sqlite3_column_text(handle, column) else { return nil }
    return body(UnsafeBufferPointer(start: bytes, count: byteCount(column)))
  }

  func blob(_ column: Int32) -> [UInt8]? {
    guard let bytes = sqlite3_column_blob(handle, column) else { return nil }
    return [UInt8](UnsafeRawBufferPointer(start: bytes, count: byteCount(column)))
  }

  /// Hands the blob's bytes to `body`, without a copy; nil for NULL and for none.
  func withBlob<R>(_ column: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R? {
    guard let bytes = sqlite3_column_blob(handle, column) else { return nil }
    return body(UnsafeBufferPointer(start: bytes.assumingMemoryBound(to: UInt8.self), count: byteCount(column)))
  }

  func real(_ column: Int32) -> Double {
    sqlite3_column_double(handle, column)
  }

  private func byteCount(_ column: Int32) -> Int {
    Int(sqlite3_column_bytes(handle, column))
  }

  /// SQLITE_TRANSIENT: SQLite makes its own copy.
  private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
}
