import NewsModel

/// What a request asks of an article's source and language: a look at the article's row.
struct RequestFilter {
  private let row: RawStatement

  /// - Returns: nil where it asks nothing.
  init?(_ request: SearchRequest, _ db: ReadConnection) throws(Failure) {
    guard request.source != nil || request.language != nil else { return nil }
    row = try db.statement(
      """
      SELECT 1 FROM article WHERE id = ?1 AND (?2 IS NULL OR source = ?2 COLLATE NOCASE)
        AND (?3 IS NULL OR language GLOB ?3)
      """)
    row.bind(request.source, at: 2)
    row.bind(request.language.map(Self.languagePattern), at: 3)
  }

  func passes(_ article: Int64) throws(Failure) -> Bool {
    row.bind(article, at: 1)
    defer { row.reset() }
    return try row.step()
  }

  /// `en` stands for `en-us`, too.
  private static func languagePattern(_ language: String) -> String {
    let code = String(
      language.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || $0 == "-" }.map(Character.init))
    return "\(code)*"
  }
}
