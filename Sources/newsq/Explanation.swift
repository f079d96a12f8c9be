import NewsCommand
import NewsIndex
import NewsModel

/// What `--explain` says, on standard error: each word as it was understood, and how scores came about.
enum Explanation {
  static func say(_ result: SearchResult) {
    for concept in result.concepts {
      let forms = concept.forms.map { "\($0.text) \($0.articles)" }.joined(separator: ", ")
      let role = concept.isExcluded ? "without " : ""
      Complaints.say("\(role)\(concept.written): \(forms) (at most \(concept.articles) articles)")
    }
    for (hit, score) in zip(result.hits, result.scores) {
      let parts =
        zip(result.concepts, score.concepts).filter { !$0.0.isExcluded }
        .map { "\($0.written) \(rounded($1))" } + ["nearness \(rounded(score.nearness))"]
      let age = score.freshness == 1 ? "" : ", times \(rounded(score.freshness)) for its age"
      Complaints.say("\(hit.rank). \(hit.key): \(rounded(hit.score)) = \(parts.joined(separator: " + "))\(age)")
    }
  }

  private static func rounded(_ number: Double) -> String {
    let thousandths = Int((number * 1000).rounded())
    return "\(thousandths / 1000).\(padded(thousandths % 1000, 3))"
  }
}
