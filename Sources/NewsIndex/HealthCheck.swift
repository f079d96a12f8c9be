import CSQLite
package import NewsModel

/// What a look through the whole database finds: what is damaged, the texts or what was made of them.
package struct Health: Sendable {
  /// Articles that are not what was stored, and texts that cannot be read.
  package var texts: [Failure] = []
  /// The full-text index and the tables made for it: they can be made again of the texts.
  package var index: [Failure] = []
  /// The file as a whole.
  package var file: [Failure] = []

  package var all: [Failure] { file + texts + index }
}

/// Looks through a database. Whatever it meets, it goes on with the rest.
struct HealthCheck {
  private let db: ReadConnection
  private let path: String
  private let tokenizer: Tokenizer
  private var health = Health()

  /// Tables whose rows came with the bundles; all others are made of them.
  private static let textTables: Set<String> = ["article", "text", "bundle", "failure", "site_line", "forgotten"]
  /// Complaints of one kind that are told; more would say no more.
  private static let mostTold = 20

  init(_ db: ReadConnection, path: String, tokenizer: Tokenizer) {
    self.db = db
    self.path = path
    self.tokenizer = tokenizer
  }

  mutating func run() -> Health {
    checkTables()
    var checksum = IndexChecksum()
    let areSound = checkTexts(&checksum)
    // Of texts that are not what they were nothing can be told of the index.
    checkIndex(areSound ? checksum : nil)
    return health
  }

  // MARK: SQLite's own check

  private mutating func checkTables() {
    do throws(Failure) {
      var tables: [String] = []
      let row = try RawStatement(db.handle, "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0")
      while try row.step() { if let name = row.text(0) { tables.append(name) } }
      for table in tables.sorted() { checkTable(table) }
      if health.texts.isEmpty, health.index.isEmpty {
        for line in try complaints(of: "PRAGMA integrity_check(\(Self.mostTold))") {
          health.file.append(damagedFile(line))
        }
      }
    } catch {
      health.file.append(damagedFile(error.cause))
    }
  }

  private mutating func checkTable(_ table: String) {
    let isText = Self.textTables.contains(table)
    func note(_ line: String) {
      if isText {
        health.texts.append(damagedTable(table, line))
      } else {
        health.index.append(damagedIndex("table \(table): \(line)"))
      }
    }
    do throws(Failure) {
      let lines = try complaints(of: "PRAGMA integrity_check('\(table)')")
      for line in lines.prefix(3) { note(line) }
    } catch {
      note(error.cause)
    }
  }

  private func complaints(of check: String) throws(Failure) -> [String] {
    let row = try RawStatement(db.handle, check)
    var lines: [String] = []
    while try row.step() {
      if let text = row.text(0), text != "ok", lines.count < Self.mostTold {
        lines += text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("***") }
      }
    }
    return lines
  }

  // MARK: Texts

  /// - Returns: whether every text is what was stored.
  private mutating func checkTexts(_ checksum: inout IndexChecksum) -> Bool {
    let numbers = ArticleNumbers(db.handle)
    var damaged: [Failure] = []
    do throws(Failure) {
      let article = try RawStatement(
        db.handle,
        """
        SELECT \(ArticleMark.columns), segmented.headline, segmented.byline, segmented.body, text.acronyms
        FROM article JOIN text ON text.id = article.text LEFT JOIN segmented ON segmented.id = article.id
          WHERE article.id = ?1
        """)
      for number in numbers.all {
        if let failure = check(number, article, &checksum) { damaged.append(failure) }
      }
    } catch {
      damaged.append(damagedFile(error.cause))
    }
    health.texts += damaged.prefix(Self.mostTold)
    if damaged.count > Self.mostTold {
      health.texts.append(damagedTable("article", "\(damaged.count) articles in all are not what was stored"))
    }
    return damaged.isEmpty && numbers.failures.isEmpty
  }

  private func check(_ number: Int64, _ article: RawStatement, _ checksum: inout IndexChecksum) -> Failure? {
    article.bind(number, at: 1)
    defer { article.reset() }
    guard (try? article.step()) == true, ArticleMark.isRight(article) else {
      return .damagedArticle(number, path: path(ofBundleOf: number))
    }
    let first = ArticleMark.columnCount
    for column in Column.allCases {
      // The headline, the byline, the body as they were indexed: segmented, where that was needed.
      let own: Int32? = [.headline: 4, .byline: 7, .body: 14][column]
      var count = 0
      let index: (UnsafeBufferPointer<UInt8>) -> Void = { text in
        tokenizer.forEachToken(in: text) { token in
          checksum.add(
            word: IndexChecksum.key(of: token.bytes.extracting(..<min(token.bytes.count, TextTokens.longest))),
            article: number, column: Int(column.rawValue), place: count)
          count += 1
        }
      }
      if article.withText(first + column.rawValue, index) == nil, let own { _ = article.withText(own, index) }
    }
    return nil
  }

  private func path(ofBundleOf number: Int64) -> String? {
    guard
      let row = try? RawStatement(
        db.handle, "SELECT path FROM bundle WHERE id = (SELECT bundle FROM article WHERE id = ?1)")
    else { return nil }
    row.bind(number, at: 1)
    return (try? row.step()) == true ? row.text(0) : nil
  }

  // MARK: The index

  private mutating func checkIndex(_ expected: IndexChecksum?) {
    do throws(Failure) {
      let rows = try db.number("SELECT count(*) FROM search_docsize")
      let articles = try db.number("SELECT count(*) FROM article")
      if rows != articles {
        health.index.append(damagedIndex("the full-text index has \(rows) articles, the table \(articles)"))
      }
      let stray = try miscounted()
      if !stray.isEmpty {
        health.index.append(damagedIndex("\(stray.count) words are not counted right (first \(stray[0]))"))
      }
      let found = try checksum()
      if let expected, found != expected {
        health.index.append(
          damagedIndex(
            "the full-text index does not say what the texts say (\(found.places) places of words, \(expected.places) in the texts)"
          ))
      }
    } catch {
      health.index.append(damagedIndex(error.cause))
    }
  }

  /// Of all postings of all words that newsq knows.
  private func checksum() throws(Failure) -> IndexChecksum {
    var checksum = IndexChecksum()
    let pages = try IndexPages(db)
    let segments = try pages.segments()
    let words = try RawStatement(db.handle, "SELECT word FROM word")
    while try words.step() {
      guard var word = words.text(0) else { continue }
      let key = word.withUTF8 { IndexChecksum.key(of: $0) }
      var postings = WordPostings(segments)
      try postings.find(word, pages)
      while postings.number != .max {
        let number = postings.number
        postings.forEachPlace { checksum.add(word: key, article: number, column: $0, place: $1) }
        try postings.seek(number + 1)
      }
    }
    return checksum
  }

  /// Words whose count is not the full-text index's own, and words that only one of both has.
  private func miscounted() throws(Failure) -> [String] {
    let vocabulary = try Vocabulary(db)
    var stray: [String] = []
    try RawStatement(
      db.handle, "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_words USING fts5vocab (main, search, row)"
    ).run()
    let terms = try RawStatement(db.handle, "SELECT term, doc FROM temp.search_words")
    var known = 0
    while try terms.step() {
      let term = terms.text(0) ?? ""
      known += 1
      if try vocabulary.articles(with: term) != terms.integer(1) { stray.append(term) }
    }
    let words = try db.number("SELECT count(*) FROM word")
    if words != known { stray.append("\(words) words for \(known) terms") }
    return stray
  }

  // MARK: Failures

  private func damagedIndex(_ what: String) -> Failure {
    Failure(
      .damagedIndex, subject: path, cause: "index damage: \(what)",
      remedy: "the texts are not concerned: stop newsqd and run newsq reindex --rebuild")
  }

  private func damagedTable(_ table: String, _ what: String) -> Failure {
    Failure(
      .damagedText, subject: path, cause: "text damage: table \(table): \(what)",
      remedy: "stop newsqd and run newsq reindex --rebuild, or restore a copy")
  }

  private func damagedFile(_ what: String) -> Failure {
    Failure(
      .wrongVersion, subject: path, cause: "the database is damaged: \(what)",
      remedy: "stop newsqd and run newsq reindex --rebuild, or restore a copy")
  }
}
