/// How often words that count as one occur in each article of a segment that has them, each occurrence weighted by its column (see
/// `Ranking`), and without the places.
///
/// Where an article must have several frequent words, or any of them, ranges of articles tell nothing (see `SearchWindows`): in nearly each
/// of them one article has much of one word, and another one much of the other. With these lists the score of each article is worked out but for
/// nearness, in a byte or two a word, and the places are read of those alone that may come among the best.
struct FrequencyList {
  /// Stands for itself and all above, which differ little in their scores.
  static let most = 15

  /// All bits that are set in any of the articles' numbers.
  let bits: Int64
  /// The postings, and behind them room that may be read.
  let bytes: [UInt8]
  /// Where the first posting is, and the end of the last.
  let postings: Range<Int>

  // MARK: As stored

  /// What the upper half of a posting's byte says, where it is not one less than the distance from the article before; the lower half
  /// is the frequency.
  enum Distance {
    /// The distance, less the least one that is told so, is the byte behind it.
    static let byte: UInt8 = 13
    /// And the number behind it.
    static let number: UInt8 = 14
    /// The article is of another half of a day (see `ArticleNumber`): how many halves later, and its number there, are behind it.
    static let halfDay: UInt8 = 15

    static let leastForByte: Int64 = 14
    static let leastForNumber: Int64 = 14 + 256
  }

  static let halfDayBits = ArticleNumber.halfDayBits
  static let halfDayMask: Int64 = 1 << halfDayBits - 1

  private static let markLength = 8

  /// The record of some postings: the bits, each posting, and a hash of these, for a damaged record would hide articles.
  static func record(_ found: WordFrequencies) -> [UInt8] {
    var bytes: [UInt8] = []
    Varint.append(UInt64(bitPattern: found.articles.reduce(0, |)), to: &bytes)
    var last: Int64 = -1
    for (article, frequency) in zip(found.articles, found.frequencies) {
      append(article, after: last, UInt8(min(Double(most), frequency.rounded(.up))), to: &bytes)
      last = article
    }
    let mark = bytes.withUnsafeBufferPointer { XXHash.short(of: $0, seed: 0) }
    return bytes + (0..<markLength).map { UInt8(truncatingIfNeeded: mark >> (8 * $0)) }
  }

  private static func append(_ article: Int64, after last: Int64, _ frequency: UInt8, to bytes: inout [UInt8]) {
    let halves = (article >> halfDayBits) - (last >> halfDayBits)
    let distance = article - last
    if halves > 0 {
      bytes.append(Distance.halfDay << 4 | frequency)
      Varint.append(UInt64(halves), to: &bytes)
      Varint.append(UInt64(article & halfDayMask), to: &bytes)
    } else if distance < Distance.leastForByte {
      bytes.append(UInt8(distance - 1) << 4 | frequency)
    } else if distance < Distance.leastForNumber {
      bytes.append(Distance.byte << 4 | frequency)
      bytes.append(UInt8(distance - Distance.leastForByte))
    } else {
      bytes.append(Distance.number << 4 | frequency)
      Varint.append(UInt64(distance - Distance.leastForNumber), to: &bytes)
    }
  }

  /// - Returns: nil where the bytes are not a record.
  init?(_ record: UnsafeBufferPointer<UInt8>) {
    let end = record.count - Self.markLength
    guard end > 1 else { return nil }
    let mark = XXHash.short(of: UnsafeBufferPointer(rebasing: record[..<end]), seed: 0)
    for index in 0..<Self.markLength
    where record[end + index] != UInt8(truncatingIfNeeded: mark >> (8 * index)) { return nil }
    // Behind the last posting nothing is near it.
    bytes = record[..<end] + [Distance.halfDay << 4] + [UInt8](repeating: 0, count: 2 * Varint.longest)
    let (bits, length) = bytes.withUnsafeBufferPointer { Varint.get(at: $0.baseAddress!) }
    self.bits = Int64(bitPattern: bits)
    guard length < end else { return nil }
    postings = length..<end
  }
}
