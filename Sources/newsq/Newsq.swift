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
    let arguments = CommandLineOrder.arranged(Arguments.written(), verbs: verbs)
    do {
      guard !arguments.isEmpty else { throw CleanExit.helpRequest() }
      var command = try verb(of: arguments)
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

  /// The verb with its options. Parsed by itself, it is found in half the time that all verbs together take; where it is
  /// refused, or help is wanted, the whole command line is asked, which knows the names.
  private static func verb(of arguments: [String]) throws -> any ParsableCommand {
    let verb = configuration.subcommands.first { $0.configuration.commandName == arguments[0] }
    if let verb, let command = try? verb.parseAsRoot(Array(arguments.dropFirst())), type(of: command) == verb {
      return command
    }
    return try parseAsRoot(arguments)
  }

  /// Help and version are answers; everything else ArgumentParser throws is bad usage.
  private static func end(of error: any Error, isEmpty: Bool) -> Never {
    if exitCode(for: error) == .success, !isEmpty {
      let output = Output.standard()
      try? output.write(fullMessage(for: error) + "\n")
      try? output.flush()
      Glibc.exit(ExitStatus.done)
    }
    if isEmpty {
      Complaints.say("query: there is none (say what to look for, or see newsq --help)")
    } else {
      Complaints.say(usageComplaint(error))
    }
    Glibc.exit(ExitStatus.refused)
  }

  /// One line in our own form: ArgumentParser's sentence begins with a capital and says nothing of a remedy.
  private static func usageComplaint(_ error: any Error) -> String {
    let sentence = message(for: error)
    let lowered = sentence.prefix(1).lowercased() + sentence.dropFirst()
    return lowered.hasSuffix(")") ? lowered : "\(lowered) (see newsq --help)"
  }
}
