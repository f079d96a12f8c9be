import Glibc
import NewsIngest
import NewsModel
import NewsSettings

/// Where the settings come from: at start, and again at each reload.
struct SettingsSource: Sendable {
  var overrides: SettingsOverrides

  func load() throws(Failure) -> Settings {
    try Settings.load(overrides: overrides, environment: ProcessEnvironment.variables)
  }
}

extension Settings {
  /// The space that is left free on the database's disk.
  var reserve: DiskReserve { DiskReserve(database: database, bytes: freeSpace) }

  /// The part that an inbox's loop goes by, and that can change while it runs.
  var forInbox: InboxSettings {
    InboxSettings(removal: removed == .forget ? .forget : .keep, settle: .seconds(settle), poll: .seconds(poll))
  }
}
