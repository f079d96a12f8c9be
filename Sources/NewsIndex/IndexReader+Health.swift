import CSQLite
import Glibc
package import NewsModel

extension IndexReader {
  /// What is wrong with the database; empty where it is sound.
  ///
  /// SQLite's own check, and the vocabulary set against the words of the full-text index, which reads all of it.
  package func complaints() throws(Failure) -> [Failure] {
    try read { db throws(Failure) in
      var complaints: [Failure] = []
      let check = try RawStatement(db.handle, "PRAGMA integrity_check(10)")
      while try check.step() { if let line = check.text(0), line != "ok" { complaints.append(damage(line)) } }
      let rows = try db.number("SELECT count(*) FROM search_docsize")
      let articles = try db.number("SELECT count(*) FROM article")
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
  private static func miscounted(_ db: ReadConnection) throws(Failure) -> [String] {
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

  /// A consistent copy, checked before it gets its name.
  package func backup(to file: String) throws(Failure) {
    guard access(file, F_OK) != 0 else {
      throw Failure(.badUsage, subject: file, cause: "is there already", remedy: "name a file that is not there yet")
    }
    let part = file + ".part"
    unlink(part)
    do throws(Failure) {
      try copy(to: part)
      guard rename(part, file) == 0 else {
        throw Failure(
          .ioError, subject: file, cause: String(cString: strerror(errno)).lowercased(), remedy: "check the folder")
      }
    } catch {
      for suffix in ["", "-wal", "-shm", "-journal"] { unlink(part + suffix) }
      throw error
    }
  }

  /// SQLite's own way to copy a database that others write meanwhile (sqlite.org/backup.html).
  private func copy(to file: String) throws(Failure) {
    var target: OpaquePointer?
    defer { sqlite3_close(target) }
    guard sqlite3_open(file, &target) == SQLITE_OK, let target,
      let backup = sqlite3_backup_init(target, "main", connection.handle, "main")
    else {
      throw Failure.database(
        path: file, code: target.map(sqlite3_extended_errcode) ?? SQLITE_NOMEM, message: "it cannot be made")
    }
    let stepped = sqlite3_backup_step(backup, -1)
    let finished = sqlite3_backup_finish(backup)
    guard stepped == SQLITE_DONE, finished == SQLITE_OK else {
      throw Failure.database(
        path: file, code: stepped == SQLITE_DONE ? finished : stepped, message: String(cString: sqlite3_errmsg(target)))
    }
    let check = try RawStatement(target, "PRAGMA quick_check(1)")
    let verdict = try check.step() ? check.text(0) : nil
    if verdict != "ok" { throw damage(verdict ?? "no answer") }
  }

  private func damage(_ what: String) -> Failure {
    Failure(
      .wrongVersion, subject: path, cause: what, remedy: "move the database away and index again, or restore a copy")
  }
}
