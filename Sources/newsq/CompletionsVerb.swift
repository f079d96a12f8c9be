internal import ArgumentParser
import NewsCommand
import NewsModel
import NewsPrinter

/// `newsq completions`: what a shell needs to complete newsq's command lines.
struct CompletionsVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions", abstract: "Print the script by which a shell completes newsq's options.",
    discussion: "make install puts them where the shells look for them.")

  @Argument(help: ArgumentHelp("The shell.", valueName: "bash|zsh|fish"))
  var shell: Shell

  enum Shell: String, Choice {
    case bash, zsh, fish
  }

  func run() throws {
    let output = Output.standard()
    try output.write(CompletionScript.text(for: shell))
    try output.flush()
  }
}
