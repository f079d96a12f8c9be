import NewsModel

extension Journal {
  /// Reads the journal of an open database.
  init(_ connection: OpaquePointer) throws(Failure) {
    var entries: [String: JournalEntry] = [:]
    try Self.forEachEntry(connection) { entries[$0.path] = $0 }
    self.init(entries)
  }

  /// Hands over one entry after the other.
  static func forEachEntry(_ connection: OpaquePointer, _ body: (JournalEntry) -> Void) throws(Failure) {
    let statement = try RawStatement(connection, "SELECT \(JournalEntry.columns) FROM bundle")
    while try statement.step() { body(JournalEntry(statement)) }
  }
}

extension JournalEntry {
  /// The columns that `init(_:)` reads, in its order.
  static let columns = "path, name, state, kind, size, modified, changed, inode, hash, reader, reader_version, taken"

  /// The row a statement stands at.
  init(_ row: RawStatement) {
    path = row.text(0) ?? ""
    name = row.text(1) ?? ""
    state = row.text(2).flatMap(State.init) ?? .failed
    stamp = BundleStamp(
      kind: row.text(3).flatMap(BundleStamp.Kind.init) ?? .other, size: row.integer(4), modified: row.integer(5),
      changed: row.integer(6), inode: UInt64(bitPattern: row.integer(7)))
    hash = row.blob(8).flatMap(ContentHash.init(bytes:))
    reader = row.text(9)
    readerVersion = reader == nil ? nil : Int(row.integer(10))
    taken = row.text(11) ?? ""
  }
}
