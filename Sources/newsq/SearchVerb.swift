internal import ArgumentParser
import NewsCommand
import NewsIndex
import NewsModel
import NewsPrinter
import NewsQuery
import NewsSettings

/// `newsq search`: the verb that a bare query means.
struct SearchVerb: ParsableCommand {
  // Parsed by itself, a part of another command is spared the look for requests of completion scripts: a sixth of what
  // a search does. They are the whole command's to answer.
  static let configuration = CommandConfiguration(
    commandName: "search", _superCommandName: "newsq", abstract: "Search; the same as newsq QUERY...")

  @OptionGroup var global: GlobalOptions

  @Option(
    name: [.customShort("n", allowingJoined: true), .long],
    help: ArgumentHelp("How many results (default: 10).", valueName: "n"))
  var limit: Int?

  @Option(help: ArgumentHelp("Leave out so many of the first results (default: 0).", valueName: "n"))
  var offset: Int?

  @Option(help: ArgumentHelp("Whether all words are needed or any (default: all).", valueName: "all|any"))
  var match: MatchMode?

  @Option(help: ArgumentHelp("Published on this day or later: 2025-02-12, 2025-02, 7d, yesterday.", valueName: "date"))
  var after: String?

  @Option(help: ArgumentHelp("Published before this day.", valueName: "date"))
  var before: String?

  @Option(help: ArgumentHelp("Only from this source.", valueName: "name"))
  var source: String?

  @Option(help: ArgumentHelp("Only in this language (en, de, …).", valueName: "code"))
  var language: String?

  @Option(help: ArgumentHelp("The order of results (default: relevance).", valueName: "relevance|newest|oldest"))
  var sort: SearchRequest.Sort?

  @Option(help: ArgumentHelp("How results are written (default: text).", valueName: "text|json|jsonl|csv|trec"))
  var format: HitPrinter.Format?

  @Flag(help: "Print how many articles match, and nothing else.")
  var count = false

  @Flag(help: "Show how the query was understood, and how each score came about.")
  var explain = false

  @Option(help: ArgumentHelp("When to use colours (default: auto).", valueName: "auto|always|never"))
  var color: Terminal.Color?

  @Option(help: ArgumentHelp("Search for each line of a file: query id, TAB, query.", valueName: "file"))
  var batch: String?

  @Argument(help: "What to look for.")
  var query: [String] = []

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit: \(limit) is less than nothing (give 0 or more)") }
    if let offset, offset < 0 { throw ValidationError("--offset: \(offset) is less than nothing (give 0 or more)") }
    if batch == nil, query.isEmpty { throw ValidationError("query: there is none (say what to look for)") }
    if batch != nil, !query.isEmpty { throw ValidationError("--batch: the queries are in the file (leave QUERY out)") }
    if batch != nil, count || explain {
      throw ValidationError("--batch: does not go with --count or --explain (leave them out)")
    }
    if batch != nil, !chosenFormat.servesBatches {
      throw ValidationError(
        "--batch: the format \(chosenFormat.rawValue) has no place for query ids (use trec, jsonl or csv)")
    }
  }

  func run() throws {
    let settings = try global.settings()
    let reader = try settings.searchReader()
    if let batch {
      try BatchSearch(file: batch, verb: self, settings: settings, reader: reader).run()
      return
    }
    let request = try request(query.map(CommandLineOrder.unshielded).joined(separator: " "), settings)
    if count {
      try answer(count: reader.count(request))
    } else {
      try answer(reader.search(request, explain: explain), settings)
    }
  }

  // A default that the parser knows is put into words at every start, for a help that is hardly ever asked for.
  private var chosenFormat: HitPrinter.Format { format ?? .text }

  /// What one query asks, by the options and the settings.
  func request(_ text: String, _ settings: Settings) throws(Failure) -> SearchRequest {
    let parsed = try Query(parsing: text)
    let matchesAny = match.map { $0 == .any } ?? (settings.searchMatch == .any)
    return SearchRequest(
      query: matchesAny ? parsed.matchingAny() : parsed, limit: limit ?? settings.searchLimit, offset: offset ?? 0,
      dates: try DateBound(after: after, before: before, today: Today.day()), source: source, language: language,
      sort: sort ?? .relevance, snippets: chosenFormat != .trec)
  }

  func printer(_ settings: Settings, isBatch: Bool = false) -> HitPrinter {
    let color = color ?? Terminal.Color(rawValue: settings.searchColor.rawValue) ?? .auto
    return HitPrinter(format: chosenFormat, terminal: .output(color: color), isBatch: isBatch)
  }

  private func answer(_ result: SearchResult, _ settings: Settings) throws {
    let output = Output.standard()
    let printer = printer(settings)
    if explain { Explanation.say(result) }
    try printer.begin(to: output)
    // A text for people ends without a word where there is nothing; a format for programs is still well formed.
    if !result.hits.isEmpty || chosenFormat != .text { try printer.write(result.hits, to: output) }
    try output.flush()
    if result.hits.isEmpty {
      Complaints.say("nothing found")
      throw ExitCode(ExitStatus.nothingFound)
    }
  }

  private func answer(count: Int) throws {
    let output = Output.standard()
    try output.write("\(count)\n")
    try output.flush()
    if count == 0 { throw ExitCode(ExitStatus.nothingFound) }
  }
}

enum MatchMode: String, Choice {
  case all, any
}

extension SearchRequest.Sort: Choice {}
extension HitPrinter.Format: Choice {}
extension Terminal.Color: Choice {}
