import Logging
import NewsIngest
import NewsModel
import NewsSettings
import ServiceLifecycle
import Synchronization

/// Holds the database and keeps it in step with the inbox.
final class IngestService: Service, CustomStringConvertible {
  var description: String { "ingest" }

  private let settings: Settings
  private let once: Bool
  private let logger: Logger
  private let systemd: Systemd
  /// The running loop, and settings that came before there was one.
  private let inbox = Mutex<(running: LastingInbox?, early: InboxSettings?)>((nil, nil))

  init(settings: Settings, once: Bool, logger: Logger, systemd: Systemd) {
    self.settings = settings
    self.once = once
    self.logger = logger
    self.systemd = systemd
  }

  func run() async throws {
    let programs = try settings.bundleReaders { missing in
      logger.notice(
        "bundles are read with fewer doors closed",
        metadata: ["missing": "\(missing)", "remedy": "\(Settings.confineRemedy)"])
    }
    let lock = try RunLock(.daemon, database: settings.database)
    let reporter = ServiceReporter(lock: lock, settings: settings, logger: logger)
    defer { reporter.end() }
    let inbox = LastingInbox(
      inbox: settings.inbox, database: settings.database, settings: settings.forInbox,
      mode: once ? .once : .follow(byEvents: settings.watch == .auto), reserve: settings.reserve,
      readers: settings.readers, programs: programs, logger: logger,
      hooks: reporter.listening(to: systemd.hooks))
    self.inbox.withLock { state in
      state.running = inbox
      if let early = state.early { inbox.apply(early) }
    }
    logger.info("started", metadata: ["inbox": "\(settings.inbox)", "database": "\(settings.database)"])
    let summary = try await withGracefulShutdownHandler {
      try await reporter.reporting { try await inbox.run() }
    } onGracefulShutdown: { [systemd] in
      systemd.stopping()
      inbox.stop()
    }
    logger.info("ended", metadata: ["did": "\(summary)"])
  }

  func apply(_ settings: InboxSettings) {
    inbox.withLock { state in
      if let running = state.running { running.apply(settings) } else { state.early = settings }
    }
  }
}
