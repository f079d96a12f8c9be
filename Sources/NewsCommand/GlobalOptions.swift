internal import ArgumentParser
package import NewsModel
package import NewsSettings

/// The options that every verb takes.
package struct GlobalOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The index file (also: NEWSQ_DB).", valueName: "file"), completion: .file())
  var db: String?

  @Option(
    help: ArgumentHelp("The configuration in place of the usual files (also: NEWSQ_CONFIG).", valueName: "file"),
    completion: .file())
  var config: String?

  package init() {}

  /// As they were read by another than the parser.
  package init(db: String?, config: String?) {
    self.init()
    (self.db, self.config) = (db, config)
  }

  /// The words of a command line that ask for the same configuration.
  package var configurationWords: [String] { config.map { ["--config", $0] } ?? [] }

  /// The settings in force.
  package func settings() throws(Failure) -> Settings {
    try Settings.load(
      overrides: SettingsOverrides(config: config, database: db), environment: ProcessEnvironment.variables)
  }
}
