import NewsModel

/// Ranges of articles with the most that any article in each of them can score: most of a search for frequent words can be left
/// undone.
///
/// After Chakrabarti, Chaudhuri and Ganti, "Interval-Based Pruning for Top-k Processing over Compressed Lists" (2011): the sum of
/// the words' bounds in an interval of articles bounds the score of each of them.
struct SearchWindows {
  struct Window {
    var numbers: Range<Int64>
    /// No article in it scores more, but for its age.
    var most: Double
  }

  /// In the order of their numbers.
  private(set) var windows: [Window] = []

  private let plan: QueryPlan
  private let ends: [Int64]

  /// What is known of one form: of single words all forms of a concept are one; of a phrase each of its words, the rarest of which
  /// bounds it.
  typealias Alternatives = [[BoundParts]]

  /// - Parameters:
  ///   - bounds: for each concept those of its forms, which are added up.
  ///   - importance: that of each concept.
  ///   - nearness: what nearness can add at most to an article with several concepts.
  init(
    _ plan: QueryPlan, _ bounds: [[Alternatives]], importance: UnsafeMutableBufferPointer<Double>, nearness: Double,
    in range: Range<Int64>
  ) {
    self.plan = plan
    ends = Self.ends(bounds.joined().joined().joined().flatMap(\.segments), in: range)
    let concepts = concepts(bounds)
    let isPossible = isPossible(plan.condition, concepts)
    for window in isPossible.indices where isPossible[window] {
      var most = 0.0
      var present = 0
      for concept in concepts.indices where concepts[concept][window] > 0 && importance[concept] > 0 {
        most += importance[concept] * ScoreBounds.most * concepts[concept][window] / (1 + concepts[concept][window])
        present += 1
      }
      if present > 1 { most += nearness }
      windows.append(Window(numbers: ends[window]..<ends[window + 1], most: most * Ranking.margin))
    }
  }

  /// Where the finest ranges there are begin, for coarser ones tell as much of each of them; and single articles apart from their
  /// neighbours.
  private static func ends(_ segments: [[BoundParts.Part]], in range: Range<Int64>) -> [Int64] {
    var ends = segments.max { $0.count < $1.count }?.map(\.numbers.lowerBound) ?? []
    for part in segments.joined() where part.numbers.count == 1 {
      ends += [part.numbers.lowerBound, part.numbers.upperBound]
    }
    ends.sort()
    var last = range.lowerBound
    var distinct = [last]
    for end in ends where end > last && end < range.upperBound {
      distinct.append(end)
      last = end
    }
    return distinct + [range.upperBound]
  }

  private var count: Int { max(0, ends.count - 1) }

  /// For each concept the highest number of occurrences in each window, relative to the article's damping: those of its forms can be
  /// added up, for they are of one article. f / (f + K) is x / (x + 1), where x is f / K.
  private func concepts(_ bounds: [[Alternatives]]) -> [[Double]] {
    bounds.map { forms in
      var sum = [Double](repeating: 0, count: count)
      for words in forms {
        var least: [Double] = []
        for parts in words {
          let most = relative(parts)
          least = least.isEmpty ? most : zip(least, most).map { min($0, $1) }
        }
        for window in least.indices { sum[window] += least[window] }
      }
      return sum
    }
  }

  /// The highest number of occurrences of some words together in each window, relative to the damping.
  private func relative(_ parts: [BoundParts]) -> [Double] {
    var sum = [Double](repeating: 0, count: count)
    for part in parts where !part.segments.isEmpty {
      for (window, score) in most(of: part).enumerated() where score > 0 { sum[window] += Self.relative(score) }
    }
    return sum
  }

  /// How many occurrences, relative to the damping, give this score.
  private static func relative(_ score: Double) -> Double {
    score < ScoreBounds.most ? score / (ScoreBounds.most - score) : 1e9
  }

  /// The most that words can add in each window: of one article the newest segment counts alone.
  private func most(of parts: BoundParts) -> [Double] {
    var most = [Double](repeating: 0, count: count)
    for segment in parts.segments {
      var window = 0
      for part in segment {
        while window + 1 < count, ends[window + 1] <= part.numbers.lowerBound { window += 1 }
        var at = window
        while at < count, ends[at] < part.numbers.upperBound {
          most[at] = max(most[at], part.most)
          at += 1
        }
      }
    }
    return most
  }

  /// In which windows an article may fulfil a condition.
  private func isPossible(_ condition: Condition, _ concepts: [[Double]]) -> [Bool] {
    switch condition {
    case .concept(let concept): return concepts[concept].map { $0 > 0 }
    case .near(let parts, _, _):
      return all(parts.map { part in any(part.map { isPossible(.concept($0), concepts) }) })
    case .atLeast(_, let parts): return any(parts.map { isPossible(.concept($0), concepts) })
    case .filter: return [Bool](repeating: true, count: count)
    case .all(let parts): return all(parts.map { isPossible($0, concepts) })
    case .any(let parts): return any(parts.map { isPossible($0, concepts) })
    case .excluding(let wanted, _): return isPossible(wanted, concepts)
    }
  }

  private func all(_ parts: [[Bool]]) -> [Bool] {
    parts.dropFirst().reduce(parts.first ?? []) { zip($0, $1).map { $0 && $1 } }
  }

  private func any(_ parts: [[Bool]]) -> [Bool] {
    parts.dropFirst().reduce(parts.first ?? []) { zip($0, $1).map { $0 || $1 } }
  }
}
