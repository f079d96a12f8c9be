import Glibc
import Logging
import NewsFiles
import NewsIndex
import NewsIngest
import NewsModel
import NewsService
import NewsSettings
import Synchronization

/// Tells of newsqd's state: in the file that it holds locked, at once, and in the metrics file, every so often.
final class ServiceReporter: Sendable {
  /// As the inbox's loop told it last, and what keeps that from running.
  private struct Known {
    var state: ServiceState
    var trouble: Failure?
  }

  private let lock: RunLock
  private let ledger = ServiceLedger()
  private let known: Mutex<Known>
  private let metrics: MetricsReporter?

  init(lock: RunLock, settings: Settings, logger: Logger) {
    self.lock = lock
    known = Mutex(Known(state: ledger.blank(inbox: settings.inbox)))
    metrics =
      settings.metricsFile.isEmpty
      ? nil : MetricsReporter(path: settings.metricsFile, database: settings.database, logger: logger)
  }

  /// The hooks, listened to here as well.
  func listening(to hooks: InboxHooks) -> InboxHooks {
    var hooks = hooks
    hooks.ledger = ledger
    hooks.state = { [self] new in tell { $0.state = new } }
    hooks.trouble = { [self] new in tell { $0.trouble = new } }
    return hooks
  }

  /// Notes the last moment that newsqd was at work.
  func end() {
    tell { _ in }
  }

  private func tell(_ change: (inout Known) -> Void) {
    known.withLock { known in
      change(&known)
      lock.write(Self.state(known, ledger))
    }
  }

  private var state: ServiceState { known.withLock { Self.state($0, ledger) } }

  private static func state(_ known: Known, _ ledger: ServiceLedger) -> ServiceState {
    var state = known.state
    state.updated = Int64(time(nil))
    state.done = ledger.tally
    if let trouble = known.trouble {
      state.troubles.insert(trouble, at: 0)
      (state.inWork, state.waiting, state.settling) = (0, 0, 0)
    }
    return state
  }

  /// Writes the metrics as long as `body` runs, and at its end that newsqd has ended.
  func reporting<R: Sendable>(_ body: () async throws -> R) async throws -> R {
    guard let metrics else { return try await body() }
    let ticking = Task { [self] in
      while !Task.isCancelled {
        await metrics.write(state, isUp: true)
        try? await Task.sleep(for: MetricsReporter.interval)
      }
    }
    let result: Result<R, any Error>
    do { result = .success(try await body()) } catch { result = .failure(error) }
    ticking.cancel()
    await ticking.value
    await metrics.write(state, isUp: false)
    return try result.get()
  }
}

/// Writes the metrics file, on a thread of its own: a disk may take its time.
private actor MetricsReporter {
  /// As often as Prometheus commonly asks.
  static let interval = Duration.seconds(15)

  private let thread = ActorThread()
  private let path: String
  private let database: String
  private let logger: Logger
  private var hasFailed = false

  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

  init(path: String, database: String, logger: Logger) {
    self.path = path
    self.database = database
    self.logger = logger
  }

  /// Writes the file anew.
  func write(_ state: ServiceState, isUp: Bool) {
    var metrics = Metrics(state: state, isUp: isUp, format: IndexReader.format)
    metrics.articles = articles()
    metrics.databaseSize = FileStatus.size(database)
    metrics.logSize = FileStatus.size(database + "-wal") ?? 0
    metrics.freeSpace = FreeSpace.bytes(at: RawPath(database).parent)
    do throws(Failure) {
      try MetricsFile.write(metrics.text, to: path)
      if hasFailed { logger.notice("the metrics are written again", metadata: ["path": "\(path)"]) }
      hasFailed = false
    } catch {
      if !hasFailed { logger.warning("no metrics", failure: error) }
      hasFailed = true
    }
  }

  /// How many there are; nil where the database cannot be asked now.
  private func articles() -> Int? {
    // Opened anew each time: a reader that stays would hold on to the files of a database whose disk has failed.
    do throws(Failure) { return try IndexReader(path: database).articleCount() } catch { return nil }
  }
}
