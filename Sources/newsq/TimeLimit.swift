import Glibc
import NewsModel

/// The time that a search may take. When it is over the process ends with a message: a search that goes on without end helps
/// nobody, and keeps the database's log from being emptied.
enum TimeLimit {
  /// Written when the time is over. Unsafe: it is set before the timer is, and the handler of its signal only reads it.
  private nonisolated(unsafe) static var message = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)

  /// Begins to count, anew where it has begun already.
  ///
  /// - Parameter seconds: how long the search may take.
  static func begin(_ seconds: Double) {
    if message.baseAddress == nil { prepare(seconds) }
    set(seconds)
  }

  /// The search has ended; what it found may take its time to be read.
  static func end() {
    set(0)
  }

  private static func prepare(_ seconds: Double) {
    let failure = Failure(
      .timedOut, subject: "newsq", cause: "the search took longer than \(seconds) seconds",
      remedy: "ask for less, or raise search.time in the configuration")
    let text = Array("\(failure)\n".utf8)
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.count)
    _ = bytes.update(fromContentsOf: text)
    message = bytes
    // Only what may be called from a signal's handler.
    signal(SIGALRM) { _ in
      _ = write(STDERR_FILENO, TimeLimit.message.baseAddress, TimeLimit.message.count)
      _exit(2)
    }
  }

  private static func set(_ seconds: Double) {
    let whole = seconds.rounded(.down)
    var timer = itimerval()
    timer.it_value = timeval(tv_sec: Int(whole), tv_usec: Int((seconds - whole) * 1_000_000))
    setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &timer, nil)
  }
}
