internal import ArgumentParser
import NewsCommand
import NewsJSON
import NewsPrinter
import NewsSettings

/// `newsq config`: the settings in force, each with its origin.
struct ConfigVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Show the settings in force, each with where it comes from.")

  @OptionGroup var global: GlobalOptions

  @Option(help: ArgumentHelp("Text, or one JSON object a line.", valueName: "text|json"))
  var format: AnswerFormat = .text

  func run() throws {
    var table = Table(columns: "name", "value", "origin")
    for setting in try global.settings().list {
      table.add([.string(setting.name), .string(setting.text), .string(setting.origin)])
    }
    let output = Output.standard()
    try output.write(format == .json ? table.jsonLines() : table.text(terminal: .output()))
    try output.flush()
  }
}
