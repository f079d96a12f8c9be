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
    capacity = 2 * SegmentWriter.pageSize
    bytes = .allocate(capacity: capacity)
    bytes.initialize(repeating: 0, count: capacity)
  }

  deinit {
    bytes.deallocate()
  }

  var hasWords: Bool { firstWord < contentEnd }

  mutating func load(_ row: Int64, from pages: IndexPages) throws(Failure) {
    let isWhole = try pages.withRow(row) { source throws(Failure) in copy(source) }
    guard isWhole else { throw pages.damaged() }
  }

  /// - Returns: false where the bytes cannot be a page's.
  private mutating func copy(_ source: UnsafeBufferPointer<UInt8>) -> Bool {
    guard source.count >= 4, source.count < 1 << 30 else { return false }
    let needed = source.count + 2 * Varint.longest
    if needed > capacity {
      bytes.deallocate()
      capacity = 2 * needed
      bytes = .allocate(capacity: capacity)
    }
    bytes.update(from: source.baseAddress!, count: source.count)
    (bytes + source.count).initialize(repeating: 0, count: 2 * Varint.longest)
    count = source.count
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
