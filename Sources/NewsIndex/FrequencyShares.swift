/// The most that each word adds to an article's score by how often it occurs there, whatever the article's length: in whole numbers so
/// small that the sums of several articles are looked at in one step.
///
/// They tell of nearly all articles with some of several frequent words that they are out of the question: neither is their length looked
/// up nor their score worked out.
struct FrequencyShares {
  /// For each slot (see `FrequentMatches`) a share for each frequency up to `FrequencyList.most`, none for 0.
  private let shares: [Int16]
  /// What a share of 1 stands for.
  private let unit: Double

  static let frequencies = Int(FrequencyList.most) + 1

  /// - Parameters:
  ///   - most: for each slot, and each frequency from 1 on, the last of which stands for all above, what it adds at most.
  ///   - lists: for each slot how many lists tell of it: an article may be in each of them, and is added up then.
  init(_ most: [[Double]], lists: [Int]) {
    let sum = zip(most, lists).reduce(0) { $0 + ($1.0.last ?? 0) * Double($1.1) }
    // Each share is rounded up.
    let greatest = max(1, Int(Int16.max) - lists.reduce(0, +))
    let unit = max(sum, .leastNormalMagnitude) / Double(greatest)
    self.unit = unit
    shares = most.flatMap { most in [0] + most.map { Int16(clamping: Int(($0 / unit).rounded(.up))) } }
  }

  /// The least sum of shares of an article that may score so much; above 0, which articles without any of the words have.
  func sum(for score: Double) -> Int16 {
    score <= unit ? 1 : Int16(clamping: Int(min(Double(Int16.max), score / unit).rounded(.down)))
  }

  func withShares(of slot: Int, _ body: (UnsafePointer<Int16>) -> Void) {
    shares.withUnsafeBufferPointer { body($0.baseAddress! + slot * Self.frequencies) }
  }
}
