import NewsModel

/// The postings of one word: those of all segments of the index, of which the newest that has an article counts.
///
/// What is moved for every article lies in memory of its own, without counts of owners: half of the time went into these.
struct WordPostings: ~Copyable {
  /// The article it stands at; `.max` behind the last one.
  private(set) var number = Int64.max
  private let segments: [SegmentStructure.Segment]
  private let cursors: UnsafeMutableBufferPointer<SegmentCursor>
  /// Where each of the cursors stands.
  private let numbers: UnsafeMutableBufferPointer<Int64>
  private var count = 0
  private var current = 0
  /// From here to the current article there is none.
  private var clearFrom = Int64.min

  /// Stands behind the last article of nothing, until a word is looked for.
  init(_ segments: [SegmentStructure.Segment]) {
    self.segments = segments
    cursors = .allocate(capacity: segments.count)
    numbers = .allocate(capacity: segments.count)
  }

  /// Goes to the first article of a word; for the first and only time.
  mutating func find(_ token: String, _ index: IndexPages) throws(Failure) {
    let word = SegmentWriter.word(token)
    for segment in segments {
      var cursor = SegmentCursor(segment, index)
      try cursor.find(word)
      if cursor.number == .max { continue }
      numbers.initializeElement(at: count, to: cursor.number)
      cursors.initializeElement(at: count, to: cursor)
      count += 1
    }
    try settle()
  }

  deinit {
    cursors.extracting(..<count).deinitialize()
    cursors.deallocate()
    numbers.deallocate()
  }

  /// About how many bytes its lists have.
  mutating func listBytes() throws(Failure) -> Int {
    var sum = 0
    for index in 0..<count { sum += try cursors[index].listBytes() }
    return sum
  }

  /// Numbers that part the longest of its lists into so many pieces of about the same length.
  mutating func parting(into pieces: Int) throws(Failure) -> [Int64] {
    var longest = 0
    var bytes = 0
    for index in 0..<count {
      let own = try cursors[index].listBytes()
      if own > bytes { (longest, bytes) = (index, own) }
    }
    return bytes > 0 ? try cursors[longest].parting(into: pieces) : []
  }

  /// Goes to the first article from this one on; never back.
  mutating func seek(_ wanted: Int64) throws(Failure) {
    guard number < wanted else { return }
    clearFrom = wanted
    if count == 1 {
      try cursors[0].seek(wanted)
      numbers[0] = cursors[0].number
      number = numbers[0]
      if !cursors[0].isTakenOut { return }
    } else {
      for index in 0..<count where numbers[index] < wanted {
        try cursors[index].seek(wanted)
        numbers[index] = cursors[index].number
      }
    }
    try settle()
  }

  /// Goes back so far that no article from this one on will be missed; where it has not passed it, nothing is done.
  mutating func rewind(to wanted: Int64) throws(Failure) {
    if clearFrom <= wanted { return }
    clearFrom = wanted
    for index in 0..<count {
      try cursors[index].restart(at: wanted)
      numbers[index] = cursors[index].number
    }
    try settle()
  }

  /// Finds the next article that is not taken out again.
  private mutating func settle() throws(Failure) {
    while true {
      var least = Int64.max
      for index in 0..<count where numbers[index] < least {
        least = numbers[index]
        current = index
      }
      number = least
      guard least != .max, cursors[current].isTakenOut else { return }
      for index in 0..<count where numbers[index] == least {
        try cursors[index].next()
        numbers[index] = cursors[index].number
      }
    }
  }

  /// Calls `body` with the column of each place of the word in the current article, and its number there.
  @inline(__always)
  func forEachPlace(_ body: (_ column: Int, _ place: Int) -> Void) {
    cursors[current].withPlaces { PlaceList.forEach($0, body) }
  }
}
