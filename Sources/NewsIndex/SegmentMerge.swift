import Glibc
import NewsModel

/// Merges segments of FTS5's index into one, in steps as short as one likes.
///
/// FTS5 can do it in steps, too, but stops between two words alone, and the list of one frequent word fills hundreds of pages.
/// This one stops at any page of its output. What others see of it is always as FTS5 itself would have left it: at the ends of
/// words the inputs are shortened by what the output has, and the record of the segments says so (`publish`). In the middle
/// of a word the pages written are noted nowhere yet, and their segment's number is one that FTS5 does not take. What the
/// inputs have lost is taken out before it goes on (`SpentRows`).
final class SegmentMerge {
  private let statements: WriterStatements
  /// As the record has it.
  private var merge: SegmentStructure.Merge
  /// The record when it was looked at last: what was read of the inputs holds as long as nothing but additions came.
  private var seen: SegmentStructure
  private let number: UInt64
  private let isOldest: Bool

  /// The inputs, the oldest first.
  private var cursors: [MergeInput]
  private var writer: SegmentWriter
  /// The postings in hand of the word in hand, in the order of the articles' numbers, the newest segment's first.
  private var heads: [Head] = []
  /// The last article written for the word in hand.
  private var previous: Int64?
  private var word: [UInt8] = []
  private var isInWord = false
  private var scratch: [UInt8] = []
  private var spent = SpentRows()
  /// The last page that the record knows of.
  private var notedPage: Int64

  private struct Head {
    var number: Int64
    var cursor: Int
  }

  /// Words between two looks at the clock where no page gets full.
  private static let wordsBetween = 256
  /// Pages of which the record knows nothing from which on it is told at the end of the next word: so it is a matter of
  /// moments whenever time is up.
  private static let pagesToNote: Int64 = 256

  /// Begins a merge, or goes on with one that another has begun.
  init(_ merge: SegmentStructure.Merge, of structure: SegmentStructure, _ statements: WriterStatements) throws(Failure)
  {
    guard let number = merge.output?.number ?? structure.numberForMerge else {
      throw Failure(
        .databaseError, subject: "the index", cause: "its full-text index has too many segments",
        remedy: "start newsqd and let it rest")
    }
    self.statements = statements
    self.merge = merge
    seen = structure
    self.number = number
    isOldest = structure.isOldest(merge)
    let lastPage = Int64(merge.output?.lastPage ?? 0)
    notedPage = lastPage
    // What a merge has left that was ended in the middle of a word, or of its tidying.
    if lastPage > 0 {
      spent.add(SegmentRow.pages(lastPage + 1..<1 << 31, of: Int64(number)))
    } else {
      try statements.deleteSeparators(of: Int64(number))
      spent.add(SegmentRow.all(of: Int64(number)))
    }
    var cursors: [MergeInput] = []
    for input in merge.inputs {
      cursors.append(try MergeInput(input, statements))
      let isRead = input.firstPage == 0
      let (first, segment) = (Int64(input.firstPage), Int64(input.number))
      spent.add(isRead ? SegmentRow.all(of: segment) : SegmentRow.pages(1..<first, of: segment))
    }
    self.cursors = cursors
    writer = SegmentWriter(statements, segment: Int64(number), firstPage: lastPage + 1, holdsSeparators: true)
  }

  /// Merges until it is done or `isTimeUp` says so, which is asked after every page, and notes in the record what can be.
  ///
  /// - Parameter structure: the record as it stands now.
  /// - Returns: the record as it is to be; nil where there is nothing to note yet. `isDone` also where others have merged
  ///   meanwhile, and nothing is to be noted.
  func run(
    _ structure: SegmentStructure, isTimeUp: () -> Bool
  ) throws(Failure) -> (structure: SegmentStructure?, isDone: Bool) {
    guard structure.hasOnlyGrown(since: seen) else { return (nil, true) }
    guard try hasItsPages() else { return (nil, true) }
    seen = structure
    guard try spent.takeOut(statements, until: isTimeUp) else { return (nil, false) }
    var page = writer.pageNumber
    var words = 0
    while true {
      if !isInWord {
        guard try beginWord() else { break }
        words += 1
      }
      while let head = heads.first {
        try take(head)
        if writer.pageNumber == page { continue }
        page = writer.pageNumber
        words = Self.wordsBetween
        if !heads.isEmpty, isTimeUp() { return (nil, false) }
      }
      isInWord = false
      if words < Self.wordsBetween { continue }
      words = 0
      if writer.pageNumber - notedPage > Self.pagesToNote || isTimeUp() { break }
    }
    return try publish(structure)
  }

  // MARK: Words

  /// Goes to the first of the next words; false where there is none.
  private func beginWord() throws(Failure) -> Bool {
    var first: Int?
    for index in cursors.indices where !cursors[index].isAtEnd {
      if let other = first, !cursors[index].word.precedes(cursors[other].word) { continue }
      first = index
    }
    guard let first else { return false }
    let word = cursors[first].word
    for index in cursors.indices where !cursors[index].isAtEnd && cursors[index].word == word {
      try cursors[index].beginPostings()
      insert(Head(number: cursors[index].number, cursor: index), from: 0)
    }
    // The output's word is begun with its first posting: there may be none left.
    self.word = word
    previous = nil
    isInWord = true
    return true
  }

  /// Writes the posting of the first head, and passes over those that it takes the place of.
  private func take(_ head: Head) throws(Failure) {
    let cursor = cursors[head.cursor]
    if cursor.size > 1 || (cursor.size == 1 && !isOldest) {
      if previous == nil {
        let result = word.withUnsafeBufferPointer { bytes in
          Result { () throws(Failure) in try writer.begin(UnsafeBufferPointer(rebasing: bytes.dropFirst())) }
        }
        try result.get()
      }
      try cursor.takePlaces(by: &scratch) { places throws(Failure) in
        try writer.append(head.number, after: previous, places: places)
      }
      previous = head.number
    } else {
      try cursor.passPlaces()
    }
    try advance()
    while let other = heads.first, other.number == head.number {
      try cursors[other.cursor].passPlaces()
      try advance()
    }
  }

  /// Brings the first head to its next posting.
  private func advance() throws(Failure) {
    let cursor = cursors[heads[0].cursor]
    guard try cursor.nextPosting() else {
      heads.removeFirst()
      return
    }
    heads[0].number = cursor.number
    sink()
  }

  private func insert(_ head: Head, from start: Int) {
    heads.insert(head, at: start)
    sink()
  }

  /// Moves the first head behind those that come before it.
  private func sink() {
    heads.withUnsafeMutableBufferPointer { heads in
      let head = heads[0]
      var place = 1
      while place < heads.count,
        heads[place].number < head.number || (heads[place].number == head.number && heads[place].cursor > head.cursor)
      {
        heads[place - 1] = heads[place]
        place += 1
      }
      heads[place - 1] = head
    }
  }

  // MARK: Noting

  /// At the end of a word: writes what is in hand, shortens the inputs, and notes both.
  private func publish(_ structure: SegmentStructure) throws(Failure) -> (structure: SegmentStructure?, isDone: Bool) {
    let isAtEnd = cursors.allSatisfy(\.isAtEnd)
    let lastPage = try writer.finish()
    // The record has no place for a segment without a page.
    if lastPage == 0, !isAtEnd { return (nil, false) }
    notedPage = lastPage
    writer = SegmentWriter(statements, segment: Int64(number), firstPage: lastPage + 1, holdsSeparators: true)
    var after = merge
    after.output =
      lastPage == 0 ? nil : SegmentStructure.Segment(number: number, firstPage: 1, lastPage: UInt64(lastPage))
    for index in cursors.indices { try shorten(&after.inputs[index], to: cursors[index]) }
    if spent.areFew || lastPage == 0 { _ = try spent.takeOut(statements) { false } }
    // The numbers of the inputs are free for others when their rows have gone.
    let isDone = isAtEnd && spent.isEmpty
    var structure = structure
    guard structure.note(merge, as: after, isDone: isDone) else { return (nil, true) }
    merge = after
    seen = structure
    return (structure, isDone)
  }

  /// Whether the pages written so far are there. Another process may merge the same segments into the same number: it begins
  /// by taking out what stands there, and what it has written then are the same pages.
  private func hasItsPages() throws(Failure) -> Bool {
    let last = writer.pageNumber - 1
    if last == 0 { return true }
    return try !statements.block(SegmentRow.page(last, of: Int64(number))).isEmpty
  }

  /// Has an input begin where its cursor stands.
  private func shorten(_ input: inout SegmentStructure.Segment, to cursor: MergeInput) throws(Failure) {
    guard input.firstPage > 0, cursor.hasMoved else { return }
    let segment = Int64(input.number)
    if cursor.isAtEnd {
      try statements.deleteSeparators(of: segment)
      spent.add(SegmentRow.all(of: segment), count: Int64(input.pages))
      input.firstPage = 0
      input.lastPage = 0
      return
    }
    let page = cursor.wordPage
    spent.add(SegmentRow.pages(Int64(input.firstPage)..<page, of: segment), count: page - Int64(input.firstPage))
    try statements.deleteSeparators(of: segment, before: cursor.word, page: page)
    try statements.writeBlock(SegmentRow.page(page, of: segment), try cursor.trimmedPage())
    input.firstPage = UInt64(page)
  }
}

extension [UInt8] {
  /// Whether it stands before another in the order of bytes.
  fileprivate func precedes(_ other: [UInt8]) -> Bool {
    withUnsafeBufferPointer { a in
      other.withUnsafeBufferPointer { b in
        let order = memcmp(a.baseAddress!, b.baseAddress!, Swift.min(a.count, b.count))
        return order == 0 ? a.count < b.count : order < 0
      }
    }
  }
}
