import NewsModel

/// How often forms that count as one occur in each article of a segment that has them, each occurrence weighted by its column.
struct WordFrequencies {
  private(set) var articles: [Int64] = []
  private(set) var frequencies: [Double] = []

  init(articles: [Int64] = [], frequencies: [Double] = []) {
    self.articles = articles
    self.frequencies = frequencies
  }

  /// - Parameters:
  ///   - forms: the words of each, which follow each other.
  ///   - most: bytes of postings up to which the forms' words are read.
  ///   - isWanted: whether somebody waits; asked again and again.
  /// - Returns: nil where there are more bytes, or somebody waits.
  init?(
    of forms: [[String]], in segment: SegmentStructure.Segment, _ index: IndexPages, most: Int = .max,
    unless isWanted: () -> Bool = { false }
  ) throws(Failure) {
    let cursors = UnsafeMutableBufferPointer<FormCursor>.allocate(capacity: forms.count)
    for place in forms.indices { cursors.initializeElement(at: place, to: FormCursor(forms[place], segment, index)) }
    defer {
      cursors.deinitialize()
      cursors.deallocate()
    }
    var bytes = 0
    var found: [Int] = []
    for place in 0..<cursors.count {
      let own = try cursors[place].find()
      bytes += own
      if bytes > most { return nil }
      if own > 0 { found.append(place) }
    }
    for place in found { try cursors[place].begin() }
    while true {
      var article = Int64.max
      for place in 0..<cursors.count { article = min(article, cursors[place].number) }
      if article == .max { break }
      var frequency = 0.0
      for place in 0..<cursors.count where cursors[place].number == article {
        frequency += cursors[place].frequency
        try cursors[place].next()
      }
      articles.append(article)
      frequencies.append(frequency)
      if articles.count % Self.patience == 0, isWanted() { return nil }
    }
  }

  /// Articles after each of which it is asked whether somebody waits: a quarter of a millisecond.
  private static let patience = 4_096
}
