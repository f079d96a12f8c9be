/// The different words of a batch, each with the number of articles it occurs in.
///
/// Open addressing with linear probing over the tokenizer's own hashes: one look-up a token is all that
/// counting costs. A word's index is stable, so that a text is kept as the indexes of its words.
struct WordTable: Sendable {
  struct Word: Sendable {
    fileprivate(set) var hash: UInt64
    /// Where its bytes begin in `bytes`.
    fileprivate(set) var offset: UInt32
    fileprivate(set) var length: UInt32
    /// In how many articles of the batch it occurs.
    fileprivate(set) var articles: UInt32
    /// The last article it was counted in, from 1.
    fileprivate var lastArticle: UInt32
    /// The languages of these articles, one bit each (see `StemLanguages`).
    fileprivate(set) var languages: UInt32
  }

  private(set) var words: [Word] = []
  private(set) var bytes: [UInt8] = []
  private var slots = [UInt32](repeating: 0, count: 4096)

  /// The index of a word, which is put in where it is new, and counts it for an article (numbered from 1).
  mutating func count(_ token: UnsafeBufferPointer<UInt8>, hash: UInt64, article: UInt32, language: UInt32) -> UInt32 {
    let index = index(of: token, hash: hash)
    if words[index].lastArticle != article {
      words[index].lastArticle = article
      words[index].articles += 1
      words[index].languages |= language
    }
    return UInt32(truncatingIfNeeded: index)
  }

  /// Calls `body` with the word's bytes.
  @inline(__always)
  func withBytes<R>(of word: Word, _ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
    try bytes.withUnsafeBufferPointer {
      try body(UnsafeBufferPointer(rebasing: $0[Int(word.offset)..<Int(word.offset + word.length)]))
    }
  }

  func text(of word: Word) -> String {
    withBytes(of: word) { String(decoding: $0, as: UTF8.self) }
  }

  /// Indexes of the words in the order of their bytes.
  func sorted() -> [UInt32] {
    bytes.withUnsafeBufferPointer { bytes in
      (0..<UInt32(truncatingIfNeeded: words.count)).sorted { a, b in
        let a = words[Int(a)], b = words[Int(b)]
        let common = Int(min(a.length, b.length))
        for i in 0..<common {
          let x = bytes[Int(a.offset) + i], y = bytes[Int(b.offset) + i]
          if x != y { return x < y }
        }
        return a.length < b.length
      }
    }
  }

  private mutating func index(of token: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if words[index].hash == hash, equals(words[index], token) { return index }
      slot = (slot + 1) & mask
    }
    words.append(
      Word(
        hash: hash, offset: UInt32(bytes.count), length: UInt32(token.count), articles: 0, lastArticle: 0, languages: 0)
    )
    bytes.append(contentsOf: token)
    slots[slot] = UInt32(words.count)
    if words.count * 2 > slots.count { grow() }
    return words.count - 1
  }

  @inline(__always)
  private func equals(_ word: Word, _ token: UnsafeBufferPointer<UInt8>) -> Bool {
    guard word.length == token.count else { return false }
    let offset = Int(word.offset)
    for i in 0..<token.count where bytes[offset + i] != token[i] { return false }
    return true
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 4)
    let mask = slots.count - 1
    for (index, word) in words.enumerated() {
      var slot = Int(truncatingIfNeeded: word.hash ^ (word.hash >> 32)) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(index + 1)
    }
  }
}
