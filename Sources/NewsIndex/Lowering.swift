import NewsModel
import NewsQuery

/// From a query's tree to a plan: each word with its forms, and what must hold of an article.
struct Lowering {
  private let expansion: Expansion
  private let tokenizer: Tokenizer
  /// Whether the capitals of the query mean nothing.
  private let isShouted: Bool
  private var concepts: [Concept] = []

  /// - Parameter languages: those of the index, as `LanguageBits`.
  static func plan(
    _ query: Query, expansion: Expansion, tokenizer: Tokenizer, languages: UInt64
  ) throws(Failure) -> QueryPlan {
    var lowering = Lowering(expansion: expansion, tokenizer: tokenizer, isShouted: query.root.isShouted)
    let condition = try lowering.lower(query.root, Scope()) ?? .any([])
    return QueryPlan(lowering.concepts, condition, languages: languages)
  }

  private init(expansion: Expansion, tokenizer: Tokenizer, isShouted: Bool) {
    self.expansion = expansion
    self.tokenizer = tokenizer
    self.isShouted = isShouted
  }

  /// What the parts above a part of the query say of it.
  private struct Scope {
    var field: Field?
    var isExcluded = false
  }

  /// The part's condition; nil where it asks for nothing.
  private mutating func lower(_ node: Node, _ scope: Scope) throws(Failure) -> Condition? {
    switch node {
    case .word(let word): return try add(word, scope).map(Condition.concept)
    case .phrase(let phrase): return try add(phrase, scope).map(Condition.concept)
    case .field(let field, let part):
      return try lower(part, Scope(field: field, isExcluded: scope.isExcluded))
    case .all(let parts):
      let parts = try lower(parts, scope)
      return parts.count > 1 ? .all(parts) : parts.first
    case .any(let parts):
      let parts = try lower(parts, scope)
      return parts.count > 1 ? .any(parts) : parts.first
    case .excluding(let wanted, let unwanted):
      guard let wanted = try lower(wanted, scope) else { return nil }
      let unwanted = try lower(unwanted, Scope(field: scope.field, isExcluded: !scope.isExcluded))
      return unwanted.isEmpty ? wanted : .excluding(wanted, unwanted)
    case .near(let parts, let distance, let inOrder): return try near(parts, distance, inOrder, scope)
    case .atLeast(let count, let part):
      let concepts = try alternatives(part, scope)
      return concepts.isEmpty ? nil : .atLeast(count, concepts)
    case .filter(let filter): return .filter(ArticleFilter(filter, tokenizer: tokenizer))
    }
  }

  /// Words that stand beside each other may be one word in the text.
  private mutating func lower(_ parts: [Node], _ scope: Scope) throws(Failure) -> [Condition] {
    var lowered: [Condition] = []
    for (index, part) in parts.enumerated() {
      if case .word(let word) = part {
        // What is excluded is excluded as written and inflected; neighbours do not change it.
        let before = scope.isExcluded ? nil : parts.word(at: index - 1)
        let after = scope.isExcluded ? nil : parts.word(at: index + 1)
        if let concept = try add(word, scope, before: before, after: after) { lowered.append(.concept(concept)) }
      } else if let condition = try lower(part, scope) {
        lowered.append(condition)
      }
    }
    return lowered
  }

  private mutating func near(
    _ parts: [Node], _ distance: Int, _ inOrder: Bool, _ scope: Scope
  ) throws(Failure) -> Condition? {
    var lowered: [[Int]] = []
    for part in parts {
      let concepts = try alternatives(part, scope)
      if !concepts.isEmpty { lowered.append(concepts) }
    }
    return lowered.count > 1
      ? .near(lowered, distance: distance, inOrder: inOrder) : lowered.first.map { .any($0.map(Condition.concept)) }
  }

  /// The concepts any of which a part stands for.
  private mutating func alternatives(_ node: Node, _ scope: Scope) throws(Failure) -> [Int] {
    switch node {
    case .word(let word): return try add(word, scope).map { [$0] } ?? []
    case .phrase(let phrase): return try add(phrase, scope).map { [$0] } ?? []
    case .any(let parts):
      var concepts: [Int] = []
      for part in parts { concepts += try alternatives(part, scope) }
      return concepts
    case .field(let field, let part):
      return try alternatives(part, Scope(field: field, isExcluded: scope.isExcluded))
    case .all, .near, .atLeast, .excluding, .filter:
      // The parser hands over none of these here.
      return []
    }
  }

  private mutating func add(
    _ word: Word, _ scope: Scope, before: Word? = nil, after: Word? = nil
  ) throws(Failure) -> Int? {
    guard let concept = try expansion.concept(word, before: before, after: after) else { return nil }
    let isPlain = isShouted || scope.field != nil
    return add(isPlain ? concept : try expansion.withAcronym(concept, of: word), scope)
  }

  private mutating func add(_ phrase: Phrase, _ scope: Scope) throws(Failure) -> Int? {
    try expansion.concept(phrase).map { add($0, scope) }
  }

  private mutating func add(_ concept: Concept, _ scope: Scope) -> Int {
    var concept = concept
    concept.field = scope.field
    concept.isExcluded = scope.isExcluded
    concepts.append(concept)
    return concepts.count - 1
  }
}

extension Node {
  /// Whether all of several words are in capitals, and not all can be acronyms.
  fileprivate var isShouted: Bool {
    let words = words
    let capitals = words.allSatisfy { word in
      word.unicodeScalars.contains { $0.properties.isUppercase }
        && !word.unicodeScalars.contains { $0.properties.isLowercase }
    }
    return capitals && words.count > 1 && (words.count > 2 || words.contains { $0.utf8.count > Acronyms.mostLetters })
  }

  private var words: [String] {
    switch self {
    case .word(let word): [word.text]
    case .phrase(let phrase): [phrase.text]
    case .field(_, let part), .atLeast(_, let part): part.words
    case .all(let parts), .any(let parts), .near(let parts, _, _): parts.flatMap(\.words)
    case .excluding(let wanted, let unwanted): wanted.words + unwanted.flatMap(\.words)
    case .filter: []
    }
  }
}

extension [Node] {
  fileprivate func word(at index: Int) -> Word? {
    guard indices.contains(index), case .word(let word) = self[index] else { return nil }
    return word
  }
}
