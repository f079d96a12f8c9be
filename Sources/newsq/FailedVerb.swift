internal import ArgumentParser
import NewsCommand
import NewsIndex
import NewsJSON
import NewsModel
import NewsPrinter

/// `newsq failed`: what could not be read, and why.
struct FailedVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "failed", abstract: "List what could not be read, why, and what to do.")

  @OptionGroup var global: GlobalOptions

  @Option(help: ArgumentHelp("Text, or one JSON object a line.", valueName: "text|json"))
  var format: AnswerFormat = .text

  func run() throws {
    let output = Output.standard()
    for recorded in try global.reader().failures() {
      switch format {
      case .text: try output.write(CleanText.visible("\(recorded.failure)", as: .name) + "\n")
      case .json:
        let members: [(String, JSONValue)] =
          [("path", .string(recorded.path))] + FailurePrinter.members(recorded.failure)
          + [("since", .string(recorded.since))]
        try output.write(JSONValue.object(JSONObject(members)).text + "\n")
      }
    }
    try output.flush()
  }
}
