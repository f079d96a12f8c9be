/// Puts parts near each other, in the form that ``Node/near(_:distance:inOrder:)`` has: what is not a word, a phrase or a
/// choice of these is taken apart, so that `(a AND b) NEAR/5 c` is `(a NEAR/5 c) AND (b NEAR/5 c)`.
struct Nearness {
  let distance: Int
  let inOrder: Bool
  /// How many words and phrases may be added by writing parts more than once.
  let spare: Int
  private(set) var added = 0

  init(distance: Int, inOrder: Bool, spare: Int) {
    self.distance = distance
    self.inOrder = inOrder
    self.spare = spare
  }

  mutating func node(_ parts: [Node]) throws(Refusal) -> Node {
    guard let index = parts.firstIndex(where: { !$0.isSimple }) else {
      if parts.count > Query.maximumNear { throw .tooManyNear }
      return .near(parts, distance: distance, inOrder: inOrder)
    }
    switch parts[index] {
    case .any(let choices):
      let simple = choices.filter(\.isSimple)
      let others = choices.filter { !$0.isSimple }
      let alternatives = (simple.isEmpty ? [] : [Node.joined(simple, as: Node.any)]) + others
      return .joined(try each(alternatives, at: index, in: parts), as: Node.any)
    case .all(let inner):
      return .joined(try each(inner, at: index, in: parts), as: Node.all)
    case .excluding(let wanted, let excluded):
      return .excluding(try each([wanted], at: index, in: parts)[0], excluded)
    case .near(let inner, distance, inOrder):
      return try node(parts[..<index] + inner + parts[(index + 1)...])
    case .field(let field, _):
      let inner = parts.compactMap { part -> Node? in
        if case .field(field, let node) = part { node } else { nil }
      }
      guard inner.count == parts.count else { throw .fieldInNear }
      return .field(field, try node(inner))
    case .near: throw .mixedNearness
    case .filter: throw .partOfNear("a condition")
    case .atLeast: throw .partOfNear("a count")
    case .phrase, .word: throw .partOfNear("a phrase with ~")
    }
  }

  /// The nearness with each of the choices in the place of one part.
  private mutating func each(_ choices: [Node], at index: Int, in parts: [Node]) throws(Refusal) -> [Node] {
    var nodes: [Node] = []
    for (number, choice) in choices.enumerated() {
      var parts = parts
      parts[index] = choice
      if number > 0 {
        added += parts.reduce(0) { $0 + $1.terms }
        if added > spare { throw .tooManyTerms }
      }
      nodes.append(try node(parts))
    }
    return nodes
  }
}

extension Node {
  /// Whether it is a word, a phrase without slop, or a choice of these: what nearness and counts are made of.
  var isSimple: Bool {
    switch self {
    case .word: true
    case .phrase(let phrase): phrase.slop == nil
    case .any(let choices): choices.allSatisfy(\.isSimple)
    default: false
    }
  }

  /// How many words, phrases and conditions it has.
  var terms: Int {
    switch self {
    case .word, .phrase, .filter: 1
    case .field(_, let part), .atLeast(_, let part): part.terms
    case .all(let parts), .any(let parts), .near(let parts, _, _): parts.reduce(0) { $0 + $1.terms }
    case .excluding(let part, let excluded): excluded.reduce(part.terms) { $0 + $1.terms }
    }
  }
}
