import NewsModel

/// A place in the postings of a form in one segment: of one word, or of several that follow each other.
struct FormCursor: ~Copyable {
  /// The article it stands at, which has the form; `.max` behind the last one.
  private(set) var number = Int64.max
  /// How often the form occurs in it, each occurrence weighted by its column.
  private(set) var frequency = 0.0

  private let segment: SegmentStructure.Segment
  private let index: IndexPages
  private var words: UnsafeMutableBufferPointer<SegmentCursor>
  private let weights: UnsafeMutableBufferPointer<Double>

  init(_ segment: SegmentStructure.Segment, _ index: IndexPages) {
    self.segment = segment
    self.index = index
    words = .allocate(capacity: 0)
    weights = .allocate(capacity: Column.allCases.count)
    _ = weights.initialize(from: Column.allCases.map(Ranking.weight(of:)))
  }

  deinit {
    words.deinitialize()
    words.deallocate()
    weights.deallocate()
  }

  /// Goes to the first article that has the words one behind the other; for the first and only time.
  mutating func find(_ form: [String]) throws(Failure) {
    words.deallocate()
    words = .allocate(capacity: form.count)
    for place in form.indices { words.initializeElement(at: place, to: SegmentCursor(segment, index)) }
    for (place, word) in form.enumerated() { try words[place].find(SegmentWriter.word(word)) }
    try settle()
  }

  mutating func next() throws(Failure) {
    try words[0].next()
    try settle()
  }

  /// Finds the next article where the form occurs.
  private mutating func settle() throws(Failure) {
    while true {
      try meet()
      if number == .max { return }
      frequency = words.count == 1 ? ownFrequency : phraseFrequency
      // Where a word was taken out there is nothing.
      if frequency > 0 { return }
      try words[0].next()
    }
  }

  /// Goes to the next article with all words.
  private mutating func meet() throws(Failure) {
    var wanted = words[0].number
    var place = 1
    while place < words.count, wanted != .max {
      try words[place].seek(wanted)
      let reached = words[place].number
      if reached == wanted {
        place += 1
      } else if reached == .max {
        wanted = .max
      } else {
        // The first sets the pace.
        try words[0].seek(reached)
        wanted = words[0].number
        place = 1
      }
    }
    number = wanted
  }

  private var ownFrequency: Double {
    words[0].isTakenOut ? 0 : words[0].withPlaces { PlaceList.weigh($0, weights).sum }
  }

  private var phraseFrequency: Double {
    var starts = places(of: 0)
    for word in 1..<words.count where !starts.isEmpty {
      let following = Set(places(of: word))
      starts = starts.filter { following.contains($0 + word) }
    }
    return starts.reduce(0) { $0 + weights[Place.column($1)] }
  }

  /// The places of a word, columns included.
  private func places(of word: Int) -> [Int] {
    var places: [Int] = []
    words[word].withPlaces { PlaceList.forEach($0) { column, place in places.append(column << 32 | place) } }
    return places
  }
}
