internal import ArgumentParser
import Glibc
import NewsIndex
import NewsModel
import NewsPrinter
import NewsSettings

/// The options that every verb takes.
struct GlobalOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The index file (also: NEWSQ_DB).", valueName: "file"))
  var db: String?

  @Option(help: ArgumentHelp("The configuration in place of the usual files (also: NEWSQ_CONFIG).", valueName: "file"))
  var config: String?

  func settings() throws(Failure) -> Settings {
    try Settings.load(
      overrides: SettingsOverrides(config: config, database: db), environment: ProcessEnvironment.variables)
  }

  /// The index, for questions.
  func reader() throws(Failure) -> IndexReader {
    try IndexReader(path: settings().database)
  }
}

/// How answers are written by the verbs that have no formats of their own.
enum AnswerFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

extension Terminal {
  static func output(color: Color = .auto) -> Terminal {
    Terminal(descriptor: STDOUT_FILENO, color: color, environment: ProcessEnvironment.variables)
  }

  static func errors() -> Terminal {
    Terminal(descriptor: STDERR_FILENO, environment: ProcessEnvironment.variables)
  }
}
