import NewsCommand
import NewsIndex
import NewsJSON
import NewsModel
import NewsPrinter
import NewsQuery

/// What `--explain` says, on standard error: the query as it was understood, each word with its forms and how many articles
/// have them, how many articles were ranked (of frequent words only those that may be among the best), and of what each score is made.
enum Explanation {
  static func say(_ result: SearchResult, of query: Query) {
    var text = "query: \(query.understood)\n"
    for concept in result.concepts { text += shown(concept) }
    if result.ranked > 0 { text += "\nranked: \(result.ranked) \(result.ranked == 1 ? "article" : "articles")\n" }
    for (hit, parts) in zip(result.hits, result.scores) { text += shown(hit, parts, result.concepts) }
    Complaints.show(text)
  }

  /// `word (at most 12 articles)`, and below it its forms, the most frequent first.
  private static func shown(_ concept: Concept) -> String {
    let forms = concept.forms.sorted { $0.articles > $1.articles }
    let role = concept.isExcluded ? "without " : ""
    let estimate = forms.count > 1 ? "at most " : ""
    var table = Table(columns: "form", "articles", "languages")
    for form in forms {
      table.add([
        .string(form.text), .integer(form.articles),
        .string(form.languageCodes.map { $0.joined(separator: " ") } ?? ""),
      ])
    }
    return
      "\n\(role)\(concept.written) (\(estimate)\(concept.articles) \(concept.articles == 1 ? "article" : "articles"))\n"
      + indented(table)
  }

  /// `1. key: 12.345`, and below it what each word gave.
  private static func shown(_ hit: Hit, _ parts: ScoreParts, _ concepts: [Concept]) -> String {
    var table = Table(columns: "share", "word")
    for (concept, share) in zip(concepts, parts.concepts) where !concept.isExcluded && share != 0 {
      table.add([.string(rounded(share, width: 9)), .string(concept.written)])
    }
    if parts.nearness != 0 { table.add([.string(rounded(parts.nearness, width: 9)), .string("(nearness)")]) }
    if parts.freshness != 1 { table.add([.string("×" + rounded(parts.freshness, width: 8)), .string("(age)")]) }
    return "\n\(hit.rank). \(hit.key): \(rounded(hit.score, width: 0))\n" + indented(table)
  }

  private static func indented(_ table: Table) -> String {
    let lines = table.text(terminal: Terminal(isTerminal: false), showsHeadings: false).split(separator: "\n")
    return lines.map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return "  \(line)\n"
    }.joined()
  }

  /// To three decimals, to the right of so many columns.
  private static func rounded(_ number: Double, width: Int) -> String {
    guard number.magnitude < 1e12 else { return "\(number)" }
    let thousandths = Int((number * 1_000).rounded())
    let size = thousandths.magnitude
    let text = (thousandths < 0 ? "-" : "") + "\(size / 1_000).\(padded(Int(size % 1_000), 3))"
    return String(repeating: " ", count: max(0, width - text.utf8.count)) + text
  }
}
