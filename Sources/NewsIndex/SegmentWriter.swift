import CSQLite
import NewsModel

/// Writes one segment of FTS5's index: words in the order of their bytes, each with its postings in the order of the
/// articles' numbers.
///
/// What FTS5 does when it empties its hash table, without the table: the readers have grouped the postings already, on
/// their cores. The form of pages and records is that of FTS5's source (`fts5_index.c`, "Segment leaves"); FTS5's own
/// integrity check is the test of it.
struct SegmentWriter: ~Copyable {
  /// Bytes at which a page is full: FTS5's own default (`pgsz`).
  static let pageSize = 4_050
  /// FTS5 marks the words of the index proper so, as opposed to those of prefix indexes.
  private static let mainPrefix = UInt8(ascii: "0")

  /// A word as it stands in the index.
  static func word(_ token: String) -> [UInt8] { [mainPrefix] + Array(token.utf8) }

  private let statements: WriterStatements
  private let segment: Int64

  /// The page in hand: four bytes of header, then words and postings. Longer than a page where a word is.
  private var page: UnsafeMutableBufferPointer<UInt8>
  private var filled = 4
  /// Its footer: where its words begin. With it the page is full before the footer alone is as long as one.
  private var footer: UnsafeMutableBufferPointer<UInt8>
  private var footerCount = 0
  private var lastWordStart = 0
  private(set) var pageNumber: Int64

  /// The last word written, without its mark.
  private var word: UnsafeMutableBufferPointer<UInt8>
  private var wordLength = 0
  private var hasWord = false
  private var hasWordInPage = false
  private var hasNumberInPage = false

  /// The word that `search_idx` will hold for the last page that begins with one, and that page's number.
  private var separator: [UInt8] = []
  private var separatorPage: Int64
  private var doclistIndex: DoclistIndex
  /// Separators are written at the end alone, where others may see the pages only then.
  private let holdsSeparators: Bool
  private var separators: [(word: [UInt8], page: Int64, hasDoclistIndex: Bool)] = []
  private let firstPage: Int64

  /// - Parameters:
  ///   - firstPage: not 1 where the segment goes on from there.
  ///   - holdsSeparators: keep what leads to the pages back until `finish()`.
  init(_ statements: WriterStatements, segment: Int64, firstPage: Int64 = 1, holdsSeparators: Bool = false) {
    self.statements = statements
    self.segment = segment
    self.firstPage = firstPage
    self.holdsSeparators = holdsSeparators
    pageNumber = firstPage
    // The pages before have theirs already.
    separatorPage = firstPage == 1 ? 1 : 0
    page = .allocate(capacity: 2 * Self.pageSize)
    page.initialize(repeating: 0)
    footer = .allocate(capacity: Self.pageSize + Varint.longest)
    footer.initialize(repeating: 0)
    word = .allocate(capacity: TextTokens.longest)
    word.initialize(repeating: 0)
    doclistIndex = DoclistIndex(statements, segment: segment)
  }

  deinit {
    page.deallocate()
    footer.deallocate()
    word.deallocate()
  }

  /// Begins a word; its postings follow.
  mutating func begin(_ bytes: UnsafeBufferPointer<UInt8>) throws(Failure) {
    let length = bytes.count + 1
    if filled + footerCount + length + 2 >= Self.pageSize, filled > 4 { try endPage() }
    makeRoom(for: length + 2 * Varint.longest)
    footerCount += Varint.put(UInt64(filled - lastWordStart), at: footer.baseAddress! + footerCount)
    lastWordStart = filled
    let shared = sharedWithLast(bytes)
    var kept = 0
    if hasWordInPage {
      kept = shared
      put(UInt64(kept))
    } else if pageNumber > 1 {
      // As short as sets it apart from the last word of the page before.
      try endSeparator()
      separator = Array(([Self.mainPrefix] + bytes).prefix(hasWord ? shared + 1 : length))
      separatorPage = pageNumber
    }
    put(UInt64(length - kept))
    if kept == 0 {
      page[filled] = Self.mainPrefix
      filled += 1
    }
    copy(UnsafeBufferPointer(rebasing: bytes[max(0, kept - 1)...]))
    remember(bytes)
    hasWordInPage = true
    // What stands behind a word is its own: the header tells only of numbers that go on from the page before.
    hasNumberInPage = true
    doclistIndex.begin(page: pageNumber)
  }

  /// Adds one article to the word.
  /// - Parameters:
  ///   - previous: the number of the word's article before it, or nil.
  ///   - places: the size field and the list of places, as FTS5 has them; longer than a page where they are many.
  @inline(__always)
  mutating func append(
    _ number: Int64, after previous: Int64?, places: UnsafeBufferPointer<UInt8>
  ) throws(Failure) {
    // A word's first posting stays with it.
    if previous != nil, filled + footerCount >= Self.pageSize { try endPage() }
    if hasNumberInPage {
      put(UInt64(bitPattern: previous.map { number - $0 } ?? number))
    } else {
      page[0] = UInt8(truncatingIfNeeded: filled >> 8)
      page[1] = UInt8(truncatingIfNeeded: filled)
      try doclistIndex.append(number, page: pageNumber)
      hasNumberInPage = true
      put(UInt64(bitPattern: number))
    }
    if filled + footerCount + places.count <= Self.pageSize {
      copy(places)
    } else {
      try appendInParts(places)
    }
  }

  /// Ends the segment; gives the number of its last page.
  mutating func finish() throws(Failure) -> Int64 {
    if filled > 4 { try endPage() }
    if pageNumber > firstPage { try endSeparator() }
    for held in separators {
      try statements.writeSeparator(segment, held.word, page: held.page, hasDoclistIndex: held.hasDoclistIndex)
    }
    separators = []
    return pageNumber - 1
  }

  // MARK: Pages

  /// A list of places over several pages, cut between its numbers.
  private mutating func appendInParts(_ places: UnsafeBufferPointer<UInt8>) throws(Failure) {
    var rest = places[...]
    while !rest.isEmpty {
      let room = Self.pageSize - filled - footerCount
      var part = rest.prefix(max(room, 0))
      if part.count < rest.count {
        // Numbers that end in this page, but one at least: it may be a little longer for that.
        part = part[..<((part.lastIndex { $0 < 0x80 } ?? part.startIndex - 1) + 1)]
        if part.isEmpty { part = rest[...(rest.firstIndex { $0 < 0x80 } ?? rest.endIndex - 1)] }
      }
      copy(UnsafeBufferPointer(rebasing: part))
      rest = rest[part.endIndex...]
      if !rest.isEmpty || filled + footerCount >= Self.pageSize { try endPage() }
    }
  }

  private mutating func endPage() throws(Failure) {
    page[2] = UInt8(truncatingIfNeeded: filled >> 8)
    page[3] = UInt8(truncatingIfNeeded: filled)
    if hasWordInPage {
      makeRoom(for: footerCount)
      copy(UnsafeBufferPointer(rebasing: footer[..<footerCount]))
    } else {
      doclistIndex.passPage(hasNumber: hasNumberInPage)
    }
    try statements.writeBlock(SegmentRow.page(pageNumber, of: segment), UnsafeBufferPointer(rebasing: page[..<filled]))
    pageNumber += 1
    for i in 0..<4 { page[i] = 0 }
    filled = 4
    footerCount = 0
    lastWordStart = 0
    hasWordInPage = false
    hasNumberInPage = false
  }

  private mutating func endSeparator() throws(Failure) {
    let hasIndex = try doclistIndex.end()
    if separatorPage == 0 { return }
    if holdsSeparators { return separators.append((separator, separatorPage, hasIndex)) }
    try statements.writeSeparator(segment, separator, page: separatorPage, hasDoclistIndex: hasIndex)
  }

  // MARK: Bytes

  private mutating func makeRoom(for more: Int) {
    // A page's own limit and a number's bytes are always there.
    let needed = filled + more + Self.pageSize
    guard needed > page.count else { return }
    let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: needed * 2)
    larger.initialize(repeating: 0)
    _ = larger.update(fromContentsOf: page[..<filled])
    page.deallocate()
    page = larger
  }

  @inline(__always)
  private mutating func put(_ value: UInt64) {
    filled += Varint.put(value, at: page.baseAddress! + filled)
  }

  @inline(__always)
  private mutating func copy(_ bytes: UnsafeBufferPointer<UInt8>) {
    let target = page.baseAddress! + filled
    for i in 0..<bytes.count { target[i] = bytes[i] }
    filled += bytes.count
  }

  private mutating func remember(_ bytes: UnsafeBufferPointer<UInt8>) {
    if bytes.count > word.count {
      word.deallocate()
      word = .allocate(capacity: bytes.count)
    }
    for place in 0..<bytes.count { word.initializeElement(at: place, to: bytes[place]) }
    wordLength = bytes.count
    hasWord = true
  }

  /// Bytes that a word and the last one begin with, their mark included.
  private func sharedWithLast(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var shared = 0
    let most = min(wordLength, bytes.count)
    while shared < most, word[shared] == bytes[shared] { shared += 1 }
    return hasWord ? shared + 1 : 0
  }
}
