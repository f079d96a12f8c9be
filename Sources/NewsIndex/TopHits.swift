/// The best matches seen so far, at most so many; equal scores fall to the newer article.
struct TopHits {
  struct Match: Comparable {
    var score: Double
    var id: Int64
    /// How many of the query's words it has, where that counts before the score.
    var coverage = 0

    static func < (a: Match, b: Match) -> Bool {
      (a.coverage, a.score, a.id) < (b.coverage, b.score, b.id)
    }
  }

  private let limit: Int
  /// A heap with the worst match in front.
  private var heap: [Match] = []

  init(limit: Int) {
    self.limit = max(0, limit)
  }

  /// Where all places are taken, the worst match: only better ones come in.
  var worst: Match? { heap.count < limit ? nil : heap.first }

  /// Best first.
  var sorted: [Match] { heap.sorted(by: >) }

  /// Whether a match with this score, or a lower one, may be among the best.
  @inline(__always)
  func admits(_ match: Match) -> Bool {
    heap.count < limit || limit > 0 && heap[0] < match
  }

  @inline(__always)
  mutating func insert(_ match: Match) {
    if heap.count < limit {
      heap.append(match)
      rise(heap.count - 1)
    } else if limit > 0, heap[0] < match {
      heap[0] = match
      sink(0)
    }
  }

  private mutating func rise(_ start: Int) {
    var index = start
    while index > 0 {
      let parent = (index - 1) / 2
      if heap[parent] <= heap[index] { return }
      heap.swapAt(parent, index)
      index = parent
    }
  }

  private mutating func sink(_ start: Int) {
    var index = start
    while true {
      var least = index
      for child in 2 * index + 1...2 * index + 2 where child < heap.count && heap[child] < heap[least] {
        least = child
      }
      if least == index { return }
      heap.swapAt(least, index)
      index = least
    }
  }
}
