import Glibc
import Logging
import NewsIngest
import NewsModel
import NewsSettings
import ServiceLifecycle
import UnixSignals

/// Puts the services together and runs them until they are done or a signal ends them.
struct Daemon {
  let settings: Settings
  let source: SettingsSource
  let once: Bool

  func run() async throws(Failure) {
    let threshold = LogThreshold(settings.logLevel.forLog)
    let hasJournal = ["JOURNAL_STREAM", "NOTIFY_SOCKET", "INVOCATION_ID"].contains {
      ProcessEnvironment.variables[$0] != nil
    }
    let logger = Logger(label: "newsqd") { _ in StderrLogHandler(threshold: threshold, hasPriorities: hasJournal) }
    let systemd = Systemd()
    let ingest = IngestService(settings: settings, once: once, logger: logger, systemd: systemd)
    let reload = ReloadService(
      source: source, started: settings, threshold: threshold, ingest: ingest, logger: logger, systemd: systemd)
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [
          .init(service: ingest, successTerminationBehavior: .gracefullyShutdownGroup),
          .init(service: reload, successTerminationBehavior: .ignore),
        ],
        gracefulShutdownSignals: [.sigterm, .sigint],
        // The group's own running commentary is not for the log.
        logger: Logger(label: "lifecycle") { _ in SwiftLogNoOpLogHandler() }))
    do {
      try await group.run()
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(
        .ioError, subject: "newsqd", cause: "cannot run: \(error)", remedy: "look at the log and start it again")
    }
  }
}

extension Settings.LogLevel {
  var forLog: Logger.Level {
    switch self {
    case .debug: .debug
    case .info: .info
    case .notice: .notice
    case .warning: .warning
    case .error: .error
    }
  }
}
