/// What the nearness of a query's words adds to an article's score.
///
/// After Büttcher, Clarke and Lushman, "Term Proximity Scoring for Ad-Hoc Retrieval on Very Large Text Collections" (2006):
/// wherever two different concepts follow each other, each gains the other's importance, divided by their distance;
/// the sums are damped as BM25 damps frequencies. It decides among articles with the same words and leaves the words
/// their weight: a quarter of what the paper adds, and the distance alone instead of its square, which gains little but
/// for words side by side.
struct Proximity {
  /// Words farther apart than this have nothing to do with each other.
  static let farthest = 20
  static let weight = 0.25

  private let importance: [Double]
  /// What it can add at most.
  let most: Double
  /// For each concept the highest importance of the others.
  private let neighbours: [Double]

  /// - Parameter importance: the inverse document frequency of each concept; 0 for those that do not count.
  init(importance: [Double]) {
    self.importance = importance
    neighbours = importance.indices.map { concept in
      importance.indices.reduce(0) { $1 == concept ? $0 : max($0, importance[$1]) }
    }
    most = Self.weight * (Ranking.k1 + 1) * importance.reduce(0) { $0 + min(1, $1) }
  }

  func counts(_ concept: Int) -> Bool { importance[concept] > 0 }

  /// What it can add at most to an article in which the concepts occur so often: each occurrence has two neighbours at most, and all
  /// together have one pair less than they are.
  @inline(__always)
  func most(damping: Double, _ occurrences: (_ concept: Int) -> Int) -> Double {
    var all = -1
    for concept in importance.indices where importance[concept] > 0 { all &+= occurrences(concept) }
    var gain = 0.0
    for concept in importance.indices where importance[concept] > 0 {
      let count = occurrences(concept)
      let pairs = Double(min(2 &* count, 2 &* (all &+ 1 &- count), all))
      gain += min(1, importance[concept]) * Ranking.saturated(pairs * neighbours[concept], damping)
    }
    return Self.weight * gain
  }

  /// What the places of a concept that occurs so often can add at most, whatever others occur.
  func most(of concept: Int, occurrences: Double, damping: Double) -> Double {
    Self.weight * min(1, importance[concept]) * Ranking.saturated(2 * occurrences * neighbours[concept], damping)
  }

  /// - Parameter places: those of all concepts, in the order of the text.
  func gain(_ places: [Place], damping: Double) -> Double {
    guard var last = places.first else { return 0 }
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: importance.count) { sums in
      sums.initialize(repeating: 0)
      for place in places.dropFirst() {
        let distance = place.start - last.start
        if place.concept != last.concept, distance > 0, distance <= Self.farthest {
          sums[place.concept] += importance[last.concept] / Double(distance)
          sums[last.concept] += importance[place.concept] / Double(distance)
        }
        last = place
      }
      var gain = 0.0
      for concept in sums.indices { gain += min(1, importance[concept]) * Ranking.saturated(sums[concept], damping) }
      return Self.weight * gain
    }
  }
}
