/// What must hold of an article for it to answer a query: the query's tree over concepts and filters.
indirect enum Condition: Sendable, Hashable {
  /// The concept occurs, where and in the languages that it is looked for in.
  case concept(Int)
  /// The parts, each any of some concepts, with at most so many words between neighbours.
  case near([[Int]], distance: Int, inOrder: Bool)
  /// These concepts together occur at least so often.
  case atLeast(Int, [Int])
  case filter(ArticleFilter)
  case all([Condition])
  case any([Condition])
  /// The left part, without any of the right ones.
  case excluding(Condition, [Condition])

  /// Whether only articles with some of its concepts can fulfil it.
  var needsText: Bool {
    switch self {
    case .concept, .near, .atLeast: true
    case .filter: false
    case .all(let parts): parts.contains(where: \.needsText)
    case .any(let parts): parts.allSatisfy(\.needsText)
    case .excluding(let wanted, _): wanted.needsText
    }
  }

  /// Every concept in it, in the order of the query.
  var concepts: [Int] {
    switch self {
    case .concept(let concept): [concept]
    case .near(let parts, _, _): parts.flatMap { $0 }
    case .atLeast(_, let concepts): concepts
    case .filter: []
    case .all(let parts), .any(let parts): parts.flatMap(\.concepts)
    case .excluding(let wanted, let unwanted): wanted.concepts + unwanted.flatMap(\.concepts)
    }
  }

  /// Concepts without which no article can fulfil it.
  var needed: [Int] { neededSets.filter { $0.count == 1 }.map { $0[0] } }

  /// Sets of concepts: of each of them an article that fulfils it has one at least.
  var neededSets: [[Int]] {
    switch self {
    case .concept(let concept): return [[concept]]
    case .near(let parts, _, _): return parts
    case .atLeast(_, let concepts): return [concepts]
    case .filter: return []
    case .all(let parts): return parts.flatMap(\.neededSets)
    case .any(let parts):
      // Of all that each of the parts needs one set will do.
      let sets = parts.compactMap(\.neededSets.first)
      return sets.count == parts.count ? [sets.flatMap { $0 }] : []
    case .excluding(let wanted, _): return wanted.neededSets
    }
  }
}
