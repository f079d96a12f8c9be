/// English by its small words, for the most frequent answer without the detector, which takes ten times as long.
///
/// Words that no other language writes so often: a text is taken for English where they are many and different. All
/// other texts, English ones among them, are the detector's.
enum EnglishWords {
  private static let words = [
    "the", "and", "that", "with", "from", "this", "which", "have", "has", "were", "been", "their", "they", "would",
    "said",
  ]
  .map { packed(Array($0.utf8)) }

  /// How many different words, among them the frequent `the`, and which part of all leave no doubt in so many bytes of a
  /// text's beginning: names and quotations fill many a first sentence.
  private static let certain = [
    (bytes: 256, different: 4, part: 6), (bytes: 512, different: 5, part: 9), (bytes: 1_024, different: 6, part: 11),
  ]
  private static let longest = 5

  /// Whether the beginning of a text is plainly English.
  static func areMany(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    words.withUnsafeBufferPointer { areMany($0, in: text) }
  }

  private static func areMany(_ words: UnsafeBufferPointer<UInt64>, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    var found: UInt32 = 0
    var all = 0
    var hits = 0
    var word: UInt64 = 0
    var length = 0
    var place = 0
    for step in certain {
      let end = min(step.bytes, text.count)
      while place < end {
        let lower = text[place] | 0x20
        place += 1
        if lower >= UInt8(ascii: "a"), lower <= UInt8(ascii: "z") {
          word = word << 8 | UInt64(lower)
          length += 1
          continue
        }
        if length > 0 {
          all += 1
          if length > 2, length <= longest, let number = number(of: word, words) {
            hits += 1
            found |= 1 << number
          }
        }
        word = 0
        length = 0
      }
      if found & 1 != 0, found.nonzeroBitCount >= step.different, hits * step.part >= all { return true }
      if end == text.count { return false }
    }
    return false
  }

  /// The word's place in the list; `the` is the first.
  @inline(__always)
  private static func number(of word: UInt64, _ words: UnsafeBufferPointer<UInt64>) -> UInt32? {
    for place in words.indices where words[place] == word { return UInt32(place) }
    return nil
  }

  private static func packed(_ word: [UInt8]) -> UInt64 {
    word.reduce(0) { $0 << 8 | UInt64($1) }
  }
}
