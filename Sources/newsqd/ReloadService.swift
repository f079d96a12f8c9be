import Logging
import NewsModel
import NewsSettings
import ServiceLifecycle
import UnixSignals

/// Reads the configuration again at each SIGHUP. A bad one is told of and changes nothing.
struct ReloadService: Service, CustomStringConvertible {
  /// Without it the group would spell out all that is in here, settings and all, whenever newsqd starts.
  var description: String { "reload" }

  let source: SettingsSource
  /// As the process was started with: these stand until it is started again.
  let started: Settings
  let threshold: LogThreshold
  let ingest: IngestService
  let logger: Logger
  let systemd: Systemd

  func run() async throws {
    for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
      systemd.reloading()
      reload()
      systemd.ready()
    }
  }

  private func reload() {
    do throws(Failure) {
      let settings = try source.load()
      threshold.level = settings.logLevel.forLog
      ingest.apply(settings.forInbox)
      logger.notice("configuration read again")
      if started.programs != settings.programs {
        logger.warning("setting needs a restart", metadata: ["setting": "readers"])
      }
      for (old, new) in zip(started.list, settings.list) where old.value != new.value {
        if Self.needRestart.contains(new.name) {
          logger.warning(
            "setting needs a restart",
            metadata: ["setting": "\(new.name)", "in force": "\(old.text)", "configured": "\(new.text)"])
        }
      }
    } catch {
      logger.error(
        "configuration not taken; the old one stays in force",
        metadata: ["subject": "\(error.subject)", "cause": "\(error.cause)", "remedy": "\(error.remedy)"])
    }
  }

  private static let needRestart: Set<String> =
    Set(
      ["database", "inbox", "watch", "metrics_file", "readers.count", "confine"] + SettingDefinition.limits.map(\.name))
}
