internal import ArgumentParser
import NewsCommand
import NewsIndex
import NewsModel
import NewsPrinter

/// `newsq show`: whole articles.
struct ShowVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print articles by their number, as search shows it.")

  @OptionGroup var global: GlobalOptions

  @Option(help: ArgumentHelp("Text, or one JSON object a line.", valueName: "text|json"))
  var format: AnswerFormat = .text

  @Flag(help: "Also what stood with the text and was left out of it: menus, comments, lines of the site.")
  var all = false

  @Argument(help: "Article numbers.")
  var id: [String]

  func run() throws {
    let reader = try global.reader()
    let output = Output.standard()
    let printer = ArticlePrinter(terminal: .output())
    var missing = false
    var isFirst = true
    for text in id {
      guard let number = Int64(text) else {
        throw Failure(
          .badUsage, subject: text, cause: "not an article number", remedy: "take the number from a search's results")
      }
      guard let record = try reader.article(id: number) else {
        Complaints.say("\(text): no such article")
        missing = true
        continue
      }
      switch format {
      case .text: try output.write((isFirst ? "" : "\n") + printer.text(record, all: all))
      case .json: try output.write(ArticlePrinter.recordLine(record, all: all))
      }
      isFirst = false
    }
    try output.flush()
    if missing { throw ExitCode(ExitStatus.nothingFound) }
  }
}
