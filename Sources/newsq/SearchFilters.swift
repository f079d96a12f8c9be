internal import ArgumentParser
import NewsCommand
import NewsIndex
import NewsModel
import NewsQuery
import NewsSettings

/// The options that narrow what is found, for all verbs that search.
struct SearchFilters: ParsableArguments {
  @Option(help: ArgumentHelp("Published on this day or later: 2025-02-12, 2025-02, 7d, yesterday.", valueName: "date"))
  var after: String?

  @Option(help: ArgumentHelp("Published before this day.", valueName: "date"))
  var before: String?

  @Option(help: ArgumentHelp("Only from this source.", valueName: "name"))
  var source: String?

  @Option(help: ArgumentHelp("Only in this language (en, de, …).", valueName: "code"))
  var language: String?

  /// What a query asks within these limits.
  func request(_ query: Query) throws(Failure) -> SearchRequest {
    SearchRequest(
      query: query, dates: try DateBound(after: after, before: before, today: Today.day()), source: source,
      language: language)
  }
}

/// The words of a command line as a query.
enum QueryWords {
  static func query(_ words: [String]) throws(Failure) -> Query {
    try Query(parsing: words.map(CommandLineOrder.unshielded).joined(separator: " "), today: Today.day())
  }
}

enum MatchMode: String, Choice {
  case all, any

  /// What was asked for, else what is set.
  static func isAny(_ match: MatchMode?, _ settings: Settings) -> Bool {
    match.map { $0 == .any } ?? (settings.searchMatch == .any)
  }
}
