/// English by its small words, for the most frequent answer without the detector, which takes ten times as long.
///
/// Words that no other language writes so often: a text is taken for English where they are many and different. All
/// other texts, English ones among them, are the detector's.
enum EnglishWords {
  private static let words = Set(
    [
      "the", "and", "that", "with", "from", "this", "which", "have", "has", "were", "been", "their", "they", "would",
      "said",
    ]
    .map { packed(Array($0.utf8)) })
  private static let the = packed(Array("the".utf8))
  /// Of so many different ones, once with the frequent `the`, there is no doubt.
  private static let fewestDifferent = 4
  private static let longest = 5

  /// Whether the beginning of a text is plainly English.
  static func areMany(in text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let words = Self.words
    var found: Set<UInt64> = []
    var all = 0
    var hits = 0
    var word: UInt64 = 0
    var length = 0
    for byte in text {
      let lower = byte | 0x20
      if lower >= UInt8(ascii: "a"), lower <= UInt8(ascii: "z") {
        word = word << 8 | UInt64(lower)
        length += 1
        continue
      }
      if length > 0 {
        all += 1
        if length <= longest, words.contains(word) {
          hits += 1
          found.insert(word)
        }
      }
      word = 0
      length = 0
    }
    return found.count >= fewestDifferent && hits * 6 >= all && found.contains(the)
  }

  private static func packed(_ word: [UInt8]) -> UInt64 {
    word.reduce(0) { $0 << 8 | UInt64($1) }
  }
}
