import Logging
import NewsIngest
import NewsModel
import NewsSettings
import ServiceLifecycle
import Synchronization

/// Holds the database and keeps it in step with the inbox.
final class IngestService: Service {
  private let settings: Settings
  private let once: Bool
  private let logger: Logger
  private let systemd: Systemd
  /// The running loop, and settings that came before there was one.
  private let inbox = Mutex<(running: InboxService?, early: InboxSettings?)>((nil, nil))

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
    defer { withExtendedLifetime(lock) {} }
    let writer = try Writer(path: settings.database)
    let inbox = InboxService(
      inbox: settings.inbox, settings: settings.forInbox,
      mode: once ? .once : .follow(byEvents: settings.watch == .auto), writer: writer, readers: settings.readers,
      programs: programs, logger: logger, hooks: systemd.hooks)
    self.inbox.withLock { state in
      state.running = inbox
      if let early = state.early { inbox.apply(early) }
    }
    logger.info("started", metadata: ["inbox": "\(settings.inbox)", "database": "\(settings.database)"])
    do {
      let summary = try await withGracefulShutdownHandler {
        try await inbox.run()
      } onGracefulShutdown: { [systemd] in
        systemd.stopping()
        inbox.stop()
      }
      await writer.close()
      logger.info("ended", metadata: ["did": "\(summary)"])
    } catch {
      await writer.close()
      throw error
    }
  }

  func apply(_ settings: InboxSettings) {
    inbox.withLock { state in
      if let running = state.running { running.apply(settings) } else { state.early = settings }
    }
  }
}
