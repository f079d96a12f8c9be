import Glibc
import NewsFiles
package import NewsModel
package import NewsService

/// Keeps two runs of one kind from working on one database: a lock on a file beside it, which the system drops with the
/// process, however that ends. The file stays, for removing it would open a gap.
package final class RunLock: Sendable {
  package enum Kind: String, Sendable {
    /// `index.db.daemon-lock`
    case daemon
    /// `index.db.reindex-lock`
    case reindex

    var name: String {
      switch self {
      case .daemon: "newsqd"
      case .reindex: "newsq reindex"
      }
    }
  }

  private let descriptor: Int32

  /// Takes the lock, or throws `locked` at once where another process has it. The database's directory is made where it
  /// is missing.
  package init(_ kind: Kind, database: String) throws(Failure) {
    let path =
      kind == .daemon ? ServiceSighting.lockPath(database: database) : "\(database).\(kind.rawValue)-lock"
    Self.makeDirectories(RawPath(database).parent)
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o664)
    guard descriptor >= 0 else { throw Self.refusal(path, .last) }
    var tries = 0
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      let error = Errno.last
      // Whoever asks whether newsqd runs has the lock for a moment (see ServiceSighting).
      tries += 1
      if error.number == EWOULDBLOCK, tries < 5 {
        usleep(10_000)
        continue
      }
      let holder = Self.holder(descriptor)
      close(descriptor)
      throw error.number == EWOULDBLOCK ? Self.held(kind, database, holder) : Self.refusal(path, error)
    }
    write(ServiceRecord.bytes(ofProcess: getpid()))
  }

  /// Leaves the state for whoever asks, in the block that the file has: that needs no space on the disk. Where it is refused,
  /// there is nothing that could be done about it.
  package func write(_ state: ServiceState) {
    write(ServiceRecord.bytes(of: state))
  }

  private func write(_ block: [UInt8]) {
    _ = pwrite(descriptor, block, block.count, 0)
  }

  deinit {
    close(descriptor)
  }

  private static func held(_ kind: Kind, _ database: String, _ holder: Int32?) -> Failure {
    Failure(
      .locked, subject: database,
      cause: "is in the hands of another \(kind.name)" + (holder.map { ", process \($0)" } ?? ""),
      remedy: "wait until it has ended, or stop it")
  }

  private static func refusal(_ path: String, _ error: Errno) -> Failure {
    Failure(
      .databaseError, subject: path, cause: "cannot be made to lock the database: \(error.text)",
      remedy: "let newsq's user write in that folder, or name another database with --db")
  }

  /// The process that wrote itself into the file.
  private static func holder(_ descriptor: Int32) -> Int32? {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return Int32(String(decoding: bytes.prefix(max(0, count)).prefix { $0 != 10 }, as: UTF8.self))
  }

  /// `mkdir -p`; what goes wrong shows when the lock is made.
  private static func makeDirectories(_ path: RawPath) {
    if path.withCString({ mkdir($0, 0o755) }) == 0 || errno != ENOENT || path.bytes.count <= 1 { return }
    makeDirectories(path.parent)
    _ = path.withCString { mkdir($0, 0o755) }
  }
}
