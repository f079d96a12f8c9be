/// Whether an article fulfils a plan's condition.
struct AnswerCheck {
  let facts: ArticleFacts

  /// - Parameter sight: what was seen of the article.
  func article(_ id: Int64, with sight: ConceptSight, fulfils condition: Condition) -> Bool {
    func holds(_ condition: Condition) -> Bool {
      switch condition {
      case .concept(let concept): return sight.counts[concept] > 0
      case .atLeast(let count, let concepts): return concepts.reduce(0) { $0 + sight.counts[$1] } >= count
      case .near(let parts, let distance, let inOrder):
        guard parts.allSatisfy({ $0.contains { sight.counts[$0] > 0 } }) else { return false }
        return near(parts, distance, inOrder, sight, id)
      case .filter(let filter): return facts.article(id, fulfils: filter)
      // What is known without a look into the database comes first.
      case .all(let parts):
        return parts.allSatisfy { $0.isFilter || holds($0) } && parts.allSatisfy { !$0.isFilter || holds($0) }
      case .any(let parts): return parts.contains(where: holds)
      case .excluding(let wanted, let unwanted): return holds(wanted) && !unwanted.contains(where: holds)
      }
    }
    return holds(condition)
  }

  private func near(
    _ parts: [[Int]], _ distance: Int, _ inOrder: Bool, _ sight: ConceptSight, _ article: Int64
  ) -> Bool {
    let concepts = Set(parts.joined())
    return Nearness.holds(
      sight.places(of: concepts.contains, in: article), parts: parts.count, distance: distance, inOrder: inOrder
    ) { concept in parts.indices.filter { parts[$0].contains(concept) } }
  }
}

extension Condition {
  fileprivate var isFilter: Bool {
    if case .filter = self { true } else { false }
  }
}
