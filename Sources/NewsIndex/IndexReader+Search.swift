package import NewsModel

/// What a search gives.
package struct SearchResult: Sendable {
  package var hits: [Hit]
  /// Each word of the query with its forms, as it was understood.
  package var concepts: [Concept]
  /// For each hit how its score came about; empty unless asked for.
  package var scores: [ScoreParts] = []
  /// How many articles were ranked to find the best: of frequent words those alone that may be among them.
  package var ranked = 0
  /// Articles that match and are not what was stored: they are not among the hits.
  package var damaged: [Failure] = []

  package init(hits: [Hit], concepts: [Concept]) {
    self.hits = hits
    self.concepts = concepts
  }
}

extension IndexReader {
  /// The best matches, or those next in time.
  package func search(_ request: SearchRequest, explain: Bool = false) throws(Failure) -> SearchResult {
    try read { db throws(Failure) in
      let search = try Search(request, db, tokenizer: tokenizer, aliases: aliasTable)
      var result = try result(search.page(by: self), of: search, asked: request, explain: explain, db)
      result.ranked = search.ranked
      return result
    }
  }

  /// Matches with what is shown of them.
  func result(
    _ matches: ArraySlice<TopHits.Match>, of search: Search, asked request: SearchRequest, explain: Bool = false,
    _ db: ReadConnection
  ) throws(Failure) -> SearchResult {
    let snippets = SnippetMaker(search.plan.concepts, articles: search.articles, tokenizer: tokenizer)
    let row = try db.statement(request.keysAlone ? Self.keyColumn : Self.hitColumns)
    var result = SearchResult(hits: [], concepts: search.plan.concepts)
    for (index, match) in matches.enumerated() {
      let found: (hit: Hit, body: String)?
      do throws(Failure) {
        found = try Self.hit(match, row, of: request)
      } catch {
        if error.code != .damagedText { throw error }
        result.damaged.append(error)
        continue
      }
      guard let found else { continue }
      var hit = found.hit
      hit.rank = request.offset + index + 1
      if request.mostWordsFirst { hit.missing = try search.missing(from: hit.id) }
      if request.snippets {
        hit.snippet = snippets.snippet(ofBody: found.body, title: hit.title, language: hit.language)
        if let title = hit.title {
          hit.titleHighlights = snippets.highlights(inHeadline: title, language: hit.language)
        } else {
          hit.opening = OneLine.text(String(found.body.prefix(Self.openingLength)))
        }
      }
      result.hits.append(hit)
      if explain, let parts = try search.parts(of: hit.id) { result.scores.append(parts) }
    }
    return result
  }

  /// How many articles match; limit, offset and order do not count.
  package func count(_ request: SearchRequest) throws(Failure) -> Int {
    try read { db throws(Failure) in try Search(request, db, tokenizer: tokenizer, aliases: aliasTable).count() }
  }

  /// Characters of the text that stand for a missing headline.
  private static let openingLength = 90

  private static let keyColumn = """
    SELECT \(StoredKey.expression) FROM article WHERE id = ?1
    """

  private static let hitColumns = """
    SELECT \(StoredKey.expression), article.headline, article.url, article.source, article.language, article.published,
      article.published_from, bundle.path, \(ArticleMark.columns)
    FROM article JOIN bundle ON bundle.id = article.bundle JOIN text ON text.id = article.text WHERE article.id = ?1
    """

  /// What is shown of a match, and its text where that is asked for. Throws `damagedText` where it is not what was stored.
  private static func hit(
    _ match: TopHits.Match, _ row: RawStatement, of request: SearchRequest
  ) throws(Failure) -> (hit: Hit, body: String)? {
    row.bind(match.id, at: 1)
    defer { row.reset() }
    guard try row.step() else { return nil }
    if request.keysAlone {
      return (Hit(id: match.id, key: row.text(0) ?? "", rank: 0, score: match.score, path: ""), "")
    }
    guard ArticleMark.isRight(row, from: 8) else { throw Failure.damagedArticle(match.id, path: row.text(7)) }
    let origin = row.text(6).flatMap(PublishedDate.Origin.init) ?? .record
    let hit = Hit(
      id: match.id, key: row.text(0) ?? "", rank: 0, score: match.score, title: row.text(1), url: row.text(2),
      source: row.text(3), language: row.text(4),
      published: row.text(5).flatMap { PublishedDate(iso: $0, origin: origin) }, path: row.text(7) ?? "")
    return (hit, request.snippets ? row.text(8 + ArticleMark.body) ?? "" : "")
  }
}

/// The identity of an article as users see it.
enum StoredKey {
  /// Its own where its file gives one, else its bundle's name, with the place inside a bundle of several.
  static let expression =
    "coalesce(article.key, article.name || '#' || article.member, article.name)"
}
