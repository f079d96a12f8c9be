import NewsModel

extension Search {
  /// The articles that have several frequent words, or any of them; nil where there are no lists of these.
  func frequentMatches(_ ranking: Ranking, _ stored: StoredBounds) throws(Failure) -> FrequentMatches? {
    let needed = plan.condition.neededSets
    guard !needed.isEmpty, ranking.importance.count(where: { $0 > 0 }) > 1, !answers.isDated else { return nil }
    // Where the newest count most, few ranges are looked at, and the lists would be read from the oldest on.
    if ranking.freshness != nil, ranking.hasLeadingWord { return nil }
    let reader = FrequencyReader(stored: stored, index: index, bytes: try answers.bytesToRead())
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
  ///
  /// - Returns: false where a filter leaves so few of them that looking at all is as quick; then the ranking is of no use.
  func rankBest(of matches: FrequentMatches, _ ranking: Ranking, _ wanted: Int) throws(Failure) -> Bool {
    var ranked: Set<Int64> = []
    for count in [1, 16].map({ $0 * (wanted + BestFirst.more) }) {
      let found = ScoredMatches(matches, ranking, blocks, first: count)
      let first = Set(found.first.sorted.map(\.id)).subtracting(ranked)
      try rank(first.sorted(), ranking)
      ranked.formUnion(first)
      // The lists may promise more than there is: words that were taken out since, or that are not in the field that was asked for.
      guard found.least <= ranking.top.worst?.score ?? 0 else { continue }
      let others = found.reaching(without: ranked)
      // Meanwhile the last score among the best rises.
      try rank(others.lazy.filter { $0.score >= ranking.top.worst?.score ?? 0 }.map(\.id), ranking)
      return true
    }
    return false
  }

  /// - Parameter numbers: in ascending order; each is asked for when the one before was ranked.
  private func rank(_ numbers: some Sequence<Int64>, _ ranking: Ranking) throws(Failure) {
    try answers.forEach(of: numbers) { id throws(Failure) in
      try score(id, ranking)
    }
  }
}
