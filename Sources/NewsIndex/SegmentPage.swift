import NewsModel

/// A page of a segment ("leaf"), copied out of the database: a header of four bytes, words and postings, and a footer that
/// tells where its words begin.
///
/// Numbers are read without a look at the end of the bytes, so there is room behind them; whoever reads compares with
/// `contentEnd` before each of them.
struct SegmentPage: ~Copyable {
  private(set) var bytes: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0
  /// The end of words and postings.
  private(set) var contentEnd = 0
  /// Where the first number of an article is that goes on a list of the page before; 0 where there is none.
  private(set) var firstNumber = 0
  /// Where the first word begins; the content's end where there is none.
  private(set) var firstWord = 0

  init() {
    capacity = SegmentWriter.pageSize + 64
    bytes = .allocate(capacity: capacity)
  }

  deinit {
    bytes.deallocate()
  }

  var hasWords: Bool { firstWord < contentEnd }

  mutating func load(_ row: Int64, from pages: IndexPages) throws(Failure) {
    count = 0
    try pages.copy(row) { count in room(for: count) }
    guard isWhole() else { throw pages.damaged() }
  }

  /// - Returns: nil where so many bytes cannot be a page's.
  private mutating func room(for count: Int) -> UnsafeMutablePointer<UInt8>? {
    guard count >= 4, count < 1 << 30 else { return nil }
    let needed = count + 2 * Varint.longest
    if needed > capacity {
      bytes.deallocate()
      capacity = 2 * needed
      bytes = .allocate(capacity: capacity)
    }
    (bytes + count).initialize(repeating: 0, count: 2 * Varint.longest)
    self.count = count
    return bytes
  }

  /// Reads the header and the place of the first word.
  ///
  /// - Returns: false where the bytes cannot be a page's.
  private mutating func isWhole() -> Bool {
    guard count >= 4 else { return false }
    contentEnd = Int(bytes[2]) << 8 | Int(bytes[3])
    firstNumber = Int(bytes[0]) << 8 | Int(bytes[1])
    guard contentEnd >= 4, contentEnd <= count, firstNumber < max(contentEnd, 1) else { return false }
    firstWord = contentEnd
    if count > contentEnd {
      firstWord = Int(Varint.get(at: bytes + contentEnd).value & 0xFFFF)
      if firstWord < 4 || firstWord >= contentEnd { return false }
    }
    return true
  }
}
