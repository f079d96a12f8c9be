internal import NewsJSON
package import NewsModel

/// Writes the answers of a search.
package struct HitPrinter {
  package enum Format: String, Sendable, CaseIterable {
    /// For people: headline, a line of facts, the passage.
    case text
    /// One array of objects for each search.
    case json
    /// One object a line.
    case jsonl
    /// RFC 4180 with a header, but for the line feed at a line's end.
    case csv
    /// The run format of trec_eval: `QID Q0 KEY RANK SCORE newsq`.
    case trec

    /// Whether it can carry the answers of many queries.
    package var servesBatches: Bool {
      switch self {
      case .jsonl, .csv, .trec: true
      case .text, .json: false
      }
    }
  }

  package let format: Format
  let terminal: Terminal
  /// Whether each line says which query it answers.
  let isBatch: Bool

  package init(format: Format, terminal: Terminal, isBatch: Bool = false) {
    self.format = format
    self.terminal = terminal
    self.isBatch = isBatch
  }

  /// What stands above the first search's answers: the header of a CSV.
  package func begin(to output: Output) throws(Failure) {
    if format == .csv { try output.write(CSV.line((isBatch ? ["query"] : []) + Self.keys)) }
  }

  /// The answers of one search, best first.
  ///
  /// - Parameter query: the query's identifier; shown in batches, and always in the run format (`1` where there is none).
  package func write(_ hits: [Hit], query: String? = nil, to output: Output) throws(Failure) {
    switch format {
    case .text:
      for (place, hit) in hits.enumerated() { try output.write((place > 0 ? "\n" : "") + text(hit)) }
    case .json:
      if hits.isEmpty { return try output.write("[]\n") }
      for (place, hit) in hits.enumerated() { try output.write((place > 0 ? ",\n" : "[\n") + json(hit, query).text) }
      try output.write("\n]\n")
    case .jsonl:
      for hit in hits { try output.write(json(hit, query).text + "\n") }
    case .csv:
      for hit in hits { try output.write(csv(hit, query)) }
    case .trec:
      var last = Double.infinity
      for hit in hits {
        // trec_eval sorts by score and does not look at the rank: so scores fall with every rank.
        last = min(Self.rounded(hit.score), last - 0.000_001)
        let score = Self.fixed(last)
        try output.write("\(token(query ?? "1")) Q0 \(token(hit.key)) \(hit.rank) \(score) newsq\n")
      }
    }
  }
}
