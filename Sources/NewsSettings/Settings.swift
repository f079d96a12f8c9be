package import NewsModel

/// The settings in force, each with where it came from.
package struct Settings: Sendable, Hashable {
  package enum Removed: String, Sendable { case keep, forget }
  package enum Watch: String, Sendable { case auto, poll }
  package enum LogLevel: String, Sendable { case debug, info, notice, warning, error }
  package enum Confine: String, Sendable { case auto, require, off }
  package enum Color: String, Sendable { case auto, always, never }
  package enum Match: String, Sendable { case all, any }

  /// The absolute path of the SQLite file.
  package let database: String
  /// The absolute path of the directory that newsqd watches.
  package let inbox: String
  /// What becomes of the articles of a bundle that its owner removed.
  package let removed: Removed
  /// Seconds that a file must stay unchanged before it is read.
  package let settle: Double
  /// Seconds between two looks through the whole inbox.
  package let poll: Double
  package let watch: Watch
  /// How many bundles are read at the same time; 0 goes by the number of cores.
  package let readers: Int
  package let logLevel: LogLevel
  /// The absolute path of the metrics file; empty where none is wanted.
  package let metricsFile: String
  /// Whether bundles are read in processes behind closed doors.
  package let confine: Confine
  /// How many results `newsq search` shows.
  package let searchLimit: Int
  package let searchColor: Color
  package let searchMatch: Match
  /// Days after which an article counts half in the order `blend`.
  package let searchHalfLife: Double
  /// Seconds that a search may take.
  package let searchTime: Double
  /// The absolute path of the list of names that mean the same.
  package let searchAliases: String
  /// What one bundle may cost.
  package let limits: ReadingLimits
  /// Bytes that are left free on the database's disk.
  package let freeSpace: Int64

  /// The user's own programs, those of the stronger file first.
  package let programs: [ExternalReader]

  /// Every setting, in the order of ``SettingDefinition/all``, then those of each program.
  package let list: [Setting]
  /// The configuration files that were read, strongest first.
  package let files: [String]
}

/// One setting in force, as `newsq config` shows it.
package struct Setting: Sendable, Hashable {
  /// As in the file, with its section: `search.limit`.
  package let name: String
  package let value: SettingValue
  /// `built-in`, a file's path, `environment NEWSQ_DB`, `--db`.
  package let origin: String

  /// The value without quotes.
  package var text: String { value.text }
}

/// What the command line says of settings.
package struct SettingsOverrides: Sendable, Hashable {
  /// `--config`
  package var config: String?
  /// `--db`
  package var database: String?
  /// `--inbox`
  package var inbox: String?

  package init(config: String? = nil, database: String? = nil, inbox: String? = nil) {
    self.config = config
    self.database = database
    self.inbox = inbox
  }
}
