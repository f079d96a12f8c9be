/// The scores of matches but for nearness, worked out of the frequencies of their words alone; their age is counted in.
struct ScoredMatches {
  private(set) var numbers: [Int64] = []
  private(set) var scores: [Double] = []
  private var known: [UInt32] = []
  private var lengths: [UInt8] = []
  private let matches: FrequentMatches
  private let ranking: Ranking

  init(_ matches: FrequentMatches, _ ranking: Ranking, _ blocks: ArticleBlocks) {
    self.matches = matches
    self.ranking = ranking
    matches.forEachFrame(blocks) { frame in
      numbers.append(contentsOf: frame.numbers)
      known.append(contentsOf: frame.known)
      lengths.append(contentsOf: frame.lengths)
      ranking.withScores(of: frame, matches) { scores.append(contentsOf: $0) }
    }
    guard let freshness = ranking.freshness else { return }
    for index in scores.indices { scores[index] *= freshness.factor(of: numbers[index]) }
  }

  /// Those of the matches that may be among the best once nearness is counted, in the order of their numbers.
  ///
  /// - Parameter isOpen: whether a match is still to be ranked.
  func reaching(_ isOpen: (_ score: Double, _ number: Int64) -> Bool) -> [Int] {
    // No age adds to a score.
    let least = ranking.top.worst.map { $0.score / Ranking.margin - ranking.proximity.most } ?? -.infinity
    var found: [Int] = []
    for index in scores.indices where scores[index] >= least {
      if isOpen(scores[index], numbers[index]), reaches(index) { found.append(index) }
    }
    return found.sorted { numbers[$0] < numbers[$1] }
  }

  /// Whether a match may be among the best once nearness is counted: of equal scores the newer article comes first.
  func reaches(_ index: Int) -> Bool {
    guard let worst = ranking.top.worst?.score else { return true }
    let age = ranking.freshness?.factor(of: numbers[index]) ?? 1
    let most = ranking.proximity.most(damping: ranking.damping[Int(lengths[index])]) {
      Int(matches.frequency(of: $0, known[index]))
    }
    return (scores[index] + most * age) * Ranking.margin >= worst
  }
}

extension Ranking {
  /// Hands the scores of a frame's matches, but for nearness and age, to `body`.
  fileprivate func withScores(
    of frame: FrequentMatches.Frame, _ matches: FrequentMatches, _ body: (UnsafeBufferPointer<Double>) -> Void
  ) {
    let count = frame.numbers.count
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 3 * count + 1) { memory in
      let scores = memory.baseAddress!
      let (own, frequencies) = (scores + count, scores + 2 * count)
      for index in 0..<count { own[index] = damping[Int(frame.lengths[index])] }
      scores.initialize(repeating: 0, count: count)
      for concept in importance.indices where importance[concept] > 0 {
        frequencies.initialize(repeating: 0, count: count)
        matches.add(concept, of: frame, to: frequencies)
        let most = importance[concept] * (Self.k1 + 1)
        for index in 0..<count { scores[index] += most * frequencies[index] / (frequencies[index] + own[index]) }
      }
      body(UnsafeBufferPointer(start: scores, count: count))
    }
  }
}
