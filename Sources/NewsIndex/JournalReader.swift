package import NewsModel

/// Questions to the journal from beside the one writer, by a connection of its own.
///
/// No answer holds on to a state of the file: what is long is read in pieces, so that the log can be begun anew meanwhile. So a
/// bundle is told of as it was at some time while the question was asked. Not for sharing: one thread has it.
package final class JournalReader {
  private let connection: ReadConnection
  private let ofPath: RawStatement
  private let ofHash: RawStatement
  private let below: RawStatement
  private let next: RawStatement

  /// Rows that are read in one state of the file.
  private static let pieceLength: Int64 = 4_096

  /// - Throws: `noIndex` where there is none yet, `wrongVersion` where the file is not this newsq's.
  package init(path: String) throws(Failure) {
    connection = try IndexFile.openForReading(path)
    let db = connection.handle
    ofPath = try RawStatement(db, "SELECT \(JournalEntry.columns) FROM bundle WHERE path = ?1")
    ofHash = try RawStatement(db, "SELECT \(JournalEntry.columns) FROM bundle WHERE hash = ?1")
    below = try RawStatement(db, "SELECT path FROM bundle WHERE path > ?1 AND path < ?2 AND state <> 'gone'")
    next = try RawStatement(
      db,
      """
      SELECT path, state, kind, size, modified, changed, inode, id FROM bundle WHERE id > ?1
      ORDER BY id LIMIT \(Self.pieceLength)
      """)
  }

  /// What is known of the bundle at a path.
  package func entry(path: String) throws(Failure) -> JournalEntry? {
    ofPath.bind(path, at: 1)
    defer { ofPath.reset() }
    return try ofPath.step() ? JournalEntry(ofPath) : nil
  }

  /// The bundles with this content.
  package func entries(hash: ContentHash) throws(Failure) -> [JournalEntry] {
    ofHash.bind(blob: hash.bytes, at: 1)
    defer { ofHash.reset() }
    var found: [JournalEntry] = []
    while try ofHash.step() { found.append(JournalEntry(ofHash)) }
    return found
  }

  /// The paths of the bundles below a directory, at any depth, that are not gone.
  package func presentPaths(below directory: String) throws(Failure) -> [String] {
    below.bind(directory + "/", at: 1)
    // The sign that stands behind the slash.
    below.bind(directory + "0", at: 2)
    defer { below.reset() }
    var paths: [String] = []
    while try below.step() { paths.append(below.text(0) ?? "") }
    return paths
  }

  /// Tells of all bundles that are not gone, in the order in which they first came.
  ///
  /// - Parameter body: gets a path, valid for the time of the call, with its stamp, and whether the bundle has failed.
  package func forEachPresent(
    _ body: (_ path: UnsafeBufferPointer<UInt8>, _ stamp: BundleStamp, _ hasFailed: Bool) -> Void
  ) throws(Failure) {
    var last: Int64 = -1
    while try readPiece(after: &last, body) {}
  }

  /// - Returns: false where there is nothing behind it.
  private func readPiece(
    after last: inout Int64, _ body: (UnsafeBufferPointer<UInt8>, BundleStamp, Bool) -> Void
  ) throws(Failure) -> Bool {
    next.bind(last, at: 1)
    defer { next.reset() }
    var count: Int64 = 0
    while try next.step() {
      count += 1
      last = next.integer(7)
      let state = next.text(1).flatMap(JournalEntry.State.init)
      if state == .gone { continue }
      let stamp = BundleStamp(next, at: 2)
      _ = next.withText(0) { body($0, stamp, state == .failed) }
    }
    return count == Self.pieceLength
  }

  /// How many bundles are known, those that are gone included.
  package func count() throws(Failure) -> Int {
    try connection.number("SELECT count(*) FROM bundle")
  }

  /// A number that is another one once anything in the file has changed.
  package func version() throws(Failure) -> Int64 { try connection.version() }
}
