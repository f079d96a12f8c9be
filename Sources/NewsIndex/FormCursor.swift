import NewsModel

/// A place in the postings of a form in one segment: of one word, or of several that follow each other.
struct FormCursor: ~Copyable {
  /// The article it stands at, which has the form; `.max` behind the last one.
  private(set) var number = Int64.max
  /// How often the form occurs in it, each occurrence weighted by its column.
  private(set) var frequency = 0.0

  private let form: [String]
  private let words: UnsafeMutableBufferPointer<SegmentCursor>
  private let weights: UnsafeMutableBufferPointer<Double>

  /// Stands behind the last article of nothing, until `begin()`.
  init(_ form: [String], _ segment: SegmentStructure.Segment, _ index: IndexPages) {
    self.form = form
    words = .allocate(capacity: form.count)
    for place in form.indices { words.initializeElement(at: place, to: SegmentCursor(segment, index)) }
    weights = .allocate(capacity: Column.allCases.count)
    _ = weights.initialize(from: Column.allCases.map(Ranking.weight(of:)))
  }

  deinit {
    words.deinitialize()
    words.deallocate()
    weights.deallocate()
  }

  /// Finds its words, for the first and only time.
  ///
  /// - Returns: about how many bytes their lists have; 0 where one of them is nowhere.
  mutating func find() throws(Failure) -> Int {
    var bytes = 0
    for (place, word) in form.enumerated() {
      try words[place].find(SegmentWriter.word(word))
      if words[place].number == .max { return 0 }
      bytes += try words[place].listBytes()
    }
    return bytes
  }

  /// Goes to the first article that has the words that were found one behind the other.
  mutating func begin() throws(Failure) { try settle() }

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
    for word in 1..<words.count where starts.count > 0 { starts.keep(before: places(of: word), by: word) }
    var sum = 0.0
    for index in 0..<starts.count { sum += weights[Place.column(starts.places[index])] }
    return sum
  }

  /// The places of a word, columns included.
  private func places(of word: Int) -> PlaceBuffer {
    var places = PlaceBuffer()
    words[word].withPlaces { PlaceList.forEach($0) { column, place in places.append(column << 32 | place) } }
    return places
  }
}
