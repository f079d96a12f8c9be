import CSQLite
import NewsModel
import NewsQuery

/// One search inside one state of the database: the query planned, run and ranked.
struct Search {
  let request: SearchRequest
  let plan: QueryPlan
  let articles: Int64
  let db: ReadConnection
  private let blocks: ArticleBlocks
  private let languages: ArticleLanguages
  private let facts: ArticleFacts

  init(_ request: SearchRequest, _ db: ReadConnection, tokenizer: Tokenizer, aliases: AliasTable = AliasTable())
    throws(Failure)
  {
    self.request = request
    self.db = db
    let vocabulary = try db.vocabulary()
    articles = vocabulary.articles
    blocks = try ArticleBlocks(db)
    languages = ArticleLanguages(blocks, vocabulary.indexLanguages)
    plan = try Lowering.plan(
      request.query, expansion: Expansion(vocabulary: vocabulary, tokenizer: tokenizer, aliases: aliases),
      tokenizer: tokenizer, languages: vocabulary.indexLanguages.all)
    facts = try ArticleFacts(db, tokenizer: tokenizer)
  }

  /// The wanted page of matches, in order.
  func page() throws(Failure) -> ArraySlice<TopHits.Match> {
    let end = request.offset + request.limit
    let matches: [TopHits.Match]
    switch request.sort {
    // Where there are no words, nothing is more relevant than anything else.
    case .relevance where plan.match != nil, .blend where plan.match != nil:
      let ranking = ranking(keep: end)
      try run(ranking) { _ in true }
      matches = ranking.top.sorted
    case .newest, .relevance, .blend: matches = try TimeOrder(self, newestFirst: true).matches(end)
    case .oldest: matches = try TimeOrder(self, newestFirst: false).matches(end)
    }
    return matches.dropFirst(request.offset).prefix(request.limit)
  }

  /// How many articles match.
  func count() throws(Failure) -> Int {
    guard plan.needsCheck || plan.needsScan else {
      guard let match = plan.match else { return 0 }
      let statement = try found("SELECT count(*)", match, .down)
      return try statement.step() ? Int(statement.integer(0)) : 0
    }
    var count = 0
    try forEachMatch { _ in count += 1 }
    return count
  }

  /// Calls `body` with the number of every match; limit, offset and order do not count.
  func forEachMatch(_ body: (Int64) throws(Failure) -> Void) throws(Failure) {
    try run(ranking(keep: 0)) { match throws(Failure) in
      try body(match.id)
      return true
    }
  }

  /// How one article's score came about.
  func parts(of article: Int64) throws(Failure) -> ScoreParts? {
    guard let match = plan.match else { return nil }
    let ranking = Ranking(
      plan, articles: articles, blocks: blocks, languages: languages, facts: facts, request: request, keep: 1,
      isComplete: true)
    let statement = try RawStatement(
      db.handle, "SELECT \(RankingFunction.name)(search, ?1) FROM search WHERE search MATCH ?2 AND rowid = ?3")
    RankingFunction.bind(ranking, to: statement, at: 1)
    statement.bind(match, at: 2)
    statement.bind(article, at: 3)
    while try statement.step() {}
    return ranking.matches > 0 ? ranking.parts : nil
  }

  func ranking(keep: Int) -> Ranking {
    Ranking(
      plan, articles: articles, blocks: blocks, languages: languages, facts: facts, request: request, keep: keep)
  }

  /// The order in which articles are visited.
  enum Direction {
    case up, down
  }

  /// Runs the query over all matches in the wanted span until `body` says false: those with words of the query in the order
  /// of their numbers, then those without.
  func run(
    _ ranking: Ranking, _ direction: Direction = .up, _ body: (TopHits.Match) throws(Failure) -> Bool
  ) throws(Failure) {
    /// What FTS5 has shown, where others are to be looked at after it.
    var seen = Set<Int64>()
    if let match = plan.match {
      let statement = try found("SELECT rowid, \(RankingFunction.name)(search, ?1)", match, direction)
      RankingFunction.bind(ranking, to: statement, at: 1)
      while try statement.step() {
        if plan.needsScan { seen.insert(statement.integer(0)) }
        if sqlite3_column_type(statement.handle, 1) == SQLITE_NULL { continue }
        let found = TopHits.Match(score: sqlite3_column_double(statement.handle, 1), id: statement.integer(0))
        if try !body(found) { return }
      }
    }
    guard plan.needsScan else { return }
    let statement = try self.statement("SELECT id FROM article", [], key: "article.id", direction)
    while try statement.step() {
      let id = statement.integer(0)
      guard !seen.contains(id), let score = ranking.score(id) else { continue }
      if try !body(TopHits.Match(score: score, id: id)) { return }
    }
  }

  /// A statement over what FTS5 finds and the request's filters let through.
  private func found(_ select: String, _ match: String, _ direction: Direction) throws(Failure) -> RawStatement {
    let statement = try statement("\(select) FROM search", ["search MATCH ?2"], key: "search.rowid", direction)
    statement.bind(match, at: 2)
    return statement
  }

  /// - Parameter key: the column with the articles' numbers.
  private func statement(
    _ select: String, _ first: [String], key: String, _ direction: Direction
  ) throws(Failure) -> RawStatement {
    let dates = request.dates.narrowed(by: plan.condition)
    var conditions = first
    if dates.first != nil || dates.end != nil {
      conditions.append("\(key) >= ?3 AND \(key) < ?4 AND \(key) & \(ArticleNumber.undated) = 0")
    }
    if request.source != nil {
      conditions.append("(SELECT a.source FROM article AS a WHERE a.id = \(key)) = ?5 COLLATE NOCASE")
    }
    if request.language != nil {
      conditions.append("(SELECT a.language FROM article AS a WHERE a.id = \(key)) GLOB ?6")
    }
    let sql =
      select + (conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND "))
      + (direction == .down ? " ORDER BY \(key) DESC" : " ORDER BY \(key)")
    let statement = try db.statement(sql)
    let range = ArticleNumber.range(from: dates.first, before: dates.end)
    statement.bind(range.lowerBound, at: 3)
    statement.bind(range.upperBound, at: 4)
    statement.bind(request.source, at: 5)
    statement.bind(request.language.map(Self.languagePattern), at: 6)
    return statement
  }

  /// `en` stands for `en-us`, too.
  private static func languagePattern(_ language: String) -> String {
    let code = String(
      language.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || $0 == "-" }.map(Character.init))
    return "\(code)*"
  }
}

extension DateBound {
  /// The days that are left where a condition allows fewer of them: FTS5 need not look at the others at all.
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
