import NewsModel

/// The postings that a plan reads: the articles that may answer it, and what they have of its forms.
final class PlanPostings {
  /// The postings of each of the plan's forms, for a look at an article: they are never ahead of one that is looked at.
  let forms: UnsafeMutableBufferPointer<FormPostings>
  /// All articles that fulfil the plan's condition, as far as they have any of its words, and some that do not; nil where it has
  /// none.
  var articles: ArticleStream?

  private let plan: QueryPlan
  private let index: IndexPages
  private var formCount = 0
  /// Whether words may have been moved beyond the articles.
  private var isAhead = false
  /// Streams that others consist of.
  private var parts: [UnsafeMutableBufferPointer<ArticleStream>] = []
  /// Postings of articles that those in `forms` do not move with.
  private var others: [UnsafeMutablePointer<FormPostings>] = []

  init(_ plan: QueryPlan, _ index: IndexPages) throws(Failure) {
    self.plan = plan
    self.index = index
    forms = .allocate(capacity: plan.forms.count)
    for form in plan.forms {
      forms.initializeElement(at: formCount, to: FormPostings(form))
      formCount += 1
      try forms[formCount - 1].open(form, index)
    }
    if plan.needsScan {
      articles = try any(of: Array(plan.concepts.indices), isApart: false)
    } else {
      articles = try articles(plan.condition, isApart: false)
    }
  }

  deinit {
    for part in parts { part.deallocate() }
    for other in others {
      other.deinitialize(count: 1)
      other.deallocate()
    }
    forms.extracting(..<formCount).deinitialize()
    forms.deallocate()
  }

  /// Goes to an article with all words, wherever they are, and leaves the articles that may answer where they are.
  func go(to article: Int64) throws(Failure) {
    isAhead = true
    for form in 0..<formCount {
      forms[form].becomeSparse(true)
      try forms[form].rewind(to: article)
    }
  }

  /// Goes back, where that is needed, so that no article from this one on will be missed.
  func rewind(to article: Int64) throws(Failure) {
    // What is looked at is never ahead of the articles.
    if let articles, !plan.needsScan, !isAhead, !articles.hasPassed(article) { return }
    if isAhead { for form in 0..<formCount { forms[form].becomeSparse(false) } }
    isAhead = false
    // Words may be ahead of the streams that they are in: `frame` brings them all.
    for form in 0..<formCount { try forms[form].rewind(to: article) }
    for other in others { try other.pointee.rewind(to: article) }
    try articles?.rewind(to: article)
  }

  /// Goes to articles from this one on with all words, and works out which of them stand where in a frame.
  ///
  /// - Parameter limits: the articles that are wanted at all.
  func frame(from article: Int64, within limits: Range<Int64>) throws(Failure) -> ArticleFrame {
    var reach = ArticleFrame.Reach()
    for form in 0..<formCount { reach.join(try forms[form].bring(to: article)) }
    for other in others { reach.join(try other.pointee.bring(to: article)) }
    let frame = ArticleFrame(from: article, reach, within: limits)
    for form in 0..<formCount { forms[form].place(in: frame) }
    for other in others { other.pointee.place(in: frame) }
    return frame
  }

  // MARK: Articles that may answer

  /// - Parameter isApart: whether the articles need postings of their own: where some leap over articles that others still
  ///   stop at, a look at those would come too late.
  private func articles(_ condition: Condition, isApart: Bool) throws(Failure) -> ArticleStream? {
    switch condition {
    case .concept(let concept): return try any(of: [concept], isApart: isApart)
    case .atLeast(_, let concepts): return try any(of: concepts, isApart: isApart)
    case .near(let parts, _, _):
      var streams: [ArticleStream] = []
      for part in parts { if let stream = try any(of: part, isApart: isApart) { streams.append(stream) } }
      return try all(streams)
    case .filter: return nil
    case .all(let parts):
      var streams: [ArticleStream] = []
      for part in parts where part.needsText {
        if let stream = try articles(part, isApart: isApart) { streams.append(stream) }
      }
      return try all(streams)
    case .any(let parts):
      var streams: [ArticleStream] = []
      for part in parts {
        if let stream = try articles(part, isApart: isApart || part.leaps) { streams.append(stream) }
      }
      return try any(streams)
    case .excluding(let wanted, _): return try articles(wanted, isApart: isApart)
    }
  }

  /// The articles that may have any of some concepts.
  private func any(of concepts: [Int], isApart: Bool) throws(Failure) -> ArticleStream? {
    var streams: [ArticleStream] = []
    for (place, form) in plan.forms.enumerated() where concepts.contains(form.concept) {
      if isApart {
        let memory = UnsafeMutablePointer<FormPostings>.allocate(capacity: 1)
        memory.initialize(to: FormPostings(form))
        others.append(memory)
        try memory.pointee.open(form, index)
        if let stream = try all(memory.pointee.words()) { streams.append(stream) }
      } else if let stream = try all(forms[place].words()) {
        streams.append(stream)
      }
    }
    return try any(streams)
  }

  /// Those with the most articles come first: where they have one, the others need not be asked.
  private func any(_ streams: [ArticleStream]) throws(Failure) -> ArticleStream? {
    streams.count > 1 ? try ArticleStream(.any(keep(byWeight(streams).reversed()))) : streams.first
  }

  /// Those with the fewest articles come first.
  private func all(_ streams: [ArticleStream]) throws(Failure) -> ArticleStream? {
    streams.count > 1 ? try ArticleStream(.all(keep(byWeight(streams)))) : streams.first
  }

  private func byWeight(_ streams: [ArticleStream]) throws(Failure) -> [ArticleStream] {
    var weighed: [(weight: Int, stream: ArticleStream)] = []
    for stream in streams { weighed.append((try stream.weight(), stream)) }
    return weighed.sorted { $0.weight < $1.weight }.map(\.stream)
  }

  private func keep(_ streams: [ArticleStream]) -> UnsafeMutableBufferPointer<ArticleStream> {
    let memory = UnsafeMutableBufferPointer<ArticleStream>.allocate(capacity: streams.count)
    _ = memory.initialize(from: streams)
    parts.append(memory)
    return memory
  }
}

extension Condition {
  /// Whether the articles that may fulfil it are found by leaps over those that have some of its words alone.
  fileprivate var leaps: Bool {
    switch self {
    case .all, .near: true
    case .excluding(let wanted, _): wanted.leaps
    case .concept, .atLeast, .filter, .any: false
    }
  }
}
