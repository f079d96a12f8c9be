import NewsModel
import NewsQuery

/// From a query's tree to FTS5's language.
///
/// Every word of the user's reaches FTS5 as tokens in quotes, cut by FTS5's own rules: no text of a user's can be
/// taken for syntax.
struct Lowering {
  /// The expression for MATCH; nil where the query has nothing that could be looked for.
  private(set) var match: String?
  private(set) var concepts: [Concept] = []
  /// For each phrase of the expression, in its order, the concept it stands for.
  private(set) var conceptOfPhrase: [Int] = []

  private let expansion: Expansion

  init(_ query: Query, expansion: Expansion) throws(Failure) {
    self.expansion = expansion
    match = try lower(query.root, excluded: false)
  }

  private mutating func lower(_ node: Node, excluded: Bool) throws(Failure) -> String? {
    switch node {
    case .word(let word): return try lower(word, before: nil, after: nil, excluded: excluded)
    case .phrase(let phrase): return add(try expansion.concept(phrase), excluded: excluded)
    case .field(let field, let part):
      return try lower(part, excluded: excluded).map { "({\(field.rawValue)} : (\($0)))" }
    case .all(let parts): return try lower(parts, joinedBy: " AND ", excluded: excluded)
    case .any(let parts): return try lower(parts, joinedBy: " OR ", excluded: excluded)
    case .excluding(let wanted, let unwanted):
      guard let left = try lower(wanted, excluded: excluded) else { return nil }
      let right = try lower(unwanted, joinedBy: " OR ", excluded: !excluded)
      return right.map { "(\(left) NOT \($0))" } ?? left
    case .near, .atLeast, .filter: return nil
    }
  }

  private mutating func lower(_ parts: [Node], joinedBy operation: String, excluded: Bool) throws(Failure) -> String? {
    var lowered: [String] = []
    for (index, part) in parts.enumerated() {
      let text: String?
      if case .word(let word) = part {
        text = try lower(
          word, before: parts.word(at: index - 1), after: parts.word(at: index + 1), excluded: excluded)
      } else {
        text = try lower(part, excluded: excluded)
      }
      if let text { lowered.append(text) }
    }
    return lowered.count > 1 ? "(\(lowered.joined(separator: operation)))" : lowered.first
  }

  private mutating func lower(_ word: Word, before: Word?, after: Word?, excluded: Bool) throws(Failure) -> String? {
    // What is excluded is excluded as written and inflected; neighbours do not change it.
    let concept = try expansion.concept(word, before: excluded ? nil : before, after: excluded ? nil : after)
    return add(concept, excluded: excluded)
  }

  private mutating func add(_ concept: Concept?, excluded: Bool) -> String? {
    guard var concept else { return nil }
    concept.isExcluded = excluded
    let index = concepts.count
    concepts.append(concept)
    conceptOfPhrase += concept.forms.map { _ in index }
    let forms = concept.forms.map { "\"\($0.tokens.joined(separator: " "))\"" + ($0.isPrefix ? " *" : "") }
    return forms.count > 1 ? "(\(forms.joined(separator: " OR ")))" : forms[0]
  }
}

extension [Node] {
  fileprivate func word(at index: Int) -> Word? {
    guard indices.contains(index), case .word(let word) = self[index] else { return nil }
    return word
  }
}
