import NewsModel

/// The index of a long list of postings: which article number each of its pages begins with.
///
/// FTS5 reads it to get into the middle of a list. It is a tree of its own (`fts5_index.c`, "Segment doclist indexes") and
/// is kept only for lists that fill several pages.
struct DoclistIndex {
  /// Pages without a word from which on FTS5 keeps an index of a list (`FTS5_MIN_DLIDX_SIZE`).
  static let leastPages = 4

  /// The page in hand of one level of the tree, the lowest first.
  private struct Level {
    var bytes: [UInt8] = []
    var page: Int64 = 0
    var last: Int64 = 0
  }

  private let statements: WriterStatements
  private let segment: Int64
  private var levels = [Level()]
  /// Pages without a word since the list began.
  private var pages = 0

  init(_ statements: WriterStatements, segment: Int64) {
    self.statements = statements
    self.segment = segment
  }

  /// A word's list begins on this page.
  mutating func begin(page: Int64) {
    levels[0].page = page
  }

  /// A page without a word is full.
  /// - Parameter hasNumber: whether an article's number begins on it: one list of places may be longer than that.
  mutating func passPage(hasNumber: Bool) {
    if !hasNumber, !levels[0].bytes.isEmpty { Varint.append(0, to: &levels[0].bytes) }
    pages += 1
  }

  /// The first article number on a page that the list goes on on.
  mutating func append(_ number: Int64, page: Int64) throws(Failure) {
    var level = 0
    while true {
      let isFull = levels[level].bytes.count >= SegmentWriter.pageSize
      if isFull { try endPage(of: level) }
      if levels[level].bytes.isEmpty {
        let below = level == 0 ? page : levels[level - 1].page
        levels[level].bytes.append(isFull ? 1 : 0)
        Varint.append(UInt64(below), to: &levels[level].bytes)
        Varint.append(UInt64(bitPattern: number), to: &levels[level].bytes)
      } else {
        Varint.append(UInt64(bitPattern: number - levels[level].last), to: &levels[level].bytes)
      }
      levels[level].last = number
      if !isFull { return }
      level += 1
    }
  }

  /// Writes a full page, which is not the root, and puts its first number into a root where there was none above it.
  private mutating func endPage(of level: Int) throws(Failure) {
    levels[level].bytes[0] = 1
    try write(level)
    if levels.count == level + 1 { levels.append(Level()) }
    if levels[level + 1].bytes.isEmpty {
      let first = Self.firstNumber(of: levels[level].bytes)
      levels[level + 1].page = levels[level].page
      levels[level + 1].bytes = [0]
      Varint.append(UInt64(levels[level].page), to: &levels[level + 1].bytes)
      Varint.append(first, to: &levels[level + 1].bytes)
      levels[level + 1].last = Int64(bitPattern: first)
    }
    levels[level].bytes = []
    levels[level].page += 1
  }

  /// The list has ended: its index is written where it is long enough.
  /// - Returns: whether there is one.
  mutating func end() throws(Failure) -> Bool {
    let isKept = !levels[0].bytes.isEmpty && pages >= Self.leastPages
    for level in levels.indices {
      if levels[level].bytes.isEmpty { break }
      if isKept { try write(level) }
      levels[level].bytes = []
    }
    pages = 0
    return isKept
  }

  private func write(_ level: Int) throws(Failure) {
    let row = SegmentRow.doclistIndex(levels[level].page, level: level, of: segment)
    try levels[level].bytes.withUnsafeBufferPointer { bytes throws(Failure) in try statements.writeBlock(row, bytes) }
  }

  /// The number behind the flag and the page.
  private static func firstNumber(of bytes: [UInt8]) -> UInt64 {
    let padded = bytes + [UInt8](repeating: 0, count: Varint.longest)
    return padded.withUnsafeBufferPointer { bytes in
      let page = Varint.get(at: bytes.baseAddress! + 1)
      return Varint.get(at: bytes.baseAddress! + 1 + page.length).value
    }
  }
}
