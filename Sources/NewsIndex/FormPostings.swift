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
  /// For each word its places in the article, and behind these those where the form begins.
  private let places: UnsafeMutableBufferPointer<PlaceBuffer>

  /// The words' postings come with `open`.
  init(_ form: QueryPlan.Form) {
    concept = form.concept
    languages = form.languages
    length = form.length
    column = form.field.map { Int($0.column.rawValue) }
    end = form.field == .lead ? QueryPlan.leadWords : Int.max
    slop = form.slop
    places = .allocate(capacity: form.tokens.count + 1)
    for index in places.indices { places.initializeElement(at: index, to: PlaceBuffer()) }
  }

  /// Brings in the postings of its words; once.
  mutating func open(_ form: QueryPlan.Form, _ index: IndexPages) throws(Failure) {
    for (place, token) in form.tokens.enumerated() {
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
    places.deinitialize()
    places.deallocate()
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

  /// Whether single articles are sought, far from each other, from now on.
  func becomeSparse(_ isSparse: Bool) {
    for source in sources { if case .word(let postings) = source { postings.pointee.becomeSparse(isSparse) } }
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
  func forEachPlace(_ body: (_ column: Int, _ place: Int) -> Void) {
    if let only { return only.pointee.forEachPlace(body) }
    let found = starts()
    for index in 0..<places[found].count {
      let place = places[found].places[index]
      let (column, number) = (Place.column(place), place & 0xFFFF_FFFF)
      if number < end, self.column == nil || column == self.column { body(column, number) }
    }
  }

  /// Finds the first places of its occurrences, columns included.
  ///
  /// - Returns: which of `places` they are.
  private func starts() -> Int {
    for index in sources.indices { gather(index) }
    let words = places.count - 1
    if words == 1 { return 0 }
    if let slop {
      places[words].removeAll()
      let lists = (0..<words).map { places[$0].array }
      for start in ComposedWindow.starts(of: lists, length: words + slop, isInLead: end != Int.max) {
        places[words].append(start)
      }
    } else {
      follow()
    }
    return words
  }

  private func gather(_ index: Int) {
    places[index].removeAll()
    switch sources[index] {
    case .word(let postings): postings.pointee.forEachPlace { places[index].append($0 << 32 | $1) }
    case .beginning(let postings):
      postings.pointee.forEachPlace { places[index].append($0 << 32 | $1) }
      places[index].sort()
    }
  }

  /// Finds the places of the first word behind which the others follow: word by word, each time fewer are left.
  private func follow() {
    let words = places.count - 1
    places[words].removeAll()
    for index in 0..<places[0].count { places[words].append(places[0].places[index]) }
    for word in 1..<words where places[words].count > 0 { places[words].keep(before: places[word], by: word) }
  }
}
