import NewsModel

/// A place in one segment of FTS5's index: at a word, and at one of its postings.
///
/// The form of the pages is that of FTS5's source (`fts5_index.c`, "Segment leaves"); see also `SegmentWriter`. Every number that is read
/// is checked against the page before it is followed, so that a damaged page ends in a message.
struct SegmentCursor: ~Copyable {
  /// The article's number; `.max` behind the last posting of the word.
  private(set) var number = Int64.max

  private let pages: IndexPages
  private let segment: SegmentStructure.Segment
  private var page = SegmentPage()
  private var pageNumber: Int64 = 0
  /// Where the next thing is to be read: behind the places of the current posting.
  private var offset = 0
  /// Where the word's list ends in this page, and whether another word follows there.
  private var listEnd = 0
  private var isLastPage = false
  /// Whether the page was turned within the current posting: the next one begins where the page's header says.
  private var hasTurned = false
  /// The places of the current posting, in the page or, where they lie in several, in `joined`.
  private var placesStart = 0
  private var placesCount = 0
  private var joined: [UInt8] = []
  private var isJoined = false

  // The word's list.
  private(set) var word: [UInt8] = []
  private var wordPage: Int64 = 0
  private var wordOffset = 0
  private var wordEnd = 0
  private var isWordLast = false
  private var isFound = false
  private var hasIndex = false
  private var known: PageDirectory?
  /// Where the page's footer goes on: it tells where the word after the current one begins.
  private var footer = 0

  init(_ segment: SegmentStructure.Segment, _ pages: IndexPages) {
    self.segment = segment
    self.pages = pages
  }

  /// Whether the article's word was taken out by a newer segment than the one that has it.
  var isTakenOut: Bool { placesCount == 0 }

  /// Hands the places of the current posting to `body`, in FTS5's form (see `PlaceList`).
  @inline(__always)
  func withPlaces<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    if isJoined {
      return joined.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[..<placesCount])) }
    }
    return body(UnsafeBufferPointer(start: page.bytes + placesStart, count: placesCount))
  }

  /// Hands the places of a posting of a run to `body`: one of those that were read last.
  @inline(__always)
  func withPlaces<R>(from start: UInt32, count: Int, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    if start == PostingRun.elsewhere { return withPlaces(body) }
    return body(UnsafeBufferPointer(start: page.bytes + Int(start), count: count))
  }

  /// Where it is in the segment: behind the current posting.
  var position: (page: Int64, offset: Int) { (pageNumber, offset) }

  /// Takes the current posting and those behind it in the page into a run, so many at most, and goes to the last of them.
  mutating func read(_ run: inout PostingRun, limit: Int) {
    run.clear()
    if number == .max { return }
    run.append(number, start: isJoined ? PostingRun.elsewhere : UInt32(placesStart), size: placesCount)
    if isJoined || hasTurned { return }
    offset = run.take(page, from: offset, to: listEnd, limit: limit)
    number = run.numbers[run.count - 1]
    placesStart = Int(run.starts[run.count - 1])
    placesCount = Int(run.sizes[run.count - 1])
  }

  /// About how many bytes the word's list has.
  mutating func listBytes() throws(Failure) -> Int {
    if isWordLast { return wordEnd - wordFirst }
    return (hasIndex ? try directory().pages.count : 1) * SegmentWriter.pageSize
  }

  /// Numbers that part the list into so many pieces of about the same length; fewer, or none, for a short list.
  mutating func parting(into pieces: Int) throws(Failure) -> [Int64] {
    guard hasIndex, !isWordLast, pieces > 1 else { return [] }
    let numbers = try directory().firstNumbers
    guard numbers.count >= pieces else { return [] }
    return (1..<pieces).map { numbers[numbers.count * $0 / pieces] }
  }

  // MARK: Words

  /// Goes to a word; `number` is `.max` where the segment does not have it.
  mutating func find(_ word: [UInt8]) throws(Failure) {
    isFound = try findFirst(from: word) && self.word == word
    if !isFound { end() }
  }

  /// Goes to the first word that is not before the given one.
  /// - Returns: false where the segment has none.
  mutating func findFirst(from wanted: [UInt8]) throws(Failure) -> Bool {
    let found = try pages.page(of: wanted, in: segment)
    try load(found.number)
    word = []
    footer = page.contentEnd
    var isFirst = true
    while true {
      if footer >= page.count {
        // Behind the last word of the page: the first one of a later page.
        guard try turnToWords() else { return false }
        isFirst = true
      }
      try readWord(isFirst: isFirst)
      isFirst = false
      if !word.lexicographicallyPrecedes(wanted) { break }
    }
    try beginList()
    // It belongs to the last word of its page.
    hasIndex = found.hasIndex && wordPage == found.number && !isWordLast
    return true
  }

  /// Goes to the word behind the current one, whose list must have been read to its end.
  /// - Returns: false behind the last one.
  mutating func nextWord() throws(Failure) -> Bool {
    var isFirst = true
    if !isLastPage {
      guard try turnToWords() else { return false }
    } else if wordPage != pageNumber {
      footer = page.contentEnd
    } else {
      isFirst = false
    }
    try readWord(isFirst: isFirst)
    hasIndex = false
    try beginList()
    return true
  }

  private mutating func turnToWords() throws(Failure) -> Bool {
    repeat {
      guard pageNumber < Int64(segment.lastPage) else { return false }
      try load(pageNumber + 1)
    } while !page.hasWords
    footer = page.contentEnd
    return true
  }

  /// Reads the word that the footer tells of; `offset` is behind it then.
  private mutating func readWord(isFirst: Bool) throws(Failure) {
    let (distance, length) = Varint.get(at: page.bytes + footer)
    footer += length
    let start = (isFirst ? 0 : wordOffset) &+ Int(truncatingIfNeeded: distance & 0xFFFF_FFFF)
    guard start >= 4, start < page.contentEnd else { throw pages.damaged() }
    wordOffset = start
    offset = start
    let kept = isFirst ? 0 : try readCount()
    let new = try readCount()
    guard kept <= word.count, new > 0, offset + new <= page.contentEnd else { throw pages.damaged() }
    word.removeSubrange(kept...)
    word.append(contentsOf: UnsafeBufferPointer(start: page.bytes + offset, count: new))
    offset += new
  }

  private mutating func readCount() throws(Failure) -> Int {
    let (value, length) = Varint.get(at: page.bytes + offset)
    offset += length
    guard value < 1 << 24, offset <= page.contentEnd else { throw pages.damaged() }
    return Int(value)
  }

  /// Begins the list of the word that was read; `offset` is behind the word.
  private mutating func beginList() throws(Failure) {
    wordPage = pageNumber
    wordFirst = offset
    known = nil
    if footer < page.count {
      wordEnd = wordOffset + Int(Varint.get(at: page.bytes + footer).value & 0xFFFF_FFFF)
      guard wordEnd > offset, wordEnd < page.contentEnd else { throw pages.damaged() }
      isWordLast = true
    } else {
      wordEnd = page.contentEnd
      isWordLast = false
    }
    try beginPostings()
  }

  /// Where the list begins in `wordPage`.
  private var wordFirst = 0

  private mutating func beginPostings() throws(Failure) {
    offset = wordFirst
    listEnd = wordEnd
    isLastPage = isWordLast
    hasTurned = false
    if offset >= page.contentEnd {
      try turn()
      offset = 4
      hasTurned = false
    }
    let (value, length) = Varint.get(at: page.bytes + offset)
    offset += length
    number = Int64(bitPattern: value)
    try readPlaces()
  }

  // MARK: Postings

  /// Goes to the next posting of the word.
  @inline(__always)
  mutating func next() throws(Failure) {
    guard !hasTurned, offset < listEnd else { return try nextPage() }
    let (difference, length) = Varint.get(at: page.bytes + offset)
    offset += length
    let following = number &+ Int64(bitPattern: difference)
    guard following > number else { throw pages.damaged() }
    number = following
    try readPlaces()
  }

  /// Goes to the first posting of an article from this one on; never back.
  @inline(__always)
  mutating func seek(_ wanted: Int64) throws(Failure) {
    if number >= wanted { return }
    advanceInPage(to: wanted)
    if number < wanted { try seekOn(wanted) }
  }

  /// What is left to `seek` where it does not end within the page.
  @inline(never)
  private mutating func seekOn(_ wanted: Int64) throws(Failure) {
    while number < wanted {
      if hasTurned || offset >= listEnd, !isLastPage { try leap(to: wanted) }
      if number < wanted { try next() }
      advanceInPage(to: wanted)
    }
  }

  /// Goes to the first posting of an article from this one on, be it before the current one.
  mutating func restart(at wanted: Int64) throws(Failure) {
    if !isFound || number == wanted { return }
    if number < wanted { return try seek(wanted) }
    if hasIndex, let place = try directory().place(of: wanted) {
      try turn(to: directory().pages[place])
    } else {
      if pageNumber != wordPage { try load(wordPage) }
      try beginPostings()
    }
    try seek(wanted)
  }

  /// Skips postings as long as they lie whole in this page.
  @inline(__always)
  private mutating func advanceInPage(to wanted: Int64) {
    let bytes = page.bytes
    let end = hasTurned ? 0 : listEnd
    let contentEnd = page.contentEnd
    var number = self.number
    var offset = self.offset
    var count = -1
    while number < wanted, offset < end {
      let (difference, size, places) = Varint.head(at: bytes + offset)
      let start = offset &+ places
      let following = number &+ Int64(bitPattern: difference)
      let bytesOfPlaces = Int(truncatingIfNeeded: size >> 1)
      guard bytesOfPlaces <= contentEnd &- start, following > number else { break }
      number = following
      count = bytesOfPlaces
      offset = start &+ bytesOfPlaces
    }
    guard count >= 0 else { return }
    self.number = number
    self.offset = offset
    placesStart = offset - count
    placesCount = count
    isJoined = false
  }

  /// Reads the size of the current posting's list of places, and where the list is.
  @inline(__always)
  private mutating func readPlaces() throws(Failure) {
    guard offset < page.contentEnd else { return try readPlacesOfNextPage() }
    let (size, length) = Varint.get(at: page.bytes + offset)
    offset += length
    let count = Int(truncatingIfNeeded: size >> 1)
    guard count >= 0, count <= page.contentEnd - offset else { return try joinPlaces(count) }
    placesStart = offset
    placesCount = count
    offset += count
    isJoined = false
  }

  private mutating func readPlacesOfNextPage() throws(Failure) {
    try turn()
    let (size, length) = Varint.get(at: page.bytes + 4)
    offset = 4 + length
    let count = Int(truncatingIfNeeded: size >> 1)
    guard count >= 0, offset <= page.contentEnd else { throw pages.damaged() }
    if count > page.contentEnd - offset { return try joinPlaces(count) }
    placesStart = offset
    placesCount = count
    offset += count
    isJoined = false
  }

  /// Puts together a list of places that goes over several pages.
  private mutating func joinPlaces(_ count: Int) throws(Failure) {
    guard count >= 0, count < 1 << 30, offset <= page.contentEnd else { throw pages.damaged() }
    joined.removeAll(keepingCapacity: true)
    var missing = count
    while true {
      let part = min(missing, page.contentEnd - offset)
      joined.append(contentsOf: UnsafeBufferPointer(start: page.bytes + offset, count: part))
      offset += part
      missing -= part
      if missing == 0 { break }
      try turn()
      offset = 4
    }
    for _ in 0..<2 * Varint.longest { joined.append(0) }
    placesCount = count
    isJoined = true
  }

  // MARK: Pages

  /// The next posting, on a later page or behind the list's end.
  private mutating func nextPage() throws(Failure) {
    while true {
      if !hasTurned {
        if isLastPage { return end() }
        guard pageNumber < Int64(segment.lastPage) else { return end() }
        try turn()
      }
      if page.firstNumber >= 4, page.firstNumber < page.firstWord {
        let before = number
        try readFirst()
        guard number > before else { throw pages.damaged() }
        return
      }
      if isLastPage { return end() }
      hasTurned = false
    }
  }

  private mutating func end() {
    number = .max
    placesCount = 0
    isJoined = false
  }

  /// The posting that the page's header tells of.
  private mutating func readFirst() throws(Failure) {
    hasTurned = false
    let (value, length) = Varint.get(at: page.bytes + page.firstNumber)
    offset = page.firstNumber + length
    number = Int64(bitPattern: value)
    try readPlaces()
  }

  /// Goes on to the next page within the word's list.
  private mutating func turn() throws(Failure) {
    guard pageNumber < Int64(segment.lastPage) else { throw pages.damaged() }
    try load(pageNumber + 1)
    listEnd = page.firstWord
    isLastPage = page.hasWords
    hasTurned = true
  }

  private mutating func turn(to number: Int64) throws(Failure) {
    if number != pageNumber { try load(number) }
    listEnd = page.firstWord
    isLastPage = page.hasWords
    guard page.firstNumber >= 4, page.firstNumber < page.firstWord else { throw pages.damaged() }
    try readFirst()
  }

  /// Leaps over pages of articles before the wanted one, where the list has an index.
  private mutating func leap(to wanted: Int64) throws(Failure) {
    guard hasIndex, let place = try directory().place(of: wanted) else { return }
    let target = try directory().pages[place]
    guard target > pageNumber, target <= Int64(segment.lastPage) else { return }
    try turn(to: target)
  }

  mutating func directory() throws(Failure) -> PageDirectory {
    if let known { return known }
    let directory = try PageDirectory(of: wordPage, segment: Int64(segment.number), from: pages)
    known = directory
    return directory
  }

  private mutating func load(_ number: Int64) throws(Failure) {
    try page.load(SegmentRow.page(number, of: Int64(segment.number)), from: pages)
    pageNumber = number
  }
}
