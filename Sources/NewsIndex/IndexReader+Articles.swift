import NewsJSON
package import NewsModel

extension IndexReader {
  /// One article by its number; nil where there is none. Throws `damagedText` for one that is not what was stored.
  package func article(id: Int64) throws(Failure) -> ArticleRecord? {
    try read { db throws(Failure) in
      var record = try Self.article(id: id, db)
      if record != nil { record?.copies = Array(try Self.paths(ofBundleOf: id, db).dropFirst()) }
      return record
    }
  }

  /// The same, from a connection.
  static func article(id: Int64, _ db: ReadConnection) throws(Failure) -> ArticleRecord? {
    try articles(db, where: "article.id = ?1") { $0.bind(id, at: 1) }.first
  }

  /// Of a copy they stand with the bundle that has the same content.
  private static let ofBundle = """
    article.bundle = (SELECT coalesce(same_as, id) FROM bundle WHERE path = ?1) ORDER BY article.id
    """

  /// The articles of a bundle, in the order of their numbers; of an exact copy those of the other one.
  package func articles(ofBundle path: String) throws(Failure) -> [ArticleRecord] {
    try read { db throws(Failure) in
      try Self.articles(db, where: Self.ofBundle) { $0.bind(path, at: 1) }
    }
  }

  /// The articles that a number, or the path or name of a bundle stands for, and the paths of the bundles with their content;
  /// also of articles that are not what was stored.
  package func articleNumbers(
    of subject: String, inbox: String
  ) throws(Failure) -> (numbers: [Int64], paths: [String]) {
    try read { db throws(Failure) in
      var numbers: [Int64] = []
      if let number = Int64(subject) {
        numbers = try Self.numbers(db, "SELECT id FROM article WHERE id = ?1") { $0.bind(number, at: 1) }
      } else {
        for path in [subject, "\(inbox)/\(subject)"] where numbers.isEmpty {
          numbers = try Self.numbers(
            db,
            """
            SELECT article.id FROM bundle JOIN article ON article.bundle = coalesce(bundle.same_as, bundle.id)
              WHERE bundle.path = ?1 ORDER BY article.id
            """
          ) { $0.bind(path, at: 1) }
        }
      }
      guard let first = numbers.first else { return ([], []) }
      return (numbers, try Self.paths(ofBundleOf: first, db))
    }
  }

  /// The paths of all bundles with the content that an article came in: its own first, then exact copies.
  private static func paths(ofBundleOf article: Int64, _ db: ReadConnection) throws(Failure) -> [String] {
    let row = try RawStatement(
      db.handle,
      """
      SELECT bundle.path FROM article JOIN bundle ON bundle.id = article.bundle OR bundle.same_as = article.bundle
        WHERE article.id = ?1 AND (bundle.id = article.bundle OR bundle.state <> 'gone')
        ORDER BY bundle.id <> article.bundle, bundle.path
      """)
    row.bind(article, at: 1)
    var paths: [String] = []
    while try row.step() { if let path = row.text(0) { paths.append(path) } }
    return paths
  }

  private static func numbers(
    _ db: ReadConnection, _ question: String, bind: (RawStatement) -> Void
  ) throws(Failure) -> [Int64] {
    let row = try RawStatement(db.handle, question)
    bind(row)
    var numbers: [Int64] = []
    while try row.step() { numbers.append(row.integer(0)) }
    return numbers
  }

  private static func articles(
    _ db: ReadConnection, where condition: String, bind: (RawStatement) -> Void
  ) throws(Failure) -> [ArticleRecord] {
    let row = try RawStatement(
      db.handle,
      """
      SELECT article.id, \(StoredKey.expression), bundle.path, article.seen, article.key, article.headline, text.body,
        article.url, article.source, article.byline, article.language, article.published, article.published_from,
        article.images, article.member, article.format, text.left_out, \(ArticleMark.columns)
      FROM article JOIN text ON text.id = article.text LEFT JOIN bundle ON bundle.id = article.bundle
        WHERE \(condition)
      """)
    bind(row)
    var found: [ArticleRecord] = []
    while try row.step() {
      guard ArticleMark.isRight(row, from: 17) else {
        throw Failure.damagedArticle(row.integer(0), path: row.text(2))
      }
      found.append(ArticleRecord(row))
    }
    return found
  }
}

extension ArticleRecord {
  fileprivate init(_ row: RawStatement) {
    let origin = row.text(12).flatMap(PublishedDate.Origin.init) ?? .record
    let article = Article(
      key: row.text(4), title: row.text(5), body: row.text(6) ?? "", url: row.text(7), source: row.text(8),
      authors: Self.list(row.text(9)), language: row.text(10),
      published: row.text(11).flatMap { PublishedDate(iso: $0, origin: origin) }, images: Self.list(row.text(13)),
      member: row.text(14), leftOut: row.text(16), format: row.text(15) ?? "")
    self.init(
      id: row.integer(0), article: article, key: row.text(1) ?? "", path: row.text(2) ?? "", seen: row.text(3))
  }

  /// The texts of a JSON array.
  private static func list(_ text: String?) -> [String] {
    guard let text, !text.isEmpty, case .array(let values)? = try? JSONValue.parse(Array(text.utf8)) else { return [] }
    return values.compactMap { if case .string(let text) = $0 { text } else { nil } }
  }
}
