import NewsModel

extension Journal {
  /// Reads the journal of an open database.
  init(_ connection: OpaquePointer) throws(Failure) {
    var entries: [String: JournalEntry] = [:]
    let statement = try RawStatement(connection, "SELECT \(JournalEntry.columns) FROM bundle")
    while try statement.step() {
      let entry = JournalEntry(statement)
      entries[entry.path] = entry
    }
    self.init(entries)
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
    stamp = BundleStamp(row, at: 3)
    hash = row.blob(8).flatMap(ContentHash.init(bytes:))
    reader = row.text(9)
    readerVersion = reader == nil ? nil : Int(row.integer(10))
    taken = row.text(11) ?? ""
  }
}

extension BundleStamp {
  /// The columns kind, size, modified, changed and inode of the row a statement stands at.
  init(_ row: RawStatement, at first: Int32) {
    self.init(
      kind: row.text(first).flatMap(Kind.init) ?? .other, size: row.integer(first + 1),
      modified: row.integer(first + 2),
      changed: row.integer(first + 3), inode: UInt64(bitPattern: row.integer(first + 4)))
  }
}
