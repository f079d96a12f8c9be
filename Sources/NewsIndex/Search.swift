import NewsModel
import NewsQuery

/// One search inside one state of the database: the query planned, run and ranked.
final class Search {
  let request: SearchRequest
  let plan: QueryPlan
  /// Articles in the index.
  let articles: Int64
  let answers: Answers
  let db: ReadConnection
  let index: IndexPages
  let blocks: ArticleBlocks
  private let totals: (articles: Int64, words: [Int64])

  init(_ request: SearchRequest, _ db: ReadConnection, tokenizer: Tokenizer, aliases: AliasTable = AliasTable())
    throws(Failure)
  {
    self.request = request
    self.db = db
    let vocabulary = try db.vocabulary()
    articles = vocabulary.articles
    blocks = try db.articleBlocks()
    plan = try Lowering.plan(
      request.query, expansion: Expansion(vocabulary: vocabulary, tokenizer: tokenizer, aliases: aliases),
      tokenizer: tokenizer, languages: vocabulary.indexLanguages.all)
    index = try IndexPages(db)
    totals = try index.totals()
    answers = try Answers(
      plan, request, index, db, languages: ArticleLanguages(blocks, vocabulary.indexLanguages), tokenizer: tokenizer)
  }

  /// The wanted page of matches, in order.
  ///
  /// - Parameter reader: whose connection this is; nil where the search must not be shared with other threads.
  func page(by reader: IndexReader? = nil) throws(Failure) -> ArraySlice<TopHits.Match> {
    let end = request.offset + request.limit
    let matches: [TopHits.Match]
    switch request.sort {
    // Where there are no words, nothing is more relevant than anything else.
    case .relevance where plan.hasWords, .blend where plan.hasWords: matches = try best(end, by: reader)
    case .newest, .relevance, .blend: matches = try TimeOrder(self, newestFirst: true).matches(end)
    case .oldest: matches = try TimeOrder(self, newestFirst: false).matches(end)
    }
    return matches.dropFirst(request.offset).prefix(request.limit)
  }

  /// How many articles match.
  func count() throws(Failure) -> Int {
    var count = 0
    try forEachMatch { _ in count += 1 }
    return count
  }

  /// Calls `body` with the number of every match, in ascending order; limit, offset and order do not count.
  func forEachMatch(_ body: (Int64) throws(Failure) -> Void) throws(Failure) {
    _ = try answers.forEach(in: answers.range) { id throws(Failure) in
      if try answers.passesFilter(id) { try body(id) }
      return true
    }
  }

  /// How one article's score came about.
  func parts(of article: Int64) throws(Failure) -> ScoreParts? {
    guard plan.hasWords, article < .max else { return nil }
    let ranking = ranking(keep: 1, isComplete: true)
    var isAnswer = false
    _ = try answers.forEach(in: article..<article + 1, looking: true) { id throws(Failure) in
      isAnswer = true
      _ = try ranking.score(id) { () throws(Failure) in true }
      return true
    }
    return isAnswer ? ranking.parts : nil
  }

  /// How many articles were ranked.
  private(set) var ranked = 0

  func ranking(keep: Int, isComplete: Bool = false) -> Ranking {
    Ranking(plan, request, totals: totals, blocks: blocks, sight: answers.sight, keep: keep, isComplete: isComplete)
  }

  /// The best matches, at most so many.
  private func best(_ wanted: Int, by reader: IndexReader?) throws(Failure) -> [TopHits.Match] {
    var ranking = ranking(keep: wanted)
    let effort = reader?.effort ?? SearchEffort()
    if let stored = try storedBounds(ranking, wanted, effort) {
      if let matches = try frequentMatches(ranking, stored) {
        if try rankBest(of: matches, ranking, wanted) { return ranking.top.sorted }
        ranking = self.ranking(keep: wanted)
      }
      if let windows = try windows(ranking, stored) {
        try BestFirst(windows, ranking, wanted).run { numbers throws(Failure) in try rank(numbers, ranking) }
        return ranking.top.sorted
      }
    }
    guard let reader, effort.threads > 1, !plan.needsScan, try answers.bytesToRead() >= effort.manyBytes else {
      try rank(answers.range, ranking)
      return ranking.top.sorted
    }
    return try best(of: answers.parts(effort.threads), ranking, wanted, reader)
  }

  /// The best of all parts, of which other threads rank all but the first.
  private func best(
    of parts: [Range<Int64>], _ ranking: Ranking, _ wanted: Int, _ reader: IndexReader
  ) throws(Failure) -> [TopHits.Match] {
    let state = try state()
    let helpers = parts.dropFirst().map { RankingHelper(reader, request, $0, wanted: wanted, state: state) }
    for helper in helpers { helper.start() }
    let own = Result { () throws(Failure) in try rank(parts[0], ranking) }
    let found = helpers.map { $0.finish() }
    try own.get()
    var top = ranking.top
    for (part, found) in zip(parts.dropFirst(), found) {
      if let found {
        ranked += found.ranked
        for match in found.top { top.insert(match) }
      } else {
        let ranking = self.ranking(keep: wanted)
        try rank(part, ranking)
        for match in ranking.top.sorted { top.insert(match) }
      }
    }
    return top.sorted
  }

  /// What tells states of the index apart.
  func state() throws(Failure) -> [UInt8] { try index.state() }

  func rank(_ numbers: Range<Int64>, _ ranking: Ranking) throws(Failure) {
    let sift = { (survey: ConceptSurvey, needed: [Int]) in self.ranked += ranking.sift(survey, needed) }
    _ = try answers.forEach(in: numbers, looking: true, sift: sift) { id throws(Failure) in
      try score(id, ranking)
      return true
    }
  }

  /// Ranks an answer that `answers` stands at.
  @inline(__always)
  func score(_ id: Int64, _ ranking: Ranking) throws(Failure) {
    ranked += 1
    _ = try ranking.score(id) { () throws(Failure) in try answers.passesFilter(id) }
  }

  /// Where the best matches may be; nil where that is not known, or where looking at all matches is as quick.
  private func windows(_ ranking: Ranking, _ stored: StoredBounds) throws(Failure) -> SearchWindows? {
    guard ranking.hasLeadingWord else { return nil }
    let source = BoundReader(stored: stored, index: index, impact: Impact(average: averageLength, blocks))
    var bounds: [[SearchWindows.Alternatives]] = []
    for (number, concept) in plan.concepts.enumerated() {
      // What is unwanted never scores; nothing need be known of it.
      let forms = concept.isExcluded ? [] : plan.forms.filter { $0.concept == number }
      let singles = forms.filter { $0.tokens.count == 1 }.map { $0.tokens[0] }
      var groups = singles.isEmpty ? [] : [[singles]]
      groups += forms.filter { $0.tokens.count > 1 }.map { $0.tokens.map { [$0] } }
      var read: [SearchWindows.Alternatives] = []
      for group in groups {
        var words: SearchWindows.Alternatives = []
        for word in group {
          guard let parts = try source.parts(of: word) else { return nil }
          words.append(parts)
        }
        read.append(words)
      }
      bounds.append(read)
    }
    return ranking.windows(bounds, in: answers.range)
  }

  /// What is known of the scores of frequent words; nil where the best matches cannot be found by it, or looking at all is as quick.
  private func storedBounds(_ ranking: Ranking, _ wanted: Int, _ effort: SearchEffort) throws(Failure) -> StoredBounds?
  {
    guard ranking.hasLeadingWord || plan.condition.neededSets.count > 1, !plan.needsScan, !request.mostWordsFirst,
      wanted > 0, wanted <= Self.mostWanted,
      !plan.forms.contains(where: \.isPrefix), try answers.bytesToRead() > effort.fewBytes
    else { return nil }
    let stored = try StoredBounds(db, index, average: averageLength)
    return stored.isEmpty ? nil : stored
  }

  /// The average number of words in an article.
  private var averageLength: Double { Ranking.averageLength(totals) }

  /// With more answers wanted than these, few windows could be left out.
  private static let mostWanted = 1_000
}
