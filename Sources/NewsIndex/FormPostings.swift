import NewsModel
import NewsQuery

/// One form of a concept with the postings of its words: where it is, and at which places. It owns these.
struct FormPostings: ~Copyable {
  private enum Source {
    case word(UnsafeMutablePointer<WordPostings>)
    case beginning(UnsafeMutablePointer<PrefixPostings>)
  }

  let concept: Int
  /// The languages (see `LanguageBits`) in whose articles it stands for the concept.
  let languages: UInt64
  /// Words in it.
  let length: Int
  private var sources: [Source] = []
  /// The one word of a form that counts wherever it is.
  private var only: UnsafeMutablePointer<WordPostings>?
  private let column: Int?
  private let end: Int
  private let slop: Int?
  /// For each word its places in the article, used again for each article.
  private var places: [[Int]] = []

  /// The words' postings come with `open`.
  init(_ form: QueryPlan.Form) {
    concept = form.concept
    languages = form.languages
    length = form.length
    column = form.field.map { Int($0.column.rawValue) }
    end = form.field == .lead ? QueryPlan.leadWords : Int.max
    slop = form.slop
  }

  /// Brings in the postings of its words; once.
  mutating func open(_ form: QueryPlan.Form, _ index: IndexPages) throws(Failure) {
    for (place, token) in form.tokens.enumerated() {
      places.append([])
      if form.isPrefix, place == form.tokens.count - 1 {
        let memory = UnsafeMutablePointer<PrefixPostings>.allocate(capacity: 1)
        memory.initialize(to: PrefixPostings())
        sources.append(.beginning(memory))
        try memory.pointee.gather(token, index)
      } else {
        let memory = UnsafeMutablePointer<WordPostings>.allocate(capacity: 1)
        memory.initialize(to: WordPostings(try index.segments()))
        sources.append(.word(memory))
        try memory.pointee.find(token, index)
        if form.tokens.count == 1, form.field == nil { only = memory }
      }
    }
  }

  deinit {
    for source in sources {
      switch source {
      case .word(let postings):
        postings.deinitialize(count: 1)
        postings.deallocate()
      case .beginning(let postings):
        postings.deinitialize(count: 1)
        postings.deallocate()
      }
    }
  }

  /// The streams of its words, which move with it.
  func words() throws(Failure) -> [ArticleStream] {
    var streams: [ArticleStream] = []
    for source in sources {
      switch source {
      case .word(let postings): streams.append(try ArticleStream(.word(postings)))
      case .beginning(let postings): streams.append(try ArticleStream(.beginning(postings)))
      }
    }
    return streams
  }

  /// Goes to articles from this one on with all its words.
  ///
  /// - Returns: what is known without reading on.
  func bring(to article: Int64) throws(Failure) -> ArticleFrame.Reach {
    var reach = ArticleFrame.Reach()
    for source in sources {
      switch source {
      case .word(let postings):
        try postings.pointee.seek(article)
        reach.join(postings.pointee.reach)
      case .beginning(let postings):
        postings.pointee.seek(article)
        reach.join(postings.pointee.reach)
      }
    }
    return reach
  }

  /// Works out the places in a frame of all articles that are known of it.
  func place(in frame: ArticleFrame) {
    for source in sources { if case .word(let postings) = source { postings.pointee.place(in: frame) } }
  }

  /// Whether it is one word that counts wherever it is: `forEachPosting` is for these.
  var isWord: Bool { only != nil }

  /// Calls `body` with the places of articles of a set, in FTS5's form, without moving to them.
  @inline(__always)
  func forEachPosting(of articles: ArticleBits, _ body: (_ article: UInt16, UnsafeBufferPointer<UInt8>) -> Void) {
    only?.pointee.forEachPosting(of: articles, body)
  }

  /// Whether all its words are in an article, which is not before the one asked for last.
  @inline(__always)
  func seek(_ article: Int64) throws(Failure) -> Bool {
    if let only {
      if only.pointee.number < article { try only.pointee.seek(article) }
      return only.pointee.number == article
    }
    for source in sources {
      switch source {
      case .word(let postings):
        try postings.pointee.seek(article)
        if postings.pointee.number != article { return false }
      case .beginning(let postings):
        postings.pointee.seek(article)
        if postings.pointee.number != article { return false }
      }
    }
    return true
  }

  func rewind(to article: Int64) throws(Failure) {
    for source in sources {
      switch source {
      case .word(let postings): try postings.pointee.rewind(to: article)
      case .beginning(let postings): postings.pointee.rewind(to: article)
      }
    }
  }

  /// Calls `body` with the column of each occurrence in the article that `seek` found, and the number of its first word there.
  @inline(__always)
  mutating func forEachPlace(_ body: (_ column: Int, _ place: Int) -> Void) {
    if let only { return only.pointee.forEachPlace(body) }
    for place in starts() {
      let (column, number) = (Place.column(place), place & 0xFFFF_FFFF)
      if number < end, self.column == nil || column == self.column { body(column, number) }
    }
  }

  /// The first places of its occurrences, columns included.
  private mutating func starts() -> [Int] {
    for index in sources.indices { gather(index) }
    if places.count == 1 { return places[0] }
    guard let slop else { return followed() }
    let isInLead = end != Int.max
    return ComposedWindow.starts(of: places, length: places.count + slop, isInLead: isInLead)
  }

  private mutating func gather(_ index: Int) {
    places[index].removeAll(keepingCapacity: true)
    switch sources[index] {
    case .word(let postings): postings.pointee.forEachPlace { places[index].append($0 << 32 | $1) }
    case .beginning(let postings):
      postings.pointee.forEachPlace { places[index].append($0 << 32 | $1) }
      places[index].sort()
    }
  }

  /// The places of the first word behind which the others follow.
  private func followed() -> [Int] {
    var starts: [Int] = []
    var at = [Int](repeating: 0, count: places.count)
    next: for start in places[0] {
      for word in places.indices.dropFirst() {
        while at[word] < places[word].count, places[word][at[word]] < start + word { at[word] += 1 }
        if at[word] == places[word].count { return starts }
        if places[word][at[word]] != start + word { continue next }
      }
      starts.append(start)
    }
    return starts
  }
}
