internal import ArgumentParser
import NewsCommand
import NewsFiles
import NewsIndex
import NewsJSON
import NewsModel
import NewsPrinter
import NewsSettings

/// `newsq why`: what became of one file.
struct WhyVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why", abstract: "Tell what became of one file, or where an article comes from.")

  @OptionGroup var global: GlobalOptions

  @Option(help: ArgumentHelp("Text, or one JSON object.", valueName: "text|json"))
  var format: AnswerFormat = .text

  @Argument(help: "The path of a bundle, or an article's number.", completion: .file())
  var subject: String

  func run() throws {
    let settings = try global.settings()
    let reader = try IndexReader(path: settings.database)
    guard let path = try path(reader, inbox: settings.inbox),
      let (entry, failures) = try reader.journalEntry(path: path)
    else {
      Complaints.say("\(subject): \(NotIndexed.reason(of: subject, inbox: settings.inbox))")
      throw ExitCode(ExitStatus.nothingFound)
    }
    let table = try table(entry, failures, reader)
    let output = Output.standard()
    try output.write(format == .json ? table.jsonLine() : table.text(terminal: .output()))
    try output.flush()
  }

  /// The bundle's path as the journal has it: of an article's number, of a path, or of a name in the inbox.
  private func path(_ reader: IndexReader, inbox: String) throws(Failure) -> String? {
    if let number = Int64(subject), let record = try reader.article(id: number) { return record.path }
    return try KnownPath.of(subject, reader, inbox: inbox)
  }

  private func table(
    _ entry: JournalEntry, _ failures: [RecordedFailure], _ reader: IndexReader
  ) throws(Failure) -> KeyValueTable {
    var table = KeyValueTable()
    table.add("path", text: entry.path)
    table.add("name", text: entry.name)
    table.add("state", text: entry.state.rawValue)
    table.add("reader", text: entry.reader)
    table.add("last_read", text: entry.taken)
    let articles = try reader.articles(ofBundle: entry.path)
    table.add("same_as", text: articles.first.flatMap { $0.path == entry.path ? nil : $0.path })
    table.add("articles", count: articles.count)
    table.add("ids", .array(articles.prefix(100).compactMap { $0.id.map(JSONValue.integer) }))
    table.add("failures", failures.isEmpty ? .null : .array(failures.map { .string("\($0.failure)") }))
    return table
  }
}
