/// How many edits part words from one word: letters added, left out, replaced, or two neighbours swapped (the optimal string
/// alignment distance; Damerau 1964), as long as they are few.
///
/// Made for a look at hundreds of thousands of words: most are told by their lengths and letters not to be near, and of the
/// others only the band of the table that can matter is filled.
final class EditDistance {
  private let pattern: [UInt32]
  private let letters: UInt64
  let most: Int
  private var candidate = [UInt32](repeating: 0, count: 64)
  private var rows: [[Int]]

  /// - Parameter most: edits beyond which nobody cares.
  init(from word: String, most: Int) {
    pattern = word.unicodeScalars.map(\.value)
    letters = pattern.reduce(0) { $0 | Self.bit($1) }
    self.most = most
    rows = Array(repeating: [Int](repeating: 0, count: 64 + 1), count: 3)
  }

  /// The distance to a word in UTF-8, or nil where it is more than `most`.
  func distance(to word: UnsafeBufferPointer<UInt8>) -> Int? {
    var count = 0
    var signature: UInt64 = 0
    var at = 0
    while at < word.count {
      guard count < candidate.count else { return nil }
      var value = UInt32(word[at])
      var length = 1
      if value >= 0x80 {
        let (scalar, bytes) = Tokenizer.scalar(in: word, at: at)
        (value, length) = (scalar.value, bytes)
      }
      candidate[count] = value
      signature |= Self.bit(value)
      count += 1
      at += length
    }
    guard abs(count - pattern.count) <= most, pattern.count <= 64 else { return nil }
    // An edit changes at most two of the letters that occur.
    guard (letters ^ signature).nonzeroBitCount <= 2 * most else { return nil }
    return banded(count)
  }

  private static func bit(_ scalar: UInt32) -> UInt64 {
    1 << UInt64(scalar & 63)
  }

  private func banded(_ count: Int) -> Int? {
    let far = most + 1
    for j in 0...count { rows[0][j] = j <= most ? j : far }
    for i in 1...max(1, pattern.count) where i <= pattern.count {
      let low = max(1, i - most), high = min(count, i + most)
      guard low <= high else { return nil }
      let this = i % 3, last = (i - 1) % 3, beforeLast = (i + 1) % 3
      rows[this][low - 1] = low == 1 ? min(i, far) : far
      var least = rows[this][low - 1]
      for j in low...high {
        let same = pattern[i - 1] == candidate[j - 1]
        var cost = rows[last][j - 1] + (same ? 0 : 1)
        if j > low || low == 1 { cost = min(cost, rows[this][j - 1] + 1) }
        if j < i + most { cost = min(cost, rows[last][j] + 1) }
        if i > 1, j > 1, pattern[i - 1] == candidate[j - 2], pattern[i - 2] == candidate[j - 1] {
          cost = min(cost, rows[beforeLast][j - 2] + 1)
        }
        rows[this][j] = min(cost, far)
        least = min(least, cost)
      }
      if high < count { rows[this][high + 1] = far }
      if least > most { return nil }
    }
    let distance = rows[pattern.count % 3][count]
    return distance <= most ? distance : nil
  }
}
