import CSQLite
import NewsModel

/// The rows behind FTS5's index in one state of the database: the pages of its segments, and where a word's page is.
///
/// newsq reads them by itself, as FTS5's source documents them (`fts5_index.c`), and as `SegmentWriter` writes them. Asked
/// through MATCH, FTS5 calls back for each match and each place, and begins anew for each range of articles: 130 ns a
/// match where reading takes 10.
///
/// It is for one question: the row that it has open holds the connection to the state that it was read in.
final class IndexPages {
  private let db: ReadConnection
  private let read: RawStatement
  /// The row that was read last by `copy`; SQLite goes from one row to another in it.
  private var open: OpaquePointer?
  private let locate: RawStatement
  private let path: String
  private var known: [SegmentStructure.Segment]?

  init(_ db: ReadConnection) throws(Failure) {
    self.db = db
    read = try db.statement("SELECT block FROM search_data WHERE id = ?1")
    locate = try db.statement(
      "SELECT pgno FROM search_idx WHERE segid = ?1 AND term <= ?2 ORDER BY term DESC LIMIT 1")
    path = sqlite3_db_filename(db.handle, "main").map { String(cString: $0) } ?? ""
  }

  /// Hands a row's bytes to `body`, where they stay for the time of the call.
  func withRow<R>(_ row: Int64, _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> R) throws(Failure) -> R {
    read.bind(row, at: 1)
    defer { read.reset() }
    guard try read.step(), let bytes = sqlite3_column_blob(read.handle, 0) else { throw damaged() }
    let count = Int(sqlite3_column_bytes(read.handle, 0))
    return try body(UnsafeBufferPointer(start: bytes.assumingMemoryBound(to: UInt8.self), count: count))
  }

  /// Copies a row's bytes to where `memory` has room for so many of them; not at all where it gives none.
  ///
  /// Lists of frequent words have hundreds of rows: as the result of a statement each would be copied twice.
  func copy(_ row: Int64, to memory: (_ count: Int) -> UnsafeMutablePointer<UInt8>?) throws(Failure) {
    let status =
      open == nil
      ? sqlite3_blob_open(db.handle, "main", "search_data", "block", row, 0, &open) : sqlite3_blob_reopen(open, row)
    guard status == SQLITE_OK else {
      close()
      throw status == SQLITE_ERROR ? damaged() : Failure.database(db.handle)
    }
    let count = sqlite3_blob_bytes(open)
    guard let memory = memory(Int(count)) else { return }
    if sqlite3_blob_read(open, memory, count, 0) != SQLITE_OK { throw Failure.database(db.handle) }
  }

  private func close() {
    sqlite3_blob_close(open)
    open = nil
  }

  deinit {
    close()
  }

  /// Whether there is such a row, and its bytes.
  func row(_ row: Int64) throws(Failure) -> [UInt8]? {
    read.bind(row, at: 1)
    defer { read.reset() }
    return try read.step() ? read.blob(0) ?? [] : nil
  }

  /// The page of a segment where a word is, if it is there at all, and whether that page has an index of a long list.
  func page(of word: [UInt8], in segment: SegmentStructure.Segment) throws(Failure) -> (number: Int64, hasIndex: Bool) {
    locate.bind(Int64(segment.number), at: 1)
    let found: Int64? = try word.withUnsafeBufferPointer { bytes throws(Failure) in
      locate.bind(blob: bytes, at: 2)
      defer { locate.reset() }
      return try locate.step() ? locate.integer(0) : nil
    }
    let first = Int64(segment.firstPage)
    // Of a segment that is being merged the first pages have gone.
    guard let found, found >> 1 >= first else { return (first, false) }
    return (found >> 1, found & 1 != 0)
  }

  /// The segments of the index, the newest first.
  func segments() throws(Failure) -> [SegmentStructure.Segment] {
    if let known { return known }
    let segments = try structure().levels.flatMap { $0.segments.reversed() }.filter { $0.firstPage > 0 }
    known = segments
    return segments
  }

  private func structure() throws(Failure) -> SegmentStructure {
    guard let structure = SegmentStructure(try row(SegmentStructure.row) ?? []) else { throw damaged() }
    return structure
  }

  /// The records that each change of the index changes: of its segments, and of its sums.
  func state() throws(Failure) -> [UInt8] {
    try (row(SegmentStructure.row) ?? []) + (row(SegmentRow.totals) ?? [])
  }

  /// Whether some of its segments are being merged.
  func isMerging() throws(Failure) -> Bool {
    try structure().levels.contains { $0.merging > 0 }
  }

  /// The articles in the index, and the words in each column of all of them.
  func totals() throws(Failure) -> (articles: Int64, words: [Int64]) {
    let numbers = Varint.numbers(in: (try row(SegmentRow.totals) ?? [])[...]) ?? []
    return (Int64(clamping: numbers.first ?? 0), numbers.dropFirst().map { Int64(clamping: $0) })
  }

  func damaged() -> Failure {
    Failure.database(path: path, code: SQLITE_CORRUPT, message: "the full-text index does not hold together")
  }
}
