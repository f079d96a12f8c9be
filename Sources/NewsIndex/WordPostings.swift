import NewsModel

/// The postings of one word: those of all segments of the index, of which the newest that has an article counts.
///
/// What is moved for every article lies in memory of its own, without counts of owners: half of the time went into these.
struct WordPostings: ~Copyable {
  /// The article it stands at; `.max` behind the last one.
  private(set) var number = Int64.max
  private let segments: [SegmentStructure.Segment]
  /// Those of the segments that have the word, the newest first.
  private let parts: UnsafeMutableBufferPointer<SegmentPostings>
  private var count = 0
  private var current = 0
  /// From here to the current article there is none.
  private var clearFrom = Int64.min

  /// Stands behind the last article of nothing, until a word is looked for.
  init(_ segments: [SegmentStructure.Segment]) {
    self.segments = segments
    parts = .allocate(capacity: segments.count)
  }

  /// Goes to the first article of a word; for the first and only time.
  mutating func find(_ token: String, _ index: IndexPages) throws(Failure) {
    let word = SegmentWriter.word(token)
    for segment in segments {
      var part = SegmentPostings(segment, index)
      try part.find(word)
      if part.number == .max { continue }
      parts.initializeElement(at: count, to: part)
      count += 1
    }
    try settle()
  }

  deinit {
    parts.extracting(..<count).deinitialize()
    parts.deallocate()
  }

  /// About how many bytes its lists have.
  mutating func listBytes() throws(Failure) -> Int {
    var sum = 0
    for index in 0..<count { sum += try parts[index].listBytes() }
    return sum
  }

  /// Numbers that part the longest of its lists into so many pieces of about the same length.
  mutating func parting(into pieces: Int) throws(Failure) -> [Int64] {
    var longest = 0
    var bytes = 0
    for index in 0..<count {
      let own = try parts[index].listBytes()
      if own > bytes { (longest, bytes) = (index, own) }
    }
    return bytes > 0 ? try parts[longest].parting(into: pieces) : []
  }

  /// Goes to the first article from this one on; never back.
  @inline(__always)
  mutating func seek(_ wanted: Int64) throws(Failure) {
    guard number < wanted else { return }
    clearFrom = wanted
    guard count == 1 else { return try seekAll(wanted) }
    try parts[0].seek(wanted)
    number = parts[0].number
    if parts[0].isTakenOut { try settle() }
  }

  private mutating func seekAll(_ wanted: Int64) throws(Failure) {
    for index in 0..<count { try parts[index].seek(wanted) }
    try settle()
  }

  /// Goes back so far that no article from this one on will be missed; where it has not passed it, nothing is done.
  mutating func rewind(to wanted: Int64) throws(Failure) {
    if clearFrom <= wanted { return }
    clearFrom = wanted
    for index in 0..<count { try parts[index].restart(at: wanted) }
    try settle()
  }

  /// Finds the next article that is not taken out again.
  private mutating func settle() throws(Failure) {
    while true {
      var least = Int64.max
      for index in 0..<count where parts[index].number < least {
        least = parts[index].number
        current = index
      }
      number = least
      guard least != .max, parts[current].isTakenOut else { return }
      for index in 0..<count where parts[index].number == least { try parts[index].seek(least + 1) }
    }
  }

  /// Whether single articles are sought, far from each other, from now on.
  func becomeSparse(_ isSparse: Bool) {
    for index in 0..<count { parts[index].isSparse = isSparse }
  }

  /// What is known without reading on.
  var reach: ArticleFrame.Reach {
    var reach = ArticleFrame.Reach()
    for index in 0..<count { reach.join(parts[index].reach) }
    return reach
  }

  /// Works out the places in a frame of all articles that are known of it.
  func place(in frame: ArticleFrame) {
    for index in 0..<count { parts[index].place(in: frame) }
  }

  /// Adds the articles of the frame that have the word.
  func insert(into articles: ArticleBits) {
    if count == 1 { return parts[0].insert(into: articles) }
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: ArticleBits.words) { memory in
      let own = ArticleBits(articles.frame, in: memory.baseAddress!)
      // What a newer segment says of an article comes last.
      for index in (0..<count).reversed() { parts[index].change(own) }
      articles.formUnion(own)
    }
  }

  /// Calls `body` with the places of the word in each article of a set of the frame, in FTS5's form; with none where it was taken out.
  @inline(__always)
  func forEachPosting(of articles: ArticleBits, _ body: (_ article: UInt16, UnsafeBufferPointer<UInt8>) -> Void) {
    if count == 1 { return parts[0].forEachPosting(of: articles, body) }
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: ArticleBits.words) { memory in
      let seen = ArticleBits(articles.frame, in: memory.baseAddress!)
      for index in 0..<count {
        parts[index].forEachPosting(of: articles) { article, places in
          // An older segment does not count.
          if seen.count(of: article) == 1 { return }
          seen.insert(article)
          body(article, places)
        }
      }
    }
  }

  /// Calls `body` with the column of each place of the word in the current article, and its number there.
  @inline(__always)
  func forEachPlace(_ body: (_ column: Int, _ place: Int) -> Void) {
    if number == .max { return }
    parts[current].forEachPlace(body)
  }
}
