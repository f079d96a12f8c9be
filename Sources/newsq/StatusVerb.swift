internal import ArgumentParser
import NewsCommand
import NewsIndex
import NewsJSON
import NewsModel
import NewsPrinter

/// `newsq status`: the index in numbers.
struct StatusVerb: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "status", abstract: "Show the state of the index.")

  @OptionGroup var global: GlobalOptions

  @Option(help: ArgumentHelp("Text, or one JSON object.", valueName: "text|json"))
  var format: AnswerFormat = .text

  func run() throws {
    let status = try global.reader().status()
    var table = KeyValueTable()
    table.add("database", text: status.path)
    table.add("size", count: Int(status.size))
    table.add("log_size", count: Int(status.logSize))
    table.add("articles", count: status.articles)
    table.add("undated", count: status.undated)
    table.add("oldest", text: status.oldest?.description)
    table.add("newest", text: status.newest?.description)
    let languages = status.languages.map { ($0.code, JSONValue.integer(Int64($0.articles))) }
    switch format {
    case .text: table.add("languages", text: languages.map { "\($0) \($1.text)" }.joined(separator: ", "))
    case .json: table.add("languages", .object(JSONObject(languages)))
    }
    table.add("bundles", count: status.bundles)
    table.add("failed", count: status.failed)
    table.add("gone", count: status.gone)
    table.add("last_read", text: status.lastTaken)
    let output = Output.standard()
    try output.write(format == .json ? table.jsonLine() : table.text(terminal: .output()))
    try output.flush()
  }
}
