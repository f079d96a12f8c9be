import CSQLite
import Glibc
package import NewsModel

extension IndexReader {
  /// A consistent copy, checked and on the disk before it gets its name. Writers go on meanwhile.
  ///
  /// Nothing that is there is overwritten, and nothing stays where it fails. Nobody may read the copy who may not read the
  /// database.
  package func backup(to file: String) throws(Failure) {
    guard access(file, F_OK) != 0 else { throw BackupFile.isThere(file) }
    let part = try BackupFile(for: file, like: path)
    defer { part.remove() }
    try copy(to: part)
    try part.check()
    try part.finish()
  }

  /// SQLite's own way to copy a database that others write meanwhile (sqlite.org/backup.html).
  private func copy(to part: BackupFile) throws(Failure) {
    let target = try part.open()
    defer { sqlite3_close(target) }
    // What fails is thrown away, and what is done is synced at the end.
    for pragma in ["PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF"] { try RawStatement(target, pragma).run() }
    guard let backup = sqlite3_backup_init(target, "main", connection.handle, "main") else {
      throw part.failure(sqlite3_extended_errcode(target), target)
    }
    let stepped = sqlite3_backup_step(backup, -1)
    let finished = sqlite3_backup_finish(backup)
    guard stepped == SQLITE_DONE, finished == SQLITE_OK else {
      throw part.failure(stepped == SQLITE_DONE ? finished : stepped, target)
    }
  }
}

/// A copy of a database while it is made: a file beside the one that it will be, under a name that nobody uses.
private struct BackupFile {
  let file: String
  let path: String

  /// - Parameters:
  ///   - file: what the copy is to be called.
  ///   - original: the database that it is a copy of.
  init(for file: String, like original: String) throws(Failure) {
    self.file = file
    let slash = file.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { String(file[...$0]) } ?? ""
    let name = slash.map { String(file[file.utf8.index(after: $0)...]) } ?? file
    path = "\(folder).\(name).\(String(UInt32.random(in: .min ... .max), radix: 36)).part"
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw refusal(errno) }
    defer { close(descriptor) }
    var facts = stat()
    guard stat(original, &facts) == 0 else { return }
    // In another group the group's right would be another's.
    let isInGroup = fchown(descriptor, .max, facts.st_gid) == 0
    fchmod(descriptor, facts.st_mode & (isInGroup ? 0o660 : 0o600))
  }

  func open() throws(Failure) -> OpaquePointer {
    var opened: OpaquePointer?
    let status = sqlite3_open_v2(path.hasPrefix("/") ? path : "./" + path, &opened, SQLITE_OPEN_READWRITE, nil)
    guard status == SQLITE_OK, let opened else {
      defer { sqlite3_close(opened) }
      throw failure(status, opened)
    }
    return opened
  }

  /// SQLite's check of the whole file, and the full-text index's of itself.
  func check() throws(Failure) {
    let copy = try open()
    defer { sqlite3_close(copy) }
    do throws(Failure) {
      let check = try RawStatement(copy, "PRAGMA integrity_check(1)")
      let verdict = try check.step() ? check.text(0) : nil
      if verdict != "ok" { throw damage(verdict ?? "no answer") }
      try RawStatement(copy, "INSERT INTO search (search) VALUES ('integrity-check')").run()
    } catch {
      throw [.diskFull, .diskError].contains(error.code)
        ? failure(sqlite3_extended_errcode(copy), copy) : damage(error.cause)
    }
  }

  /// Brings it onto the disk, and gives it its name.
  func finish() throws(Failure) {
    try sync(path, O_RDWR)
    // Unlike a rename this takes the place of nothing. Where the file system has no links, the look before must do.
    if link(path, file) != 0 {
      switch errno {
      case EEXIST: throw Self.isThere(file)
      case EPERM, EOPNOTSUPP, ENOSYS: if rename(path, file) != 0 { throw refusal(errno) }
      default: throw refusal(errno)
      }
    }
    let slash = file.utf8.lastIndex(of: UInt8(ascii: "/"))
    do throws(Failure) {
      try sync(slash.map { String(file[...$0]) } ?? ".", O_RDONLY | O_DIRECTORY)
    } catch {
      unlink(file)
      throw error
    }
  }

  func remove() {
    for suffix in ["", "-wal", "-shm", "-journal"] { unlink(path + suffix) }
  }

  private func sync(_ path: String, _ flags: Int32) throws(Failure) {
    let descriptor = Glibc.open(path, flags | O_CLOEXEC)
    guard descriptor >= 0 else { throw refusal(errno) }
    defer { close(descriptor) }
    // Some file systems cannot sync a folder, and say so.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw refusal(errno) }
  }

  static func isThere(_ file: String) -> Failure {
    Failure(.badUsage, subject: file, cause: "is there already", remedy: "name a file that is not there yet")
  }

  /// What SQLite says of the copy, in terms of the copy.
  func failure(_ code: Int32, _ connection: OpaquePointer?) -> Failure {
    if code & 0xFF == SQLITE_FULL { return refusal(ENOSPC) }
    return Failure.database(
      path: file, code: code, message: connection.map { String(cString: sqlite3_errmsg($0)) } ?? "it cannot be made")
  }

  private func refusal(_ error: Int32) -> Failure {
    Failure(
      error == ENOSPC || error == EDQUOT ? .diskFull : .ioError, subject: file,
      cause: "the copy cannot be written: \(String(cString: strerror(error)).lowercased())",
      remedy: error == ENOSPC || error == EDQUOT ? "make room, or name a file on another disk" : "check the folder")
  }

  private func damage(_ what: String) -> Failure {
    Failure(
      .wrongVersion, subject: file, cause: "the copy is not sound, and is not kept: \(what)",
      remedy: "run newsq doctor on the database")
  }
}
