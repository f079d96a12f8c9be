internal import ArgumentParser
import Glibc
import NewsModel
import NewsSettings

/// The daemon's command line.
struct Newsqd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "newsqd",
    abstract: "Watches an inbox and indexes the news that arrives in it.",
    discussion: """
      Runs in the foreground; SIGTERM and SIGINT end it after the transaction in hand, SIGHUP reads the \
      configuration again. Search with newsq.
      """,
    version: newsqVersion)

  @Option(help: ArgumentHelp("Read this configuration in place of the usual files.", valueName: "file"))
  var config: String?

  @Option(help: ArgumentHelp("Watch this directory.", valueName: "dir"))
  var inbox: String?

  @Option(help: ArgumentHelp("Keep the articles in this database.", valueName: "file"))
  var db: String?

  @Flag(help: "Bring the database in step with the inbox, then end.")
  var once = false

  @Flag(help: "Check the configuration and say what is in force, then end.")
  var checkConfig = false

  /// Exit statuses: 0 done, 2 bad usage or an error, 3 a database that must be rebuilt, 75 another newsqd has the database, 78 bad
  /// configuration.
  static func main() async {
    // Who closes our standard error must not end us.
    signal(SIGPIPE, SIG_IGN)
    // Until somebody listens for it, a reload is what a start does anyway.
    signal(SIGHUP, SIG_IGN)
    do {
      let command = try parse()
      try await command.start()
    } catch let failure as Failure {
      say("newsqd: \(failure)", to: STDERR_FILENO)
      Glibc.exit(status(of: failure))
    } catch {
      let isRefusal = exitCode(for: error) != .success
      say(isRefusal ? usageComplaint(error) : fullMessage(for: error), to: isRefusal ? STDERR_FILENO : STDOUT_FILENO)
      Glibc.exit(isRefusal ? 2 : 0)
    }
  }

  private func start() async throws(Failure) {
    let source = SettingsSource(overrides: SettingsOverrides(config: config, database: db, inbox: inbox))
    let settings = try source.load()
    if checkConfig {
      for setting in settings.list { say("\(setting.name) = \(setting.text)  (\(setting.origin))", to: STDOUT_FILENO) }
      return
    }
    try await Daemon(settings: settings, source: source, once: once).run()
  }

  /// One line in our own form: ArgumentParser's sentence begins with a capital and says nothing of a remedy.
  private static func usageComplaint(_ error: any Error) -> String {
    let sentence = message(for: error)
    return "newsqd: \(sentence.prefix(1).lowercased() + sentence.dropFirst()) (see newsqd --help)"
  }

  private static func status(of failure: Failure) -> Int32 {
    switch failure.code {
    case .locked: 75
    case .badConfiguration: 78
    case .wrongVersion: 3
    default: 2
    }
  }
}

/// Writes one line, with what would drive a terminal made visible.
private func say(_ text: String, to descriptor: Int32) {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { LogLine.visible(String($0)) }
  let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
  _ = write(descriptor, bytes, bytes.count)
}
