import NewsQuery

/// A query as it is run: what must hold of an article, and the forms in which its words are looked for.
struct QueryPlan {
  /// The words of the query, with their forms.
  let concepts: [Concept]
  let condition: Condition
  /// The forms of all concepts.
  let forms: [Form]
  /// Whether an article that has the words may fail to answer the query all the same.
  let needsCheck: Bool
  /// Whether articles without any of the query's words may answer it.
  let needsScan: Bool

  /// Whether there are words to look for.
  var hasWords: Bool { !forms.isEmpty }

  /// One way that a concept may stand in a text.
  struct Form: Sendable, Hashable {
    var concept: Int
    /// Its words as the index has them.
    var tokens: [String]
    /// Whether the last of them is only the beginning of a word.
    var isPrefix: Bool
    /// The languages (see `LanguageBits`) in whose articles it stands for the concept.
    var languages: UInt64
    /// The one field where it counts.
    var field: Field?
    /// How many other words may stand between its words, which then come in any order; nil where they follow each other.
    var slop: Int?

    /// Words in it.
    var length: Int { tokens.count }
  }

  /// How many words of the body are its lead.
  static let leadWords = 60

  /// - Parameter languages: those of the index, as `LanguageBits`.
  init(_ concepts: [Concept], _ condition: Condition, languages: UInt64) {
    self.concepts = concepts
    self.condition = condition
    var forms: [Form] = []
    for (index, concept) in concepts.enumerated() {
      for form in concept.forms {
        forms.append(
          Form(
            concept: index, tokens: form.tokens, isPrefix: form.isPrefix,
            languages: form.needed(of: languages) ?? LanguageBits.every, field: concept.field,
            slop: form.tokens.count > 1 ? form.slop : nil))
      }
    }
    self.forms = forms
    needsCheck = !condition.isExact { concepts[$0].isSingleWords(in: languages) }
    needsScan = !condition.needsText
  }
}

extension Concept {
  /// Whether an article has the concept wherever it has the words.
  fileprivate func isSingleWords(in languages: UInt64) -> Bool {
    field == nil && forms.allSatisfy { $0.tokens.count == 1 && $0.needed(of: languages) == nil }
  }
}

extension Concept.Form {
  /// The languages that an article must be in for the form to count; nil where all of the index will do.
  fileprivate func needed(of all: UInt64) -> UInt64? {
    guard let mask = languages, all & ~UInt64(mask) != 0 else { return nil }
    return UInt64(mask)
  }
}

extension Condition {
  /// Whether the articles that have the words (see `PlanPostings`) are those that fulfil it.
  fileprivate func isExact(_ isExact: (Int) -> Bool) -> Bool {
    switch self {
    case .concept(let index): isExact(index)
    case .near, .atLeast, .filter, .excluding: false
    case .all(let parts), .any(let parts): parts.allSatisfy { $0.isExact(isExact) }
    }
  }
}
