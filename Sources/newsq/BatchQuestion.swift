import NewsIndex
import NewsModel
import NewsQuery

/// What every line of a batch asks: its own query within the same limits.
struct BatchQuestion: Sendable {
  /// Where the lines come from, as the user named it.
  let file: String
  /// The request without its query; a limit that is no good is told at the first line that gets so far.
  let limits: Result<SearchRequest, Failure>
  let matchesAny: Bool
  let today: CivilDay

  struct Answer: Sendable {
    var id: String
    var hits: [Hit]
    /// What would be among them, were it what was stored.
    var damaged: [Failure]
  }

  func answer(_ line: Substring, _ reader: IndexReader) throws(Failure) -> Answer {
    guard let tab = line.utf8.firstIndex(of: UInt8(ascii: "\t")) else {
      throw Failure(
        .badUsage, subject: file, cause: "no tab in the line", remedy: "write the query id, a tab, the query")
    }
    let query = try Query(parsing: String(line[line.utf8.index(after: tab)...]), today: today)
    var request = try limits.get()
    request.query = matchesAny ? query.matchingAny() : query
    let result = try reader.search(request)
    return Answer(id: String(line[..<tab]), hits: result.hits, damaged: result.damaged)
  }
}
