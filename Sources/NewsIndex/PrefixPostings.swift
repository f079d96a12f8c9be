import NewsModel

/// The postings of all words with one beginning, gathered at once: of many words, most are in few articles.
struct PrefixPostings: ~Copyable {
  /// An article of one of the words, and where its places are among `places`.
  private struct Posting {
    var number: Int64
    var first: Int
    var end: Int
  }

  /// The article it stands at; `.max` behind the last one.
  private(set) var number = Int64.max
  private var postings: [Posting] = []
  /// Column and number of each place (see `Place`).
  private var places: [Int] = []
  private var current = 0
  /// All bits that are set in any of the articles' numbers.
  private var bits: Int64 = 0

  /// Takes in all of a beginning's words; once.
  mutating func gather(_ beginning: String, _ index: IndexPages) throws(Failure) {
    let prefix = SegmentWriter.word(beginning)
    let segments = try index.segments()
    let cursors = UnsafeMutableBufferPointer<SegmentCursor>.allocate(capacity: segments.count)
    for (place, segment) in segments.enumerated() {
      cursors.initializeElement(at: place, to: SegmentCursor(segment, index))
    }
    defer {
      cursors.deinitialize()
      cursors.deallocate()
    }
    var live: [Int] = []
    for place in segments.indices
    where try cursors[place].findFirst(from: prefix) && cursors[place].word.starts(with: prefix) {
      live.append(place)
    }
    while let first = live.first {
      var least = cursors[first].word
      for place in live where cursors[place].word.lexicographicallyPrecedes(least) { least = cursors[place].word }
      let same = live.filter { cursors[$0].word == least }
      try gather(cursors, same)
      for place in same {
        if try !cursors[place].nextWord() || !cursors[place].word.starts(with: prefix) {
          live.removeAll { $0 == place }
        }
      }
    }
    postings.sort { $0.number < $1.number }
    settle()
  }

  var listBytes: Int { 8 * postings.count }

  /// Goes to the first article from this one on; never back.
  mutating func seek(_ wanted: Int64) {
    while current < postings.count, postings[current].number < wanted { current += 1 }
    settle()
  }

  /// Goes back so far that no article from this one on will be missed.
  mutating func rewind(to wanted: Int64) {
    if number > wanted { current = 0 }
    settle()
  }

  /// What is known: all of it.
  var reach: ArticleFrame.Reach { .init(bits: bits) }

  /// Adds the articles of the set's frame, from the current one on.
  func insert(into articles: ArticleBits) {
    var index = current
    while index < postings.count, postings[index].number < articles.frame.range.upperBound {
      articles.insert(articles.frame.place(of: postings[index].number))
      index += 1
    }
  }

  /// Calls `body` with the column of each place in the current article, and its number there.
  func forEachPlace(_ body: (_ column: Int, _ place: Int) -> Void) {
    var index = current
    while index < postings.count, postings[index].number == number {
      for place in places[postings[index].first..<postings[index].end] {
        body(Place.column(place), place & 0xFFFF_FFFF)
      }
      index += 1
    }
  }

  /// Takes in the postings of one word, from segments of which the first is the newest.
  private mutating func gather(
    _ cursors: UnsafeMutableBufferPointer<SegmentCursor>, _ segments: [Int]
  ) throws(Failure) {
    while true {
      var least = Int64.max
      var newest = segments[0]
      for place in segments where cursors[place].number < least {
        least = cursors[place].number
        newest = place
      }
      if least == .max { return }
      if !cursors[newest].isTakenOut {
        let first = places.count
        cursors[newest].withPlaces { PlaceList.forEach($0) { places.append($0 << 32 | $1) } }
        bits |= least
        postings.append(Posting(number: least, first: first, end: places.count))
      }
      for place in segments where cursors[place].number == least { try cursors[place].next() }
    }
  }

  private mutating func settle() {
    number = current < postings.count ? postings[current].number : .max
  }
}
