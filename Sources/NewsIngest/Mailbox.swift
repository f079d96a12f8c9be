import Glibc
import NewsModel
import Synchronization

/// Messages for the loop, which waits for them, and for inotify, in one `poll`.
final class Mailbox: Sendable {
  enum Message: Sendable {
    case outcomes([Outcome])
    case settings(InboxSettings)
    /// A slice of tidying is done.
    case tidied(Tidied)
    case stop
  }

  /// Readable when there are messages.
  let descriptor: Int32
  private let bell: Int32
  private let messages = Mutex<[Message]>([])

  init() {
    var ends: [Int32] = [-1, -1]
    precondition(pipe(&ends) == 0, "newsq: the system gives no pipe")
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    descriptor = ends[0]
    bell = ends[1]
  }

  deinit {
    close(descriptor)
    close(bell)
  }

  func send(_ message: Message) {
    messages.withLock { $0.append(message) }
    var ring: UInt8 = 1
    // A full pipe rings already.
    _ = write(bell, &ring, 1)
  }

  /// All messages since the last call.
  func take() -> [Message] {
    withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { rings in
      while read(descriptor, rings.baseAddress, rings.count) == rings.count {}
    }
    return messages.withLock { messages in
      defer { messages = [] }
      return messages
    }
  }
}
