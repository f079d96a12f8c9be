import NewsModel

/// Ranges of articles with the most that any article in each of them can score: most of a search for frequent words can be left
/// undone.
///
/// After the idea of Chakrabarti, Chaudhuri and Ganti, "Interval-Based Pruning for Top-k Processing over Compressed Lists" (2011):
/// between the ends of all words' ranges the bounds of all words are constant, and their sum bounds the score.
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

  /// - Parameters:
  ///   - bounds: for each of the plan's forms that of each of its words.
  ///   - importance: that of each concept.
  ///   - nearness: what nearness can add at most to an article with several concepts.
  init(
    _ plan: QueryPlan, _ bounds: [[WordBounds]], importance: UnsafeMutableBufferPointer<Double>, nearness: Double,
    in range: Range<Int64>
  ) {
    self.plan = plan
    var ends = [range.lowerBound, range.upperBound]
    for word in bounds.joined() {
      for part in word.parts {
        ends.append(part.numbers.lowerBound)
        ends.append(part.numbers.upperBound)
      }
    }
    ends.sort()
    var different: [Int64] = []
    for end in ends where end != different.last && range.lowerBound <= end && end <= range.upperBound {
      different.append(end)
    }
    self.ends = different
    let concepts = concepts(bounds)
    let isPossible = isPossible(plan.condition, concepts)
    for window in isPossible.indices where isPossible[window] {
      var most = 0.0
      var present = 0
      for concept in concepts.indices where concepts[concept][window] > 0 && importance[concept] > 0 {
        most += importance[concept] * min(ScoreBounds.most, concepts[concept][window])
        present += 1
      }
      if present > 1 { most += nearness }
      windows.append(Window(numbers: self.ends[window]..<self.ends[window + 1], most: most * Self.margin))
    }
  }

  /// Sums in another order may differ in their last digits.
  private static let margin = 1 + 1e-9

  private var count: Int { max(0, ends.count - 1) }

  /// For each concept the most that it can add in each window, before its importance: the sum of its forms, because the gain of another
  /// occurrence falls with their number.
  private func concepts(_ bounds: [[WordBounds]]) -> [[Double]] {
    var concepts = [[Double]](repeating: [], count: plan.concepts.count)
    for concept in concepts.indices { concepts[concept] = [Double](repeating: 0, count: count) }
    for (form, words) in zip(plan.forms, bounds) where !words.isEmpty {
      var most = self.most(of: words[0])
      // A phrase is as frequent as its rarest word at most.
      for word in words.dropFirst() {
        for (window, other) in self.most(of: word).enumerated() { most[window] = min(most[window], other) }
      }
      for window in most.indices { concepts[form.concept][window] += most[window] }
    }
    return concepts
  }

  /// The most that a word can add in each window.
  private func most(of word: WordBounds) -> [Double] {
    var most = [Double](repeating: 0, count: count)
    var window = 0
    var last = Int64.min
    for part in word.parts {
      // Parts of different segments lie across each other.
      if part.numbers.lowerBound < last { window = 0 }
      last = part.numbers.lowerBound
      window = first(from: part.numbers.lowerBound, near: window)
      var at = window
      while at < count, ends[at] < part.numbers.upperBound {
        most[at] = max(most[at], part.most)
        at += 1
      }
    }
    return most
  }

  /// The first window that begins at a number or after it.
  private func first(from number: Int64, near guess: Int) -> Int {
    var low = guess
    var high = ends.count
    var step = 1
    while low + step < ends.count, ends[low + step] < number { step *= 2 }
    high = min(ends.count, low + step + 1)
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
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
