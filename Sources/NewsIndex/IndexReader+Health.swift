import GRDB
import Glibc
package import NewsModel

extension IndexReader {
  /// What is wrong with the database; empty where it is sound.
  ///
  /// SQLite's own check, and the vocabulary set against the words of the full-text index, which reads all of it.
  package func complaints() throws(Failure) -> [Failure] {
    try read { db in
      var complaints = try String.fetchAll(db, sql: "PRAGMA integrity_check(10)").filter { $0 != "ok" }.map {
        damage($0)
      }
      let rows = try Int.fetchOne(db, sql: "SELECT count(*) FROM search_docsize") ?? 0
      let articles = try Int.fetchOne(db, sql: "SELECT count(*) FROM article") ?? 0
      if rows != articles {
        complaints.append(damage("the full-text index has \(rows) articles, the table \(articles)"))
      }
      let stray = try Self.miscounted(db)
      if !stray.isEmpty {
        complaints.append(damage("\(stray.count) words are not counted right (first \(stray[0]))"))
      }
      return complaints
    }
  }

  /// Words whose count is not the full-text index's own, and words that only one of both has.
  private static func miscounted(_ db: Database) throws -> [String] {
    let vocabulary = try Vocabulary(db)
    var stray: [String] = []
    try db.execute(
      sql: "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_words USING fts5vocab (main, search, row)")
    let terms = try RawStatement(db.connection(), "SELECT term, doc FROM temp.search_words")
    var known = 0
    while try terms.step() {
      let term = terms.text(0) ?? ""
      known += 1
      if try vocabulary.articles(with: term) != terms.integer(1) { stray.append(term) }
    }
    let words = try Int.fetchOne(db, sql: "SELECT count(*) FROM word") ?? 0
    if words != known { stray.append("\(words) words for \(known) terms") }
    return stray
  }

  /// A consistent copy, checked before it gets its name.
  package func backup(to file: String) throws(Failure) {
    guard access(file, F_OK) != 0 else {
      throw Failure(.badUsage, subject: file, cause: "is there already", remedy: "name a file that is not there yet")
    }
    let part = file + ".part"
    unlink(part)
    do throws(Failure) {
      try IndexFile.translating(part) {
        let copy = try DatabaseQueue(path: part)
        try queue.backup(to: copy)
        let verdict = try copy.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
        try copy.close()
        if verdict != "ok" { throw damage(verdict ?? "no answer") }
      }
      guard rename(part, file) == 0 else {
        throw Failure(
          .ioError, subject: file, cause: String(cString: strerror(errno)).lowercased(), remedy: "check the folder")
      }
    } catch {
      for suffix in ["", "-wal", "-shm", "-journal"] { unlink(part + suffix) }
      throw error
    }
  }

  private func damage(_ what: String) -> Failure {
    Failure(
      .wrongVersion, subject: path, cause: what, remedy: "move the database away and index again, or restore a copy")
  }
}
