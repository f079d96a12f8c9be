import NewsModel
import NewsQuery

/// The articles that answer a plan, in the order of their numbers.
final class Answers {
  /// What was seen of the article that `forEach` stands at.
  let sight: ConceptSight
  /// The numbers that the request's days allow.
  let range: Range<Int64>
  private let plan: QueryPlan
  private let postings: PlanPostings
  private let check: AnswerCheck
  private let filter: RequestFilter?
  /// Whether the request asks for articles of some days.
  let isDated: Bool
  /// The concepts that an article must have, where that is all that the plan asks.
  private let required: [Int]?
  private let scan: RawStatement
  /// For sets of articles (see `ArticleBits`): that of the plan, and those within it.
  private let memory: UnsafeMutablePointer<UInt64>

  init(
    _ plan: QueryPlan, _ request: SearchRequest, _ index: IndexPages, _ db: ReadConnection, languages: ArticleLanguages,
    tokenizer: Tokenizer
  ) throws(Failure) {
    self.plan = plan
    postings = try PlanPostings(plan, index)
    sight = ConceptSight(plan, postings, weights: Column.allCases.map(Ranking.weight(of:)), languages: languages)
    check = AnswerCheck(facts: try ArticleFacts(db, tokenizer: tokenizer))
    filter = try RequestFilter(request, db)
    scan = try db.statement("SELECT id FROM article WHERE id >= ?1 AND id < ?2 ORDER BY id")
    required = plan.condition.required
    let dates = request.dates.narrowed(by: plan.condition)
    isDated = dates.first != nil || dates.end != nil
    range = ArticleNumber.range(from: dates.first, before: dates.end)
    memory = .allocate(capacity: ArticleBits.words * (1 + (postings.articles?.depth ?? 0)))
  }

  deinit {
    memory.deallocate()
  }

  /// Calls `body` with each article of a range that answers the plan, until it says false. What the request asks of source and
  /// language is left to `passesFilter`.
  ///
  /// - Parameters:
  ///   - looking: whether `sight` is to be at each article.
  ///   - sift: may take articles out of a set before they are looked at; it is called where what was surveyed of them is all that the
  ///     plan asks about, but for the concepts that it is called with: an answer has all of them.
  /// - Returns: false where `body` said so.
  func forEach(
    in range: Range<Int64>, looking: Bool = false, sift: ((ConceptSurvey, _ needed: [Int]) -> Void)? = nil,
    _ body: (Int64) throws(Failure) -> Bool
  ) throws(Failure) -> Bool {
    if range.isEmpty { return true }
    try postings.rewind(to: range.lowerBound)
    if plan.needsScan { return try forEachOfAll(in: range, body) }
    guard var articles = postings.articles else { return true }
    defer { postings.articles = articles }
    let (sight, check, condition, required, isDated) = (sight, check, plan.condition, required, isDated)
    let needsCheck = plan.needsCheck
    let looks = looking || needsCheck
    let isSimple = sight.isAllWords && (required != nil || !needsCheck)
    try articles.seek(range.lowerBound)
    while articles.number < range.upperBound {
      let candidates = ArticleBits(try postings.frame(from: articles.number, within: range), in: memory)
      articles.insert(into: candidates, memory + ArticleBits.words)
      if isDated { candidates.removeUndated() }
      if looks { sight.survey(candidates) }
      if let sift, isSimple, let survey = sight.survey { sift(survey, needsCheck ? required ?? [] : []) }
      let last = try candidates.first { id throws(Failure) in
        if looks { try sight.look(at: id) }
        let isAnswer = !needsCheck || required.map(sight.sees) ?? check.article(id, with: sight, fulfils: condition)
        return isAnswer ? try !body(id) : false
      }
      // What was looked at is not ahead of the articles then.
      try articles.seek(last.map { $0 + 1 } ?? candidates.frame.range.upperBound)
      if last != nil { return false }
    }
    return true
  }

  /// Calls `body` with those of some articles that answer the plan, with `sight` at each of them. What the request asks of days,
  /// source and language is left to others.
  ///
  /// - Parameter articles: in ascending order, which each have some of the plan's words.
  func forEach(of articles: some Sequence<Int64>, _ body: (Int64) throws(Failure) -> Void) throws(Failure) {
    sight.survey?.end()
    var isFirst = true
    for id in articles {
      if isFirst { try postings.go(to: id) }
      isFirst = false
      try sight.look(at: id)
      guard required.map(sight.sees) ?? check.article(id, with: sight, fulfils: plan.condition)
      else { continue }
      try body(id)
    }
  }

  /// Articles without any of the plan's words may answer it: all are looked at.
  private func forEachOfAll(
    in range: Range<Int64>, _ body: (Int64) throws(Failure) -> Bool
  ) throws(Failure) -> Bool {
    sight.survey?.end()
    scan.reset()
    defer { scan.reset() }
    scan.bind(range.lowerBound, at: 1)
    scan.bind(range.upperBound, at: 2)
    while try scan.step() {
      let id = scan.integer(0)
      if isDated, ArticleNumber.isUndated(id) { continue }
      try postings.articles?.seek(id)
      try sight.look(at: postings.articles?.number == id ? id : nil)
      if check.article(id, with: sight, fulfils: plan.condition), try !body(id) { return false }
    }
    return true
  }

  /// About how many bytes of postings must be read for all answers.
  func bytesToRead() throws(Failure) -> Int { try postings.articles?.weight() ?? 0 }

  /// The numbers that the request's days allow, in so many parts of about the same work; fewer where there is little.
  func parts(_ wanted: Int) throws(Failure) -> [Range<Int64>] {
    var parts: [Range<Int64>] = []
    var start = range.lowerBound
    for end in try postings.articles?.parting(into: wanted) ?? [] where start < end && end < range.upperBound {
      parts.append(start..<end)
      start = end
    }
    return parts + [start..<range.upperBound]
  }

  /// Whether an article is of the source and in the language that the request asks for.
  func passesFilter(_ article: Int64) throws(Failure) -> Bool {
    try filter?.passes(article) ?? true
  }
}

extension Condition {
  /// The concepts all of which it asks for, where it asks nothing else.
  fileprivate var required: [Int]? {
    switch self {
    case .concept(let concept): return [concept]
    case .all(let parts):
      let concepts = parts.compactMap { if case .concept(let concept) = $0 { concept } else { nil } }
      return concepts.count == parts.count ? concepts : nil
    case .near, .atLeast, .filter, .any, .excluding: return nil
    }
  }
}

extension DateBound {
  /// The days that are left where a condition allows fewer of them: the others need not be looked at at all.
  fileprivate func narrowed(by condition: Condition) -> DateBound {
    switch condition {
    case .filter(let filter):
      guard case .published(let days) = filter.filter else { return self }
      return DateBound(
        first: [first, days.first].compactMap { $0 }.max(), end: [end, days.end].compactMap { $0 }.min())
    case .all(let parts): return parts.reduce(self) { $0.narrowed(by: $1) }
    case .excluding(let wanted, _): return narrowed(by: wanted)
    case .concept, .near, .atLeast, .any: return self
    }
  }
}
