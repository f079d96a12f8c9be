internal import ArgumentParser
import Glibc
import NewsModel
import NewsPrinter

/// The command line: one file a verb.
@main
struct Newsq: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "newsq",
    abstract: "Searches news, and looks after its index.",
    usage: """
      newsq [OPTIONS] QUERY...
      newsq VERB [OPTIONS] ...
      """,
    discussion: """
      A query without a verb is searched: newsq "ceasefire Vatican". All words are needed; "quoted words" match as \
      written; -word excludes; OR, parentheses, headline:word and word* do what they say.

      Exit status: 0 found or done, 1 nothing found, 2 bad usage, bad query or error, 3 no index there, \
      75 another process holds the lock, 78 bad configuration.
      """,
    version: newsqVersion,
    subcommands: [
      SearchVerb.self, ShowVerb.self, ExtractVerb.self, IndexVerb.self, ReindexVerb.self, StatusVerb.self,
      FailedVerb.self, WhyVerb.self, DoctorVerb.self, BackupVerb.self, ConfigVerb.self,
    ])

  static func main() async {
    let verbs = Set(configuration.subcommands.compactMap { $0.configuration.commandName })
    let arguments = CommandLineOrder.arranged(Array(CommandLine.arguments.dropFirst()), verbs: verbs)
    do {
      guard !arguments.isEmpty else { throw CleanExit.helpRequest() }
      var command = try parseAsRoot(arguments)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let failure as Failure {
      Complaints.say(failure)
      Glibc.exit(ExitStatus.of(failure))
    } catch let status as ExitCode {
      Glibc.exit(status.rawValue)
    } catch {
      end(of: error, isEmpty: arguments.isEmpty)
    }
  }

  /// Help and version are answers; everything else ArgumentParser throws is bad usage.
  private static func end(of error: any Error, isEmpty: Bool) -> Never {
    let isAnswer = exitCode(for: error) == .success && !isEmpty
    let text = fullMessage(for: error) + "\n"
    let output = isAnswer ? Output.standard() : Output(descriptor: STDERR_FILENO, name: "standard error")
    try? output.write(isAnswer ? text : CleanText.visible(text, as: .paragraphs))
    try? output.flush()
    Glibc.exit(isAnswer ? ExitStatus.done : ExitStatus.refused)
  }
}
