/// The matches that may be among the best, by scores that are worked out of the frequencies of their words alone: but for nearness, of
/// which is known what it can add at most.
struct ScoredMatches {
  /// Those with the highest scores but for nearness.
  private(set) var first: TopHits
  /// All that may be among the best.
  private var found: [Found] = []
  private let matches: FrequentMatches
  private let ranking: Ranking

  private struct Found {
    var number: Int64
    /// The most that it can score but for nearness.
    var score: Double
    /// And with as much of it as there can be.
    var most: Double
    var known: FrameNotes.Known
    var length: UInt8
  }

  /// - Parameter count: how many are to be the first ones: what can only score less than the last of these is left out.
  init(_ matches: FrequentMatches, _ ranking: Ranking, _ blocks: ArticleBlocks, first count: Int) {
    first = TopHits(limit: count)
    self.matches = matches
    self.ranking = ranking
    matches.forEachFrame(blocks, most: ranking.most, least: { leastScore(in: $0) }) { frame in
      ranking.withScores(of: frame, matches) { take(frame, $0) }
    }
  }

  /// What is left out scores less.
  var least: Double { first.worst?.score ?? 0 }

  /// What an article of a range scores at least, but for its age, where it may come among the best.
  private func leastScore(in numbers: Range<Int64>) -> Double {
    let least = least / Ranking.margin
    // The newest of them counts most.
    return least > 0 ? least / (ranking.freshness?.factor(of: numbers.upperBound - 1) ?? 1) : 0
  }

  private mutating func take(_ frame: FrequentMatches.Frame, _ scores: UnsafeBufferPointer<Double>) {
    let nearness = ranking.proximity.most
    for index in scores.indices where scores[index] + nearness >= frame.least {
      let (number, known, length) = (frame.numbers[index], frame.known[index], frame.lengths[index])
      let age = ranking.freshness?.factor(of: number) ?? 1
      let score = scores[index] * age
      let most = (scores[index] + nearness) * age * Ranking.margin
      if most < least { continue }
      found.append(Found(number: number, score: score, most: most, known: known, length: length))
      if score < least { continue }
      first.insert(TopHits.Match(score: ranking.leastScore(known, matches, length: length) * age, id: number))
    }
  }

  /// Those that may be among the best, once some were ranked, in the order of their numbers and with the most that each can score.
  ///
  /// - Parameter ranked: those that were ranked.
  func reaching(without ranked: Set<Int64>) -> [TopHits.Match] {
    let worst = ranking.top.worst?.score ?? 0
    var reaching: [TopHits.Match] = []
    for match in found where match.most >= worst {
      let most = most(match)
      if most >= worst, !ranked.contains(match.number) { reaching.append(TopHits.Match(score: most, id: match.number)) }
    }
    return reaching.sorted { $0.id < $1.id }
  }

  /// The most that a match can score, its nearness counted in.
  private func most(_ match: Found) -> Double {
    let nearness = ranking.proximity.most(damping: ranking.damping[Int(match.length)]) {
      Int(matches.frequency(of: $0, match.known))
    }
    return (match.score + nearness * (ranking.freshness?.factor(of: match.number) ?? 1)) * Ranking.margin
  }
}

extension Ranking {
  /// What a concept adds at most to the score of an article in which it occurs so often, its nearness to others included: the shortest
  /// text gives most.
  fileprivate func most(of concept: Int, frequency: Double) -> Double {
    let shortest = damping[0]
    return importance[concept] * Self.saturated(frequency, shortest) * Self.margin
      + proximity.most(of: concept, occurrences: frequency, damping: shortest)
  }

  /// What an article scores but for nearness and age, where no word occurs more often than a list can tell: articles that the lists
  /// praise beyond that may have less.
  fileprivate func leastScore(_ known: FrameNotes.Known, _ matches: FrequentMatches, length: UInt8) -> Double {
    var score = 0.0
    for concept in importance.indices where importance[concept] > 0 {
      let frequency = matches.frequency(of: concept, known, most: Double(FrequencyList.most))
      score += importance[concept] * Self.saturated(frequency, damping[Int(length)])
    }
    return score
  }

  /// Hands the most that a frame's matches can score, but for nearness and age, to `body`.
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
