import CSQLite
import Dispatch
import NewsModel
import Synchronization

/// Brings the log into the database beside the writer, instead of in its commits.
///
/// SQLite would do it in the commit that makes the log longer than so many pages, and copying pages and syncing the
/// file would hold the writer up. Here a commit only says how long the log is. The writer waits in one case: when
/// the log has grown so long that it must be begun anew.
///
/// Unchecked: the connection is touched on the queue alone, and `mostAdded` by the writer alone.
final class Checkpointer: @unchecked Sendable {
  /// Pages in the log from which on a checkpoint is worth its sync: 4 MB.
  static let pagesToStart = Int32((4 << 20) / Schema.pageSize)
  /// Pages that the log has at most, where no transaction adds more than those before it: 60 MB.
  private static let mostPages = Int32((60 << 20) / Schema.pageSize)
  /// What a load's transactions may add: whoever makes them sees to it (see `IndexWriter.mostAddedToLog`).
  private static let usuallyAdded = Int32(IndexWriter.mostAddedToLog / Schema.pageSize)

  /// Pages in the log at which work that can wait does: 16 MB.
  static let pagesToPause = Int32((16 << 20) / Schema.pageSize)

  /// Pages that one transaction has added at most. For the writer alone.
  private var mostAdded = usuallyAdded

  /// Pages in the log at which the writer waits, so that the log is begun anew: with the next transaction it would become too long.
  var pagesToWait: Int32 { max(Self.pagesToPause, Self.mostPages - mostAdded) }

  private let queue = DispatchQueue(label: "newsq.checkpointer")
  private var connection: OpaquePointer?
  /// Checkpoints that are asked for and not done.
  private let asked = Atomic(0)
  /// Commits that were told of, and how many of them there were when a checkpoint began that brought in all of the log.
  private let commits = Atomic(0)
  private let commitsIn = Atomic(0)
  /// That the disk has refused a checkpoint.
  private let trouble = Mutex<Failure?>(nil)
  private let path: String

  init(path: String) throws(Failure) {
    self.path = path
    var connection: OpaquePointer?
    let status = sqlite3_open_v2(path, &connection, SQLITE_OPEN_READWRITE, nil)
    guard status == SQLITE_OK, let connection else {
      let failure = Failure.database(path: path, code: status, message: "it cannot be opened")
      sqlite3_close(connection)
      throw failure
    }
    self.connection = connection
    IndexFile.keepLog(connection)
    // A connection that has not looked into its file does not know of a log, and its checkpoints do nothing.
    sqlite3_exec(connection, "PRAGMA schema_version", nil, nil, nil)
  }

  /// Called after a commit with the number of pages in the log, and of those that the commit has added.
  func noticeLog(pages: Int32, added: Int32) {
    commits.add(1, ordering: .acquiringAndReleasing)
    mostAdded = max(mostAdded, added)
    guard pages >= Self.pagesToStart else { return }
    ask(SQLITE_CHECKPOINT_PASSIVE)
    if pages >= pagesToWait { wait() }
    // SQLite syncs the file only where nothing is left in the log, which while a load lasts is its end: all of it at once.
    queue.async { [self] in syncFile() }
  }

  /// Whether a checkpoint is going on.
  var isBusy: Bool { asked.load(ordering: .acquiring) > 0 }

  /// Brings in what readers allow. Nobody waits for it: to empty the log SQLite would lock writers out while it copies and syncs,
  /// and readers while it cuts the file. Where all of it is in, the next transaction begins the log anew by itself.
  func bringIn() {
    ask(SQLITE_CHECKPOINT_PASSIVE)
  }

  /// Whether all of the log is in the file, up to the last commit.
  var hasBroughtInAll: Bool { commitsIn.load(ordering: .acquiring) == commits.load(ordering: .acquiring) }

  /// Sees to it that the next transaction begins the log anew, or throws where a reader holds on to it: who reads one state of
  /// the database for long keeps all that was written since in the log, which has to end somewhere.
  func beginAnew() throws(Failure) {
    try insist(
      on: SQLITE_CHECKPOINT_RESTART, for: Self.patience, failing: "the log cannot be brought in",
      held: "another program reads a state of it that is long past, and its log has no room for more",
      remedy: "end that program's transaction (fuser \(path) names it); newsqd goes on by itself then")
  }

  /// Empties the log, and throws where a reader does not let it go.
  func wipe() throws(Failure) {
    try insist(
      on: SQLITE_CHECKPOINT_TRUNCATE, for: 15 * Self.patience, failing: "the log cannot be emptied",
      held: "another program reads a state of it that is long past: its log still has all of that",
      remedy: "end that program's transaction (fuser \(path) names it), then do this again")
  }

  /// Milliseconds to wait for readers to end.
  private static let patience: Int32 = 2_000

  /// Does a checkpoint that readers can hinder, and waits for them a while.
  ///
  /// - Parameters:
  ///   - held: the cause, where one does not end in time; its remedy behind it.
  ///   - message: what SQLite's other complaints are about.
  private func insist(
    on mode: Int32, for patience: Int32, failing message: String, held cause: String, remedy: String
  ) throws(Failure) {
    let status = queue.sync {
      sqlite3_busy_timeout(connection, patience)
      defer { sqlite3_busy_timeout(connection, 0) }
      return checkpoint(mode)
    }
    switch status & 0xFF {
    case SQLITE_OK: break
    case SQLITE_BUSY: throw Failure(.locked, subject: path, cause: cause, remedy: remedy)
    default: throw Failure.database(path: path, code: status, message: message)
    }
  }

  /// Pages in the log, those included that are in the file already.
  func pagesNow() -> Int32 {
    queue.sync {
      var pages: Int32 = 0
      guard let connection else { return 0 }
      let status = sqlite3_wal_checkpoint_v2(connection, nil, SQLITE_CHECKPOINT_PASSIVE, &pages, nil)
      return status == SQLITE_OK ? max(pages, 0) : 0
    }
  }

  /// Returns when the checkpoints that were asked for are done.
  func wait() {
    queue.sync {}
  }

  /// Brings in all of the log and empties it, unless a reader still needs it.
  func finish() {
    _ = queue.sync { checkpoint(SQLITE_CHECKPOINT_TRUNCATE) }
  }

  /// Throws where the disk has failed in a checkpoint since the file was opened: what it did not take may be lost, though later
  /// it says nothing more of it. The log still has it all.
  func check() throws(Failure) {
    if let failure = trouble.withLock({ $0 }) { throw failure }
  }

  /// Brings in all that is in the log, or throws why it cannot be.
  func secure() throws(Failure) {
    let status = queue.sync { checkpoint(SQLITE_CHECKPOINT_FULL) }
    // A reader holds the rest back, but the log itself was synced for what came in.
    if status != SQLITE_OK, status & 0xFF != SQLITE_BUSY {
      throw Failure.database(path: path, code: status, message: "the log cannot be brought in")
    }
  }

  func close() {
    queue.sync {
      sqlite3_close(connection)
      connection = nil
    }
  }

  private func syncFile() {
    guard let connection else { return }
    var file: UnsafeMutablePointer<sqlite3_file>?
    let status = withUnsafeMutablePointer(to: &file) {
      sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, $0)
    }
    guard status == SQLITE_OK, let file, let methods = file.pointee.pMethods else { return }
    notice(methods.pointee.xSync(file, SQLITE_SYNC_NORMAL | SQLITE_SYNC_DATAONLY))
  }

  private func notice(_ status: Int32) {
    guard status & 0xFF == SQLITE_IOERR else { return }
    let failure = Failure.database(path: path, code: status, message: "the log cannot be brought in")
    trouble.withLock { $0 = $0 ?? failure }
  }

  /// A checkpoint that cannot finish (a reader, a full disk) loses nothing: the next one goes on.
  @discardableResult
  private func checkpoint(_ mode: Int32) -> Int32 {
    guard let connection else { return SQLITE_OK }
    let before = commits.load(ordering: .acquiring)
    var (pages, done): (Int32, Int32) = (0, 0)
    let status = sqlite3_wal_checkpoint_v2(connection, nil, mode, &pages, &done)
    if status == SQLITE_OK, pages == done { commitsIn.store(before, ordering: .releasing) }
    notice(sqlite3_extended_errcode(connection))
    return status
  }

  private func ask(_ mode: Int32) {
    asked.add(1, ordering: .acquiringAndReleasing)
    queue.async { [self] in
      checkpoint(mode)
      asked.subtract(1, ordering: .acquiringAndReleasing)
    }
  }
}
