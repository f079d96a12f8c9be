internal import ArgumentParser
import NewsCommand
import NewsIndex
import NewsModel
import NewsPrinter
import NewsQuery
import NewsSettings

/// `newsq trend`: how many articles about something there are over time.
struct TrendVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trend", abstract: "Chart how many articles a query finds over time.",
    discussion: """
      One row a day, week (of ISO 8601), month or year, those without articles included, from the first article to the \
      last, or over the days that --after and --before name.
      """)

  /// Rows that a chart for people has where nothing else is asked for; the latest ones are shown.
  private static let mostRows = 400

  @OptionGroup var global: GlobalOptions

  @Option(
    help: ArgumentHelp("The length of a step (default: one that suits the span).", valueName: "day|week|month|year"))
  var by: TimeStep?

  @Option(help: ArgumentHelp("Whether all words are needed or any (default: all).", valueName: "all|any"))
  var match: MatchMode?

  @OptionGroup var filters: SearchFilters

  @Option(
    name: [.customShort("n", allowingJoined: true), .long],
    help: ArgumentHelp("How many steps, the latest (default: all, 400 in text).", valueName: "n"))
  var limit: Int?

  @Option(help: ArgumentHelp("How the numbers are written (default: text).", valueName: "text|json|jsonl|csv"))
  var format: CountPrinter.Format = .text

  @Option(help: ArgumentHelp("When to use colours (default: auto).", valueName: "auto|always|never"))
  var color: Terminal.Color?

  @Argument(help: "What to look for.")
  var query: [String] = []

  func validate() throws {
    try PageLimits.check(limit: limit)
    if query.isEmpty { throw ValidationError("query: there is none (say what to look for)") }
  }

  func run() throws {
    let settings = try global.settings()
    let query = try QueryWords.query(query)
    let request = try filters.request(MatchMode.isAny(match, settings) ? query.matchingAny() : query)
    let timeline = try settings.searchReader().timeline(request, by: by)
    TimeLimit.end()
    let facet = Facet(timeline.step)
    let rows = timeline.counts + (timeline.undated > 0 ? [FacetCount(value: nil, count: timeline.undated)] : [])
    let most = limit ?? (format == .text ? Self.mostRows : nil)
    if limit == nil, let most, timeline.counts.count > most {
      Complaints.say(
        "trend: \(timeline.counts.count) steps; these are the latest \(most) (a longer step: --by; all: -n \(timeline.counts.count))"
      )
    }
    try Counts.answer(rows, facet, limit: most, format, color: color ?? .inForce(settings))
  }
}

extension Facet {
  init(_ step: TimeStep) {
    switch step {
    case .day: self = .day
    case .week: self = .week
    case .month: self = .month
    case .year: self = .year
    }
  }
}

extension Terminal.Color {
  /// As it is set.
  static func inForce(_ settings: Settings) -> Terminal.Color {
    Terminal.Color(rawValue: settings.searchColor.rawValue) ?? .auto
  }
}
