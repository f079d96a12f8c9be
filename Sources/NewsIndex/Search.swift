import GRDB
import GRDBSQLite
import NewsModel
import NewsQuery

/// One search inside one state of the database: the query lowered, run and ranked.
struct Search {
  let request: SearchRequest
  let lowering: Lowering
  let articles: Int64
  private let db: Database
  private let lengths: Lengths

  init(_ request: SearchRequest, _ db: Database, tokenizer: Tokenizer, aliases: AliasTable = AliasTable())
    throws(Failure)
  {
    self.request = request
    self.db = db
    let vocabulary = try Vocabulary(db)
    articles = vocabulary.articles
    lowering = try Lowering(
      request.query, expansion: Expansion(vocabulary: vocabulary, tokenizer: tokenizer, aliases: aliases))
    lengths = try Lengths(db)
  }

  /// The wanted page of matches, in order.
  func page() throws(Failure) -> ArraySlice<TopHits.Match> {
    let end = request.offset + request.limit
    let matches: [TopHits.Match]
    switch request.sort {
    case .relevance, .blend:
      let ranking = ranking(keep: end)
      try run(ranking) { _ in true }
      matches = ranking.top.sorted
    case .newest, .oldest: matches = try inOrderOfTime(end)
    }
    return matches.dropFirst(request.offset).prefix(request.limit)
  }

  /// How many articles match.
  func count() throws(Failure) -> Int {
    guard let match = lowering.match else { return 0 }
    let statement = try statement("SELECT count(*)", match)
    return try statement.step() ? Int(statement.integer(0)) : 0
  }

  /// What each concept gives to one article's score.
  func shares(of article: Int64) throws(Failure) -> [Double] {
    guard let match = lowering.match else { return [] }
    let ranking = ranking(keep: 1)
    let statement = try RawStatement(
      db.connection(), "SELECT \(RankingFunction.name)(search, ?1) FROM search WHERE search MATCH ?2 AND rowid = ?3")
    RankingFunction.bind(ranking, to: statement, at: 1)
    statement.bind(match, at: 2)
    statement.bind(article, at: 3)
    while try statement.step() {}
    return ranking.shares
  }

  func ranking(keep: Int) -> Ranking {
    Ranking(lowering, articles: articles, lengths: lengths, keep: keep)
  }

  /// Article numbers are in the order of days, so the search ends as soon as a day after enough hits begins;
  /// within a day the time decides.
  private func inOrderOfTime(_ wanted: Int) throws(Failure) -> [TopHits.Match] {
    let ranking = ranking(keep: 0)
    var found: [TopHits.Match] = []
    try run(ranking) { match in
      if found.count >= wanted, let last = found.last, ArticleNumber.day(of: last.id) != ArticleNumber.day(of: match.id)
      {
        return false
      }
      found.append(match)
      return true
    }
    let moment = try RawStatement(
      db.connection(), "SELECT published, published_from, seen FROM article WHERE id = ?1")
    var times: [Int64: Int] = [:]
    for match in found {
      moment.bind(match.id, at: 1)
      if try moment.step() { times[match.id] = Self.seconds(moment) }
      moment.reset()
    }
    let newestFirst = request.sort == .newest
    return found.sorted { a, b in
      let x = (ArticleNumber.day(of: a.id), times[a.id] ?? 0, a.id)
      let y = (ArticleNumber.day(of: b.id), times[b.id] ?? 0, b.id)
      return newestFirst ? x > y : x < y
    }
  }

  /// When the article in the row was published, or, undated, when it arrived.
  private static func seconds(_ row: RawStatement) -> Int {
    let text = row.text(0) ?? row.text(2) ?? ""
    return PublishedDate(iso: text, origin: .record)?.secondsSince1970 ?? 0
  }

  /// Runs the query over all matches in the wanted span, in the order of their numbers, until `body` says false.
  private func run(_ ranking: Ranking, _ body: (TopHits.Match) throws -> Bool) throws(Failure) {
    guard let match = lowering.match else { return }
    let order = request.sort == .newest ? " ORDER BY rowid DESC" : ""
    let statement = try statement("SELECT rowid, \(RankingFunction.name)(search, ?1)", match, order: order)
    RankingFunction.bind(ranking, to: statement, at: 1)
    while try statement.step() {
      let found = TopHits.Match(score: sqlite3_column_double(statement.handle, 1), id: statement.integer(0))
      let goOn = try Result { try body(found) }.mapError { Failure.database($0, path: "") }.get()
      if !goOn { return }
    }
  }

  /// A statement over the matches that pass the request's filters.
  private func statement(_ select: String, _ match: String, order: String = "") throws(Failure) -> RawStatement {
    var conditions = ["search MATCH ?2"]
    if request.dates.first != nil || request.dates.end != nil {
      conditions.append("rowid >= ?3 AND rowid < ?4 AND rowid & \(ArticleNumber.undated) = 0")
    }
    if request.source != nil {
      conditions.append("(SELECT source FROM article WHERE id = search.rowid) = ?5 COLLATE NOCASE")
    }
    if request.language != nil {
      conditions.append("(SELECT language FROM article WHERE id = search.rowid) GLOB ?6")
    }
    let statement = try RawStatement(
      db.connection(), "\(select) FROM search WHERE \(conditions.joined(separator: " AND "))\(order)")
    let range = ArticleNumber.range(from: request.dates.first, before: request.dates.end)
    statement.bind(match, at: 2)
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
