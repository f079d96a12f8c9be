package import ArgumentParser
import Glibc
import NewsModel
import NewsPrinter

/// One call of `newsq`: from the words as they were written to the verb, and from what went wrong to the exit status.
package struct Invocation {
  private let root: any ParsableCommand.Type
  private let arguments: [String]

  /// - Parameter root: the command whose subcommands are the verbs.
  package init(of root: any ParsableCommand.Type) {
    let verbs = Set(root.configuration.subcommands.compactMap { $0.configuration.commandName })
    self.root = root
    arguments = CommandLineOrder.arranged(Arguments.written(), verbs: verbs)
  }

  /// Whether the call asks for the page about a topic: `newsq help query`.
  package func asks(about topic: String) -> Bool {
    arguments == ["help", topic]
  }

  /// The words behind the verb, where it is this one.
  package func words(of verb: String) -> ArraySlice<String>? {
    arguments.first == verb ? arguments.dropFirst() : nil
  }

  /// The verb with its options. Parsed by itself, it is found in half the time that all verbs together take; where it is
  /// refused, or help is wanted, the whole command line is asked, which knows the names.
  package func verb() throws -> any ParsableCommand {
    guard let first = arguments.first else { throw CleanExit.helpRequest() }
    let verb = root.configuration.subcommands.first { $0.configuration.commandName == first }
    if let verb, let command = try? verb.parseAsRoot(Array(arguments.dropFirst())), type(of: command) == verb {
      return command
    }
    return try root.parseAsRoot(arguments)
  }

  /// Says what is to be said of an error and ends the process with the status of the contract.
  package func end(_ error: any Error) -> Never {
    if let failure = error as? Failure {
      Complaints.say(failure)
      exit(ExitStatus.of(failure))
    }
    if let status = error as? ExitCode { exit(status.rawValue) }
    if arguments.isEmpty {
      Complaints.say("query: there is none (say what to look for, or see newsq --help)")
      exit(ExitStatus.refused)
    }
    // Help and version are answers; everything else that ArgumentParser throws is bad usage.
    guard root.exitCode(for: error) == .success else {
      Complaints.say(usageComplaint(error))
      exit(ExitStatus.refused)
    }
    let output = Output.standard()
    try? output.write(root.fullMessage(for: error) + "\n")
    try? output.flush()
    exit(ExitStatus.done)
  }

  /// One line in our own form: ArgumentParser's sentence begins with a capital and says nothing of a remedy.
  private func usageComplaint(_ error: any Error) -> String {
    let sentence = root.message(for: error)
    let lowered = sentence.prefix(1).lowercased() + sentence.dropFirst()
    return lowered.hasSuffix(")") ? lowered : "\(lowered) (see newsq --help)"
  }
}
