import GRDB
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
  /// Bundles whose owner has removed them and whose articles were kept.
  package var gone: Int
  /// When a bundle was last read, ISO 8601 in UTC.
  package var lastTaken: String?
  /// Articles by language, most first; "und" where it is not known.
  package var languages: [(code: String, articles: Int)]
}

extension IndexReader {
  package func status() throws(Failure) -> IndexStatus {
    try read { db in
      func number(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
      let languages = try Row.fetchAll(
        db, sql: "SELECT code, articles FROM language WHERE articles > 0 ORDER BY articles DESC, code")
      let dated = "id & \(ArticleNumber.undated) = 0"
      return IndexStatus(
        path: path, size: Self.size(path), logSize: Self.size(path + "-wal"),
        articles: try number("SELECT coalesce(sum(articles), 0) FROM language"),
        undated: try number("SELECT count(*) FROM article WHERE published IS NULL"),
        oldest: try Int64.fetchOne(db, sql: "SELECT id FROM article WHERE \(dated) ORDER BY id LIMIT 1")
          .map(ArticleNumber.day(of:)),
        newest: try Int64.fetchOne(db, sql: "SELECT id FROM article WHERE \(dated) ORDER BY id DESC LIMIT 1")
          .map(ArticleNumber.day(of:)),
        bundles: try number("SELECT count(*) FROM bundle"),
        failed: try number("SELECT count(*) FROM failure"),
        gone: try number("SELECT count(*) FROM bundle WHERE state = 'gone'"),
        lastTaken: try String.fetchOne(db, sql: "SELECT max(taken) FROM bundle"),
        languages: languages.map { ($0["code"], $0["articles"]) })
    }
  }

  private static func size(_ path: String) -> Int64 {
    var facts = stat()
    return stat(path, &facts) == 0 ? Int64(facts.st_size) : 0
  }
}
