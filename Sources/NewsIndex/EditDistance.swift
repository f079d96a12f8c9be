/// How many edits part words from one word: letters added, left out, replaced, or two neighbours swapped (the optimal string
/// alignment distance; Damerau 1964), as long as they are few.
///
/// Made for a walk through hundreds of thousands of words in the order of the alphabet: most are told by their lengths and
/// letters not to be near, of the others only the band of the table that can matter is filled, and where the beginning of a
/// word is too far already, all words that begin so can be passed over.
final class EditDistance {
  enum Answer: Equatable {
    case near(Int)
    case far
    /// And so is every word that begins with these bytes.
    case farFrom(bytes: Int)
  }

  let most: Int
  private let pattern: [UInt32]
  private let letters: UInt64
  /// The scalars of the other word, the byte behind each, and three rows of the table.
  private let scratch: UnsafeMutableBufferPointer<Int>
  private static let longest = 64
  private static let rowLength = longest + 2

  /// - Parameter most: edits beyond which nobody cares.
  init(from word: String, most: Int) {
    pattern = word.unicodeScalars.map(\.value)
    letters = pattern.reduce(0) { $0 | Self.bit($1) }
    self.most = most
    scratch = .allocate(capacity: 2 * Self.longest + 3 * Self.rowLength)
    scratch.initialize(repeating: 0)
  }

  deinit {
    scratch.deallocate()
  }

  /// The distance to a word in UTF-8, or nil where it is more than `most`.
  func distance(to word: UnsafeBufferPointer<UInt8>) -> Int? {
    if case .near(let distance) = answer(to: word, seeksPrefix: false) { distance } else { nil }
  }

  /// - Parameter seeksPrefix: Whether it is worth some time to know if other words can be passed over.
  func answer(to word: UnsafeBufferPointer<UInt8>, seeksPrefix: Bool) -> Answer {
    var count = 0
    var signature: UInt64 = 0
    var at = 0
    while at < word.count {
      if count == Self.longest { return .far }
      var value = UInt32(word[at])
      var length = 1
      if value >= 0x80 {
        let (scalar, bytes) = Tokenizer.scalar(in: word, at: at)
        (value, length) = (scalar.value, bytes)
      }
      at += length
      scratch[count] = Int(value)
      scratch[Self.longest + count] = at
      signature |= Self.bit(value)
      count += 1
    }
    // An edit changes at most two of the letters that occur.
    let isNear = abs(count - pattern.count) <= most && (letters ^ signature).nonzeroBitCount <= 2 * most
    guard isNear || seeksPrefix, !pattern.isEmpty, pattern.count <= Self.longest else { return .far }
    return banded(count)
  }

  @inline(__always)
  private static func bit(_ scalar: UInt32) -> UInt64 {
    1 << UInt64(scalar & 63)
  }

  /// A row for each letter of the other word.
  private func banded(_ count: Int) -> Answer {
    let far = most + 1
    let rows = scratch.baseAddress! + 2 * Self.longest
    func row(_ i: Int) -> UnsafeMutablePointer<Int> { rows + (i % 3) * Self.rowLength }
    for j in 0...min(pattern.count, far) { row(0)[j] = j }
    for i in stride(from: 1, through: count, by: 1) {
      let low = max(1, i - most), high = min(pattern.count, i + most)
      if low > high { return .farFrom(bytes: scratch[Self.longest + i - 1]) }
      let this = row(i), last = row(i - 1), beforeLast = row(i + 1)
      let letter = scratch[i - 1]
      this[low - 1] = low == 1 ? min(i, far) : far
      var least = this[low - 1]
      for j in low...high {
        let own = Int(pattern[j - 1])
        var cost = min(last[j - 1] + (own == letter ? 0 : 1), this[j - 1] + 1)
        if j < i + most { cost = min(cost, last[j] + 1) }
        if i > 1, j > 1, letter == Int(pattern[j - 2]), scratch[i - 2] == own {
          cost = min(cost, beforeLast[j - 2] + 1)
        }
        cost = min(cost, far)
        this[j] = cost
        least = min(least, cost)
      }
      if high < pattern.count { this[high + 1] = far }
      // A swap may reach back behind this row, to one that is at most one edit nearer: too far as well.
      if least > most { return .farFrom(bytes: scratch[Self.longest + i - 1]) }
    }
    guard abs(count - pattern.count) <= most else { return .far }
    let distance = row(count)[pattern.count]
    return distance <= most ? .near(distance) : .far
  }
}
