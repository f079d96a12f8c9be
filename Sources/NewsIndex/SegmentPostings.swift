import NewsModel

/// The postings of one word in one segment, read run by run (see `PostingRun`).
struct SegmentPostings: ~Copyable {
  /// The article it stands at; `.max` behind the last one.
  private(set) var number = Int64.max
  private var cursor: SegmentCursor
  private var run = PostingRun()
  /// The place in the run.
  private var at = 0
  /// The last number of the run; `.min` where there is none.
  private var last = Int64.min
  /// Behind the last posting whose place in the frame is known.
  private var frameEnd = 0
  /// Postings to take into the next run: few behind a leap, for the next one may come soon.
  private var limit = Self.fewPostings

  private static let fewPostings = 16
  /// Whether single articles are sought, far from each other: then each run is short.
  var isSparse = false
  private static let sparsePostings = 2
  /// Bytes between two runs up to which nearly all postings are wanted.
  private static let smallLeap = 256

  init(_ segment: SegmentStructure.Segment, _ index: IndexPages) {
    cursor = SegmentCursor(segment, index)
  }

  /// Goes to the first article of a word.
  mutating func find(_ word: [UInt8]) throws(Failure) {
    try cursor.find(word)
    readRun()
  }

  /// Whether the article's word was taken out by a newer segment than the one that has it.
  var isTakenOut: Bool { number != .max && run.sizes[at] == 0 }

  /// What is known without reading on.
  var reach: ArticleFrame.Reach {
    number == .max || last == .max ? .init() : .init(end: last + 1, bits: run.bits)
  }

  mutating func listBytes() throws(Failure) -> Int { try cursor.listBytes() }

  mutating func parting(into pieces: Int) throws(Failure) -> [Int64] { try cursor.parting(into: pieces) }

  /// Goes to the first posting of an article from this one on; never back.
  @inline(__always)
  mutating func seek(_ wanted: Int64) throws(Failure) {
    if number >= wanted { return }
    guard wanted <= last else { return try seekOn(wanted) }
    let numbers = run.numbers
    var at = at + 1
    while numbers[at] < wanted { at &+= 1 }
    self.at = at
    number = numbers[at]
  }

  /// Goes to the first posting behind the run that is wanted, and takes a run from there.
  @inline(never)
  private mutating func seekOn(_ wanted: Int64) throws(Failure) {
    let (page, offset) = cursor.position
    try cursor.seek(wanted)
    let now = cursor.position
    let isNear = now.page == page && now.offset - offset < Self.smallLeap || now.page == page + 1
    limit = isNear ? min(2 * limit, PostingRun.capacity) : Self.fewPostings
    readRun()
  }

  /// Goes to the first posting of an article from this one on, be it before the current one.
  mutating func restart(at wanted: Int64) throws(Failure) {
    if run.count > 0, run.numbers[0] <= wanted, wanted <= last {
      (at, number) = (0, run.numbers[0])
      return try seek(wanted)
    }
    try cursor.restart(at: wanted)
    limit = Self.fewPostings
    readRun()
  }

  private mutating func readRun() {
    cursor.read(&run, limit: isSparse ? Self.sparsePostings : limit)
    (at, frameEnd) = (0, 0)
    (number, last) = run.count > 0 ? (run.numbers[0], run.numbers[run.count - 1]) : (.max, .min)
  }

  /// Works out the place in a frame of each posting from the current one on; those of the frame must be known.
  mutating func place(in frame: ArticleFrame) {
    let (numbers, places) = (run.numbers, run.places)
    frameEnd = number == .max ? at : run.firstPlace(from: at, of: frame.range.upperBound)
    for index in at..<frameEnd { places[index] = frame.place(of: numbers[index]) }
  }

  /// Adds the articles of the frame that have the word.
  func insert(into articles: ArticleBits) {
    let (places, sizes) = (run.places, run.sizes)
    for index in at..<frameEnd where sizes[index] != 0 { articles.insert(places[index]) }
  }

  /// Adds the articles of the frame that have the word, and removes those of which it was taken out.
  func change(_ articles: ArticleBits) {
    let (places, sizes) = (run.places, run.sizes)
    for index in at..<frameEnd {
      if sizes[index] != 0 { articles.insert(places[index]) } else { articles.remove(places[index]) }
    }
  }

  /// Calls `body` with the places of the word in each article of a set of the frame, in FTS5's form; with none where it was taken out.
  @inline(__always)
  func forEachPosting(of articles: ArticleBits, _ body: (_ article: UInt16, UnsafeBufferPointer<UInt8>) -> Void) {
    let (places, starts, sizes) = (run.places, run.starts, run.sizes)
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: PostingRun.capacity) { found in
      // Whether the set has an article cannot be foretold: a jump for each would cost more than all else.
      let found = found.baseAddress!
      var count = 0
      for index in at..<frameEnd {
        found[count] = UInt16(truncatingIfNeeded: index)
        count &+= articles.count(of: places[index])
      }
      for index in 0..<count {
        let index = Int(found[index])
        cursor.withPlaces(from: starts[index], count: Int(sizes[index])) { body(places[index], $0) }
      }
    }
  }

  /// Calls `body` with the column of each place of the word in the current article, and its number there.
  @inline(__always)
  func forEachPlace(_ body: (_ column: Int, _ place: Int) -> Void) {
    if number == .max { return }
    cursor.withPlaces(from: run.starts[at], count: Int(run.sizes[at])) { PlaceList.forEach($0, body) }
  }
}
