import Glibc
import NewsFiles
package import NewsModel

/// What can be seen of newsqd from outside, by the lock that it holds and the record in it.
package enum ServiceSighting: Sendable, Hashable {
  /// It runs; without its state, where that could not be read.
  case running(ServiceState?)
  /// It does not run; with its state as it was last heard of.
  case notRunning(ServiceState?)
  /// It cannot be told.
  case unknown(Failure)

  package var isRunning: Bool {
    switch self {
    case .running: true
    case .notRunning, .unknown: false
    }
  }

  /// The file that the newsqd of a database holds locked.
  package static func lockPath(database: String) -> String { database + ".daemon-lock" }

  /// Looks at the newsqd of a database. Needs nothing of the database itself.
  package static func look(at database: String) -> ServiceSighting {
    let path = lockPath(database: database)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else {
      let error = Errno.last
      return error == .notThere ? .notRunning(nil) : .unknown(.reading(path, error))
    }
    defer { close(descriptor) }
    let state = state(descriptor)
    // Shared, and given back at once: whoever starts newsqd at this moment tries again (see RunLock).
    if flock(descriptor, LOCK_SH | LOCK_NB) == 0 { return .notRunning(state) }
    return errno == EWOULDBLOCK ? .running(state) : .unknown(.reading(path, .last))
  }

  /// The whole record; another look is taken where it was being written.
  private static func state(_ descriptor: Int32) -> ServiceState? {
    for _ in 0..<3 {
      var bytes = [UInt8](repeating: 0, count: ServiceRecord.length)
      let count = pread(descriptor, &bytes, bytes.count, 0)
      if let state = ServiceRecord.state(in: Array(bytes.prefix(max(0, count)))) { return state }
    }
    return nil
  }
}
