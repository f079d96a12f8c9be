internal import ArgumentParser
import NewsCommand
import NewsFiles
import NewsIndex
import NewsJSON
import NewsModel
import NewsPrinter
import NewsService
import NewsSettings

/// `newsq status`: the index in numbers, and how newsqd stands.
struct StatusVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show the state of the index and of newsqd.")

  @OptionGroup var global: GlobalOptions

  @Option(help: ArgumentHelp("Text, or one JSON object.", valueName: "text|json"))
  var format: AnswerFormat = .text

  /// newsqd's part needs nothing of the database: it is shown where that cannot be read, too.
  func run() throws {
    let database = try global.settings().database
    let service = ServiceSighting.look(at: database)
    let index: Result<IndexStatus, Failure>
    do throws(Failure) { index = .success(try IndexReader(path: database).status()) } catch { index = .failure(error) }
    var table = KeyValueTable()
    table.add("database", text: database)
    switch index {
    case .success(let status): add(status, to: &table)
    case .failure(let failure) where format == .json:
      table.add("error", .object(JSONObject(FailurePrinter.members(failure))))
    case .failure: break
    }
    if let free = FreeSpace.bytes(at: RawPath(database).parent) { table.add("free_space", count: Int(free)) }
    switch format {
    case .json: table.add("newsqd", service.json)
    case .text: for line in service.lines { table.add(line.name, text: line.text) }
    }
    let output = Output.standard()
    if format == .json || !isNothing(index, service) {
      try output.write(format == .json ? table.jsonLine() : table.text(terminal: .output()))
    }
    try output.flush()
    _ = try index.get()
  }

  /// Whether there is neither an index nor a newsqd: then there is but one thing to say.
  private func isNothing(_ index: Result<IndexStatus, Failure>, _ service: ServiceSighting) -> Bool {
    if case (.failure, .notRunning(nil)) = (index, service) { true } else { false }
  }

  private func add(_ status: IndexStatus, to table: inout KeyValueTable) {
    table.add("size", count: Int(status.size))
    table.add("log_size", count: Int(status.logSize))
    table.add("articles", count: status.articles)
    table.add("undated", count: status.undated)
    table.add("oldest", text: status.oldest?.description)
    table.add("newest", text: status.newest?.description)
    add("languages", status.languages.map { ($0.code, $0.articles) }, to: &table)
    table.add("bundles", count: status.bundles)
    table.add("failed", count: status.failed)
    add("failures", status.failures.map { ($0.code, $0.count) }, to: &table)
    table.add("gone", count: status.gone)
    table.add("last_read", text: status.lastTaken)
  }

  /// Numbers by name: an object, or `en 120, de 4`.
  private func add(_ key: String, _ numbers: [(String, Int)], to table: inout KeyValueTable) {
    switch format {
    case .json: table.add(key, .object(JSONObject(numbers.map { ($0.0, JSONValue($0.1)) })))
    case .text:
      table.add(key, text: numbers.isEmpty ? nil : numbers.map { "\($0.0) \($0.1)" }.joined(separator: ", "))
    }
  }
}
