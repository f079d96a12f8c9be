import NewsModel

extension Search {
  /// The articles that have several frequent words, where an answer must have these; nil where there are no lists of them.
  func frequentMatches(_ ranking: Ranking, _ stored: StoredBounds) throws(Failure) -> FrequentMatches? {
    let needed = Set(plan.condition.needed).sorted()
    guard needed.count > 1, !answers.isDated else { return nil }
    let reader = FrequencyReader(stored: stored, index: index)
    var slots = [[Int]](repeating: [], count: plan.concepts.count)
    var sources: [FrequentMatches.Source] = []
    var slot = 0
    for concept in plan.concepts.indices where ranking.importance[concept] > 0 {
      let forms = plan.forms.filter { $0.concept == concept }
      guard forms.allSatisfy({ $0.slop == nil }), let groups = try reader.lists(of: forms.map(\.tokens))
      else { return nil }
      for lists in groups where !lists.isEmpty {
        sources += lists.map { .init(list: $0, slot: slot) }
        slots[concept].append(slot)
        slot += 1
      }
    }
    return slot <= FrequentMatches.mostSlots ? FrequentMatches(sources, slots: slots, needed: needed) : nil
  }

  /// Ranks those of the matches that may be among the best: first those with the most of the words, so that a high score is known early.
  func rankBest(of matches: FrequentMatches, _ ranking: Ranking, _ wanted: Int) throws(Failure) {
    var first = TopHits(limit: wanted + BestFirst.more)
    let found = ScoredMatches(matches, ranking, blocks)
    for index in found.numbers.indices {
      first.insert(TopHits.Match(score: found.scores[index], id: found.numbers[index]))
    }
    try rank(first.sorted.map(\.id).sorted(), ranking)
    guard let least = first.worst else { return }
    let others = found.reaching { TopHits.Match(score: $0, id: $1) < least }
    // Meanwhile the last score among the best rises.
    try rank(others.lazy.filter(found.reaches).map { found.numbers[$0] }, ranking)
  }

  /// - Parameter numbers: in ascending order; each is asked for when the one before was ranked.
  private func rank(_ numbers: some Sequence<Int64>, _ ranking: Ranking) throws(Failure) {
    try answers.forEach(of: numbers) { id throws(Failure) in
      try score(id, ranking)
    }
  }
}
