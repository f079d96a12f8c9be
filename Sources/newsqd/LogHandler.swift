import Glibc
import Logging
import Synchronization

/// The least important level that is logged; one for all loggers, so that a reload can change it.
final class LogThreshold: Sendable {
  private let current: Mutex<Logger.Level>

  init(_ level: Logger.Level) {
    current = Mutex(level)
  }

  var level: Logger.Level {
    get { current.withLock { $0 } }
    set { current.withLock { $0 = newValue } }
  }
}

/// Logs to standard error, a line an event.
struct StderrLogHandler: LogHandler {
  let threshold: LogThreshold
  /// Whether the journal listens, which takes the level from a `<N>` in front.
  let hasPriorities: Bool
  var metadata: Logger.Metadata = [:]

  init(threshold: LogThreshold, hasPriorities: Bool) {
    self.threshold = threshold
    self.hasPriorities = hasPriorities
  }

  var logLevel: Logger.Level {
    get { threshold.level }
    set { threshold.level = newValue }
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let values = metadata.merging(event.metadata ?? [:]) { $1 }
    let line = LogLine(
      level: event.level, message: "\(event.message)",
      values: values.map { ($0.key, "\($0.value)") }.sorted { LogLine.order($0.0, $1.0) })
    let bytes = Array((hasPriorities ? line.withPriority : line.withLevel).utf8)
    // One write: lines of several threads do not mix.
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }
}
