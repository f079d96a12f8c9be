internal import ArgumentParser
import NewsCommand
import NewsIndex
import NewsModel
import NewsPrinter
import NewsQuery

/// What people are told when no article answers their query: what has most of its words, and what was probably meant.
struct NothingFound {
  private let request: SearchRequest
  private let result: SearchResult
  private let reader: IndexReader

  init(_ request: SearchRequest, _ result: SearchResult, _ reader: IndexReader) {
    self.request = request
    self.result = result
    self.reader = reader
  }

  /// Ends with the status for "nothing found", whatever was offered.
  func offer(_ printer: HitPrinter, explain: Bool) throws -> Never {
    if explain { Explanation.say(result, of: request.query) }
    let near = try nearest(explain: explain)
    let suggestion = try reader.suggestion(for: request.query, concepts: result.concepts)
    TimeLimit.end()
    Complaints.say(near.hits.isEmpty ? "nothing found" : "nothing has all the words; these have most of them")
    if let suggestion { Complaints.say("did you mean \(Self.quoted(suggestion))?") }
    if !near.hits.isEmpty {
      if explain { Explanation.say(near, of: request.query) }
      let output = Output.standard()
      try printer.write(near.hits, to: output)
      try output.flush()
    }
    throw ExitCode(ExitStatus.nothingFound)
  }

  /// The articles that have at least half of the words, those with most of them first.
  private func nearest(explain: Bool) throws(Failure) -> SearchResult {
    var result = SearchResult(hits: [], concepts: [])
    guard let query = request.query.relaxed() else { return result }
    var request = request
    request.query = query
    request.mostWordsFirst = true
    result = try reader.search(request, explain: explain)
    // What no article has is missing everywhere, and says nothing of one.
    let unknown = Set(result.concepts.filter { $0.articles == 0 }.map(\.written))
    let words = query.alternatives.count
    let isNear = result.hits.map { hit in
      let absent = hit.missing.count { unknown.contains($0) }
      return (hit.missing.count - absent) * 2 <= words - absent
    }
    if !result.scores.isEmpty { result.scores = zip(result.scores, isNear).filter(\.1).map(\.0) }
    result.hits = zip(result.hits, isNear).filter(\.1).map(\.0)
    return result
  }

  /// As it would be typed after `newsq`, when it has quotes of its own.
  private static func quoted(_ query: String) -> String {
    query.contains("\"") ? "'\(query)'" : "\"\(query)\""
  }
}
