import NewsModel

/// The order in which windows of a search are visited: some with the highest bounds first, so that a high score is known early,
/// then the others in the order of their numbers, as far as their bounds reach that score.
struct BestFirst {
  private let windows: [SearchWindows.Window]
  private let ranking: Ranking
  private let wanted: Int

  init(_ windows: SearchWindows, _ ranking: Ranking, _ wanted: Int) {
    self.windows = windows.windows
    self.ranking = ranking
    self.wanted = wanted
  }

  /// Windows visited first beside one for each answer that is wanted.
  static let more = 6

  /// - Parameter rank: ranks all matches with numbers in a range.
  func run(_ rank: (Range<Int64>) throws(Failure) -> Void) throws(Failure) {
    var best = TopHits(limit: wanted + Self.more)
    for (index, window) in windows.enumerated() {
      best.insert(TopHits.Match(score: ranking.most(in: window), id: Int64(index)))
    }
    let first = best.sorted.map { Int($0.id) }.sorted()
    for index in first { try rank(windows[index].numbers) }
    var done = first[...]
    for (index, window) in windows.enumerated() {
      if done.first == index {
        done.removeFirst()
      } else if reaches(window) {
        try rank(window.numbers)
      }
    }
  }

  /// Whether a match of the window may be among the best: of equal scores the newer article comes first.
  private func reaches(_ window: SearchWindows.Window) -> Bool {
    guard let worst = ranking.top.worst else { return true }
    return ranking.most(in: window) >= worst.score
  }
}
