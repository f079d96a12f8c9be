import CSQLite
import Glibc
package import NewsModel

extension IndexReader {
  /// Looks through the whole database, which takes a minute for each few gigabytes.
  package func health() throws(Failure) -> Health {
    try read { db throws(Failure) in
      var check = HealthCheck(db, path: path, tokenizer: tokenizer)
      return check.run()
    }
  }

  /// What is wrong with the database; empty where it is sound.
  package func complaints() throws(Failure) -> [Failure] { try health().all }

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
