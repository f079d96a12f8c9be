/// Bundles that are not there any more, held back until it is quiet: if everything goes, it is the inbox that vanishes,
/// and then nothing counts as removed.
struct Departures {
  private(set) var paths: Set<String> = []
  /// Nanoseconds, monotonic.
  private var first: Int64 = 0
  private var last: Int64 = 0

  var isEmpty: Bool { paths.isEmpty }

  mutating func add(_ path: String, at now: Int64) {
    if paths.isEmpty { first = now }
    if paths.insert(path).inserted { last = now }
  }

  /// It is there again.
  mutating func cancel(_ path: String) {
    if !paths.isEmpty { paths.remove(path) }
  }

  mutating func forgetAll() {
    paths = []
  }

  /// When they count: once none has been added for `settle`, or at the latest two polls after the first.
  func due(settle: Duration, poll: Duration) -> Int64? {
    if paths.isEmpty { return nil }
    return min(last + settle.nanoseconds, first + max(settle, poll * 2).nanoseconds)
  }
}
