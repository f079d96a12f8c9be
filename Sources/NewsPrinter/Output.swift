internal import Glibc
package import NewsModel

/// Buffered output to a file descriptor.
///
/// A reader that goes away (`newsq … | head`) is no error: what is written after that is dropped, and ``isClosed`` says so, for
/// who would rather stop. Every other failure to write is one.
package final class Output {
  /// Whether the reader has gone away.
  package private(set) var isClosed = false
  private let descriptor: Int32
  private let name: String
  private var buffer: [UInt8] = []
  private static let capacity = 65_536

  /// Standard output. The process no longer dies of SIGPIPE from here on.
  package static func standard() -> Output {
    signal(SIGPIPE, SIG_IGN)
    return Output(descriptor: STDOUT_FILENO, name: "standard output")
  }

  /// - Parameter name: what a failure is about.
  package init(descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  /// Takes the text; it goes out when enough has come together, or by ``flush()``.
  ///
  /// - Throws: `ioError`.
  package func write(_ text: String) throws(Failure) {
    guard !isClosed else { return }
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.capacity { try flush() }
  }

  /// Sends all that was written. To be called at the end; nothing does it by itself.
  ///
  /// - Throws: `ioError`.
  package func flush() throws(Failure) {
    var sent = 0
    while sent < buffer.count, !isClosed {
      let count = buffer[sent...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        sent += count
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN: wait()
      case EPIPE: isClosed = true
      default:
        let cause = String(cString: strerror(errno)).lowercased()
        buffer = []
        throw Failure(
          .ioError, subject: name, cause: "cannot be written: \(cause)",
          remedy: "make room there, or send the output elsewhere")
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Waits until a descriptor that does not block takes more.
  private func wait() {
    var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    _ = poll(&request, 1, -1)
  }
}
