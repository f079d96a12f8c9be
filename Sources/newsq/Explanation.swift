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
    for (hit, shares) in zip(result.hits, result.shares) {
      let parts = zip(result.concepts, shares).filter { !$0.0.isExcluded }
        .map { "\($0.written) \(rounded($1))" }.joined(separator: " + ")
      Complaints.say("\(hit.rank). \(hit.key): \(rounded(hit.score)) = \(parts)")
    }
  }

  private static func rounded(_ number: Double) -> String {
    let thousandths = Int((number * 1000).rounded())
    return "\(thousandths / 1000).\(padded(thousandths % 1000, 3))"
  }
}
