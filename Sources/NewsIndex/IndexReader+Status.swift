import Glibc
package import NewsModel

/// The index in numbers.
package struct IndexStatus: Sendable {
  package var path: String
  /// Bytes of the database and of its log.
  package var size: Int64
  package var logSize: Int64
  package var articles: Int
  package var undated: Int
  /// Days of the oldest and the newest dated article.
  package var oldest: CivilDay?
  package var newest: CivilDay?
  package var bundles: Int
  /// Bundles, and single members of others, that could not be read: what `failures()` lists.
  package var failed: Int
  /// The same by `Failure.Code`, most first.
  package var failures: [(code: String, count: Int)]
  /// Bundles whose owner has removed them and whose articles were kept.
  package var gone: Int
  /// When a bundle was last read, ISO 8601 in UTC.
  package var lastTaken: String?
  /// Articles by language, most first; "und" where it is not known.
  package var languages: [(code: String, articles: Int)]
}

extension IndexReader {
  /// The format that this newsq writes.
  package static var format: Int { Schema.version }

  /// How many articles there are; quick.
  package func articleCount() throws(Failure) -> Int {
    try read { db throws(Failure) in try Self.articleCount(db) }
  }

  private static func articleCount(_ db: ReadConnection) throws(Failure) -> Int {
    try db.number("SELECT coalesce(sum(articles), 0) FROM language")
  }

  package func status() throws(Failure) -> IndexStatus {
    try read { db throws(Failure) in
      func day(_ sql: String) throws(Failure) -> CivilDay? {
        let row = try db.statement(sql)
        return try row.step() ? ArticleNumber.day(of: row.integer(0)) : nil
      }
      let dated = "id & \(ArticleNumber.undated) = 0"
      let last = try db.statement("SELECT max(taken) FROM bundle")
      let lastTaken = try last.step() ? last.text(0) : nil
      return IndexStatus(
        path: path, size: Self.size(path), logSize: Self.size(path + "-wal"),
        articles: try Self.articleCount(db),
        undated: try db.number("SELECT count(*) FROM article WHERE published IS NULL"),
        oldest: try day("SELECT id FROM article WHERE \(dated) ORDER BY id LIMIT 1"),
        newest: try day("SELECT id FROM article WHERE \(dated) ORDER BY id DESC LIMIT 1"),
        bundles: try db.number("SELECT count(*) FROM bundle"),
        failed: try db.number("SELECT count(*) FROM failure"),
        failures: try Self.counts(db, "SELECT code, count(*) FROM failure GROUP BY code ORDER BY 2 DESC, 1"),
        gone: try db.number("SELECT count(*) FROM bundle WHERE state = 'gone'"),
        lastTaken: lastTaken,
        languages: try Self.counts(
          db, "SELECT code, articles FROM language WHERE articles > 0 ORDER BY articles DESC, code"
        ).map { (code: $0.code, articles: $0.count) })
    }
  }

  /// The rows of a statement that gives codes and numbers.
  private static func counts(_ db: ReadConnection, _ sql: String) throws(Failure) -> [(code: String, count: Int)] {
    let row = try db.statement(sql)
    var counts: [(code: String, count: Int)] = []
    while try row.step() { counts.append((row.text(0) ?? "", Int(row.integer(1)))) }
    return counts
  }

  private static func size(_ path: String) -> Int64 {
    var facts = stat()
    return stat(path, &facts) == 0 ? Int64(facts.st_size) : 0
  }
}
