import NewsModel
import NewsQuery

extension Search {
  /// The words of a relaxed query that an article does not have, as they were written. What is excluded is never missing.
  func missing(from article: Int64) throws(Failure) -> [String] {
    let shares = try parts(of: article)?.concepts ?? []
    var present: Set<String> = []
    for (concept, share) in zip(plan.concepts, shares) where share > 0 && !concept.isExcluded {
      present.insert(concept.written)
    }
    return request.query.alternatives.flatMap { $0.missing(present) }
  }
}

extension Node {
  /// What of the part is not there: nothing where it is.
  fileprivate func missing(_ present: Set<String>) -> [String] {
    switch self {
    case .word(let word): present.contains(word.shown) ? [] : [word.shown]
    case .phrase(let phrase): present.contains(phrase.shown) ? [] : [phrase.shown]
    case .field(_, let part), .atLeast(_, let part), .excluding(let part, _): part.missing(present)
    case .all(let parts), .near(let parts, _, _): parts.flatMap { $0.missing(present) }
    case .any(let parts):
      parts.contains { $0.missing(present).isEmpty }
        ? [] : [parts.map { $0.missing(present).joined(separator: " ") }.joined(separator: " OR ")]
    case .filter: []
    }
  }
}

extension Word {
  /// As `Concept.written` has it.
  var shown: String { isPrefix ? text + "*" : text }
}

extension Phrase {
  /// As `Concept.written` has it.
  var shown: String { "\"\(text)\"" }
}
