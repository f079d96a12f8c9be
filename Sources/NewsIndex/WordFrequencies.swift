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
  ///   - isWanted: whether somebody waits; asked again and again.
  /// - Returns: nil where somebody does.
  init?(
    of forms: [[String]], in segment: SegmentStructure.Segment, _ index: IndexPages,
    unless isWanted: () -> Bool = { false }
  ) throws(Failure) {
    let cursors = UnsafeMutableBufferPointer<FormCursor>.allocate(capacity: forms.count)
    for place in forms.indices { cursors.initializeElement(at: place, to: FormCursor(segment, index)) }
    defer {
      cursors.deinitialize()
      cursors.deallocate()
    }
    for (place, form) in forms.enumerated() { try cursors[place].find(form) }
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

  /// - Parameter most: bytes of postings up to which the forms' words are read.
  /// - Returns: nil where there are more.
  static func short(
    of forms: [[String]], in segment: SegmentStructure.Segment, _ index: IndexPages, most: Int
  ) throws(Failure) -> WordFrequencies? {
    var bytes = 0
    var found: [[String]] = []
    for form in forms {
      var isThere = true
      var own = 0
      for word in form where isThere {
        var cursor = SegmentCursor(segment, index)
        try cursor.find(SegmentWriter.word(word))
        isThere = cursor.number != .max
        if isThere { own += try cursor.listBytes() }
      }
      if !isThere { continue }
      found.append(form)
      bytes += own
      if bytes > most { return nil }
    }
    return found.isEmpty ? WordFrequencies() : try WordFrequencies(of: found, in: segment, index)
  }
}
