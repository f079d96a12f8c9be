import Glibc

/// How much a word can add to the score of any article in each of some ranges of articles.
///
/// It is BM25's part that grows with the number of occurrences (see `Ranking.saturated`), before the word's importance, as a multiple of
/// a 255th of the most it can be, rounded up. A segment never changes, and what is taken out of it only scores less, so that a bound
/// holds as long as its segment is there; for other average lengths than the one it was worked out for see `factor`.
struct ScoreBounds {
  struct Range {
    var numbers: Swift.Range<Int64>
    var bound: UInt8
  }

  /// Postings in one range.
  static let rangeLength = 128
  /// Words with fewer postings in a segment have no bounds stored: they are read as quickly.
  static let leastPostings = 2 * rangeLength
  /// The number of the formula: bounds of another one mean nothing.
  static let formula: Int64 = 1
  /// What the greatest bound stands for.
  static let most = Ranking.k1 + 1

  private(set) var ranges: [Range] = []

  /// What a bound stands for.
  static func score(_ bound: UInt8) -> Double { Double(bound) * most / 255 }

  /// By how much scores may be above bounds that were worked out for an average length of articles, where the average is another
  /// now: (f + K · a/b) / (f + K) is at most a/b for a longer one, and 1 for a shorter one.
  static func factor(from average: Double, to current: Double) -> Double { max(1, current / average) }

  /// The bounds of words in a segment.
  init(_ found: WordFrequencies, _ impact: Impact, rangeLength: Int = Self.rangeLength) {
    for start in stride(from: 0, to: found.articles.count, by: rangeLength) {
      let end = min(start + rangeLength, found.articles.count)
      var most = 0.0
      for index in start..<end { most = max(most, impact.score(found.frequencies[index], in: found.articles[index])) }
      let bound = UInt8(min(255, (most / Self.most * 255).rounded(.up)))
      ranges.append(Range(numbers: found.articles[start]..<found.articles[end - 1] + 1, bound: bound))
    }
  }

  // MARK: As stored

  /// Varints: for each range the distance of its first number from the end of the range before, its length in numbers, and the bound;
  /// and behind them four bytes of their fingerprint: a damaged record would hide articles.
  var record: [UInt8] {
    var bytes: [UInt8] = []
    var last: Int64 = 0
    for range in ranges {
      Varint.append(UInt64(bitPattern: range.numbers.lowerBound &- last), to: &bytes)
      Varint.append(UInt64(range.numbers.upperBound - range.numbers.lowerBound), to: &bytes)
      bytes.append(range.bound)
      last = range.numbers.upperBound
    }
    let mark = bytes.withUnsafeBufferPointer { Fingerprint.of($0) }
    return bytes + (0..<Self.markLength).map { UInt8(truncatingIfNeeded: mark >> (8 * $0)) }
  }

  private static let markLength = 4

  /// - Returns: nil where the bytes are not a record.
  init?(_ stored: UnsafeBufferPointer<UInt8>) {
    guard let start = stored.baseAddress, stored.count > Self.markLength else { return nil }
    let record = UnsafeBufferPointer(start: start, count: stored.count - Self.markLength)
    let mark = Fingerprint.of(record)
    for index in 0..<Self.markLength
    where stored[record.count + index] != UInt8(truncatingIfNeeded: mark >> (8 * index)) { return nil }
    var at = 0
    var last: Int64 = 0
    while at < record.count {
      // The last number of a record is its bound: a number that ends within it is read within it.
      guard at + 2 < record.count, let distance = Self.number(start, &at, record.count),
        let length = Self.number(start, &at, record.count), at < record.count, length < UInt64(1) << 62
      else { return nil }
      let first = last &+ Int64(bitPattern: distance)
      guard first >= last || ranges.isEmpty, first <= Int64.max - Int64(length) else { return nil }
      last = first + Int64(length)
      ranges.append(Range(numbers: first..<last, bound: start[at]))
      at += 1
    }
  }

  private static func number(_ bytes: UnsafePointer<UInt8>, _ at: inout Int, _ end: Int) -> UInt64? {
    var value: UInt64 = 0
    for index in 0..<Varint.longest where at + index < end {
      let byte = bytes[at + index]
      if index == Varint.longest - 1 {
        at += Varint.longest
        return value << 8 | UInt64(byte)
      }
      value = value << 7 | UInt64(byte & 0x7F)
      if byte < 0x80 {
        at += index + 1
        return value
      }
    }
    return nil
  }
}
