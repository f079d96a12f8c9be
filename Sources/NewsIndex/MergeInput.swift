import CSQLite
import NewsModel

/// Reads one segment of FTS5's index from its first word to its last, each with its postings.
///
/// What `SegmentWriter` writes, the other way round (`fts5_index.c`, "Segment leaves"). One page is in memory. Nothing in
/// a page is believed that leads out of it: a damaged file is a failure, not a crash.
final class MergeInput {
  let segment: SegmentStructure.Segment
  private let statements: WriterStatements

  /// The word in hand with its mark, and the page on which it begins; none at the end.
  private(set) var word: [UInt8] = []
  private(set) var wordPage: Int64 = 0
  private(set) var isAtEnd = false
  /// Whether it has gone on since the segment was opened or its page trimmed.
  private(set) var hasMoved = false
  /// The posting in hand: the article, and twice the bytes of its places, plus one where it takes out what stood before.
  private(set) var number: Int64 = 0
  private(set) var size: UInt64 = 0

  /// The page, with zeros behind it: a number that ends too late can be read.
  private var bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 8_192)
  private var page: Int64
  private var count = 0
  /// Where words and postings end and the footer begins; how much of that was read.
  private var end = 0
  private var footer = 0
  /// Where the next word of the page begins; `end` where there is none.
  private var nextWord = 0
  private var isFirstWordOfPage = true
  /// The first number of a page is whole, others tell the distance from the one before.
  private var isFirstNumberOfPage = true
  private var offset = 0
  /// Where the posting's size, and where the word's postings begin.
  private var sizeOffset = 0
  private var postingsOffset = 0

  /// A cursor at the segment's first word.
  init(_ segment: SegmentStructure.Segment, _ statements: WriterStatements) throws(Failure) {
    self.segment = segment
    self.statements = statements
    page = Int64(segment.firstPage) - 1
    // A merge marks what it has read to its end by a page of nought.
    guard segment.firstPage > 0, try turnPage() else {
      isAtEnd = true
      return
    }
    try check(nextWord < end)
    try readWord()
    hasMoved = false
  }

  deinit {
    bytes.deallocate()
  }

  /// Reads the first posting of the word in hand.
  func beginPostings() throws(Failure) {
    if offset >= end {
      try check(try turnPage())
      offset = 4
    }
    isFirstNumberOfPage = true
    try readPosting()
  }

  /// Goes to the next posting of the word; where there is none, to the next word, and gives false. The places of the posting
  /// in hand must have been taken or passed over.
  func nextPosting() throws(Failure) -> Bool {
    if offset < nextWord {
      try readPosting()
      return true
    }
    while nextWord >= end {
      guard try turnPage() else {
        isAtEnd = true
        hasMoved = true
        return false
      }
      // A number that goes on from the page before begins anew.
      let first = Int(bytes[0]) << 8 | Int(bytes[1])
      if first != 0 {
        try check(first >= 4 && first < end)
        offset = first
        try readPosting()
        return true
      }
    }
    try readWord()
    return false
  }

  /// Hands over the size and the places of the posting in hand, in one piece.
  func takePlaces(by scratch: inout [UInt8], _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Void)
    throws(Failure)
  {
    let places = Int(size >> 1)
    if places <= end - offset {
      let whole = UnsafeBufferPointer(rebasing: bytes[sizeOffset..<offset + places])
      offset += places
      return try body(whole)
    }
    scratch.removeAll(keepingCapacity: true)
    Varint.append(size, to: &scratch)
    try passPlaces { scratch.append(contentsOf: $0) }
    let result = scratch.withUnsafeBufferPointer { whole in Result { () throws(Failure) in try body(whole) } }
    try result.get()
  }

  /// Passes over the places of the posting in hand, which may fill several pages.
  func passPlaces(_ body: (UnsafeBufferPointer<UInt8>) -> Void = { _ in }) throws(Failure) {
    var rest = Int(size >> 1)
    while rest > 0 {
      if offset >= end {
        try check(try turnPage())
        offset = 4
      }
      let part = min(rest, end - offset)
      try check(part > 0)
      body(UnsafeBufferPointer(rebasing: bytes[offset..<offset + part]))
      offset += part
      rest -= part
    }
  }

  /// The page that the word in hand stands on, without what stands before that word: as FTS5 writes it when a merge has come
  /// so far. Only before the word's postings were begun.
  func trimmedPage() throws(Failure) -> [UInt8] {
    var trimmed: [UInt8] = [0, 0, 0, 0]
    Varint.append(UInt64(word.count), to: &trimmed)
    trimmed += word
    trimmed += bytes[postingsOffset..<end]
    let size = trimmed.count
    try check(size <= Int(UInt16.max))
    trimmed[2] = UInt8(truncatingIfNeeded: size >> 8)
    trimmed[3] = UInt8(truncatingIfNeeded: size)
    trimmed.append(4)
    if nextWord < end {
      Varint.append(UInt64(size - (end - nextWord) - 4), to: &trimmed)
      trimmed += bytes[footer..<count]
    }
    hasMoved = false
    return trimmed
  }

  // MARK: Pages

  /// Reads the next page; false where there is none.
  private func turnPage() throws(Failure) -> Bool {
    guard page < Int64(segment.lastPage) else { return false }
    page += 1
    count = try statements.readBlock(SegmentRow.page(page, of: Int64(segment.number)), into: &bytes)
    try check(count > 4)
    end = Int(bytes[2]) << 8 | Int(bytes[3])
    try check(end >= 4 && end <= count)
    footer = end
    nextWord = 0
    isFirstWordOfPage = true
    isFirstNumberOfPage = true
    try readFooter()
    offset = 4
    return true
  }

  private func readFooter() throws(Failure) {
    if footer >= count {
      nextWord = end
      return
    }
    nextWord += Int(truncatingIfNeeded: UInt32(truncatingIfNeeded: readNumber(at: &footer)))
    try check(nextWord >= 4 && nextWord < end && footer <= count)
  }

  private func readWord() throws(Failure) {
    offset = nextWord
    let kept = isFirstWordOfPage ? 0 : Int(truncatingIfNeeded: UInt32(truncatingIfNeeded: readNumber(at: &offset)))
    let added = Int(truncatingIfNeeded: UInt32(truncatingIfNeeded: readNumber(at: &offset)))
    try check(kept <= word.count && added > 0 && added <= end - offset)
    word.removeSubrange(kept...)
    word.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[offset..<offset + added]))
    offset += added
    postingsOffset = offset
    wordPage = page
    hasMoved = true
    isFirstWordOfPage = false
    try readFooter()
    try check(offset <= nextWord)
  }

  private func readPosting() throws(Failure) {
    let read = Int64(bitPattern: readNumber(at: &offset))
    number = isFirstNumberOfPage ? read : number &+ read
    isFirstNumberOfPage = false
    sizeOffset = offset
    size = readNumber(at: &offset)
    try check(offset <= end && size <= UInt64(UInt32.max))
  }

  @inline(__always)
  private func readNumber(at offset: inout Int) -> UInt64 {
    let (value, length) = Varint.get(at: UnsafePointer(bytes.baseAddress! + offset))
    offset += length
    return value
  }

  private func check(_ isSound: Bool) throws(Failure) {
    if !isSound {
      throw Failure.database(
        path: "", code: SQLITE_CORRUPT, message: "page \(page) of segment \(segment.number) of the full-text index")
    }
  }
}
