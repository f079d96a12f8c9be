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

  @OptionGroup var filters: SearchFilters

  @Option(help: ArgumentHelp("The order of results (default: relevance).", valueName: "relevance|newest|oldest|blend"))
  var sort: SearchRequest.Sort?

  @Option(help: ArgumentHelp("How results are written (default: text).", valueName: "text|json|jsonl|csv|trec"))
  var format: HitPrinter.Format?

  @Flag(help: "Print how many articles match, and nothing else.")
  var count = false

  @Option(
    help: ArgumentHelp(
      "Count the articles by this instead of listing them.", valueName: "source|language|day|week|month|year"))
  var facet: Facet?

  @Flag(help: "Show how the query was understood, and how each score came about.")
  var explain = false

  @Option(help: ArgumentHelp("When to use colours (default: auto).", valueName: "auto|always|never"))
  var color: Terminal.Color?

  @Option(
    help: ArgumentHelp("Search for each line of a file: query id, TAB, query.", valueName: "file"),
    completion: .file())
  var batch: String?

  @Argument(help: "What to look for.")
  var query: [String] = []

  func validate() throws {
    try PageLimits.check(limit: limit, offset: offset)
    if batch == nil, query.isEmpty { throw ValidationError("query: there is none (say what to look for)") }
    if batch != nil, !query.isEmpty { throw ValidationError("--batch: the queries are in the file (leave QUERY out)") }
    if batch != nil, count || explain || facet != nil {
      throw ValidationError("--batch: does not go with --count, --explain or --facet (leave them out)")
    }
    if facet != nil, count || explain || offset != nil {
      throw ValidationError("--facet: does not go with --count, --explain or --offset (leave them out)")
    }
    if facet != nil, chosenFormat == .trec {
      throw ValidationError("--facet: the format trec is for lists (use text, json, jsonl or csv)")
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
    let request = try request(QueryWords.query(query), settings)
    if let facet {
      let counts = try reader.facets(request, by: facet)
      TimeLimit.end()
      // Of time all there is: a gap at its end would say that nothing happened then.
      let most = limit ?? (facet.step == nil ? settings.searchLimit : nil)
      let format = CountPrinter.Format(rawValue: chosenFormat.rawValue) ?? .text
      try Counts.answer(counts, facet, limit: most, format, color: color ?? .inForce(settings))
    } else if count {
      try answer(count: reader.count(request))
    } else {
      let paging = Paging(request, chosenFormat)
      var result = try reader.search(paging.widened(request), explain: explain)
      let remark = paging.cut(&result)
      // Formats for programs are strict: what is in them answers the query.
      if result.hits.isEmpty, result.damaged.isEmpty, chosenFormat == .text, request.offset == 0, request.limit > 0 {
        try NothingFound(request, result, reader).offer(printer(settings), explain: explain)
      }
      TimeLimit.end()
      if explain { Explanation.say(result, of: request.query) }
      result.damaged.forEach { Complaints.say($0) }
      do {
        try printer(settings).answer(result.hits)
      } catch let status as ExitCode where status.rawValue == ExitStatus.nothingFound && !result.damaged.isEmpty {}
      remark.map { Complaints.say($0) }
      if !result.damaged.isEmpty { throw ExitCode(ExitStatus.refused) }
    }
  }

  // A default that the parser knows is put into words at every start, for a help that is hardly ever asked for.
  private var chosenFormat: HitPrinter.Format { format ?? .text }

  /// What one query asks, by the options and the settings.
  func request(_ query: Query, _ settings: Settings) throws(Failure) -> SearchRequest {
    var request = try filters.request(MatchMode.isAny(match, settings) ? query.matchingAny() : query)
    request.limit = limit ?? settings.searchLimit
    request.offset = offset ?? 0
    request.sort = sort ?? .relevance
    request.halfLife = settings.searchHalfLife
    request.snippets = chosenFormat != .trec
    request.keysAlone = chosenFormat == .trec
    return request
  }

  func printer(_ settings: Settings, isBatch: Bool = false) -> HitPrinter {
    HitPrinter(format: chosenFormat, terminal: .output(color: color ?? .inForce(settings)), isBatch: isBatch)
  }

  private func answer(count: Int) throws {
    TimeLimit.end()
    let output = Output.standard()
    try output.write("\(count)\n")
    try output.flush()
    if count == 0 { throw ExitCode(ExitStatus.nothingFound) }
  }
}

extension SearchRequest.Sort: Choice {}
extension HitPrinter.Format: Choice {}
extension Terminal.Color: Choice {}
