import Logging
import NewsIngest
import Synchronization

/// Hears what an inbox's loop logs, and lets a test wait for it.
final class Observer: Sendable {
  struct Event: Sendable {
    var message: String
    var metadata: [String: String]
  }

  private struct State {
    var events: [Event] = []
    var waiting: [Int: (matches: @Sendable (Event) -> Bool, continuation: CheckedContinuation<Event, any Error>)] = [:]
    var lastTicket = 0
  }

  private let state = Mutex(State())

  var logger: Logger {
    var logger = Logger(label: "test") { _ in Handler(observer: self) }
    logger.logLevel = .debug
    return logger
  }

  var events: [Event] { state.withLock(\.events) }

  /// The first event of this message, and about this path if one is named; waits for it, as long as the test may run.
  func first(_ message: String, path: String? = nil) async throws -> Event {
    try await first { $0.message == message && (path == nil || $0.metadata["path"] == path) }
  }

  func first(where matches: @escaping @Sendable (Event) -> Bool) async throws -> Event {
    let ticket = state.withLock { state in
      state.lastTicket += 1
      return state.lastTicket
    }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let found = state.withLock { state -> Event? in
          if let event = state.events.first(where: matches) { return event }
          state.waiting[ticket] = (matches, continuation)
          return nil
        }
        if let found { continuation.resume(returning: found) }
      }
    } onCancel: {
      state.withLock { $0.waiting.removeValue(forKey: ticket) }?.continuation.resume(throwing: CancellationError())
    }
  }

  /// Forgets what was heard so far.
  func forget() {
    state.withLock { $0.events = [] }
  }

  func hear(_ event: Event) {
    let woken = state.withLock { state in
      state.events.append(event)
      let woken = state.waiting.filter { $0.value.matches(event) }
      for ticket in woken.keys { state.waiting[ticket] = nil }
      return woken
    }
    woken.values.forEach { $0.continuation.resume(returning: event) }
  }

  private struct Handler: LogHandler {
    let observer: Observer
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .debug

    init(observer: Observer) {
      self.observer = observer
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      observer.hear(
        Event(message: "\(event.message)", metadata: (event.metadata ?? [:]).mapValues { "\($0)" }))
    }
  }
}
