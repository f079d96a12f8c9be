/// The different words of a batch, each with the number of articles it occurs in.
///
/// Open addressing with linear probing: one look-up a token is all that counting costs. Plain memory, because it is the innermost loop of indexing: an Array would check its bounds and
/// its owners at every token.
///
/// Unchecked: one reader task fills it and gives it up with the batch; from then on it is only read.
final class WordTable: @unchecked Sendable {
  struct Word {
    /// The first bytes and the hash, here beside the counts: most words are compared without a further look into memory.
    fileprivate(set) var key: WordKey
    /// Where its bytes begin.
    fileprivate(set) var offset: UInt32
    fileprivate(set) var length: UInt16
    /// How it was written in the batch.
    fileprivate(set) var evidence: CapitalEvidence
    /// How often it occurs in the batch.
    fileprivate(set) var occurrences: UInt32
    /// In how many articles of the batch it occurs.
    fileprivate(set) var articles: UInt32
    /// The last article it was counted in, from 1.
    fileprivate var lastArticle: UInt32
    /// The languages of these articles, one bit each (see `StemLanguages`).
    fileprivate(set) var languages: UInt32
  }

  private(set) var count = 0
  private var words = UnsafeMutableBufferPointer<Word>.allocate(capacity: 2048)
  private var slots = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: 4096)
  private var bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 16_384)
  private var byteCount = 0

  init() {
    slots.initialize(repeating: 0)
  }

  deinit {
    words.deallocate()
    slots.deallocate()
    bytes.deallocate()
  }

  subscript(index: UInt32) -> Word {
    precondition(index < count)
    return words[Int(index)]
  }

  /// Counts a word for an article (numbered from 1); puts it in where it is new. Gives its number.
  @inline(__always)
  func count(
    _ token: UnsafeBufferPointer<UInt8>, _ key: WordKey, _ evidence: CapitalEvidence, article: UInt32, language: UInt32
  ) -> UInt32 {
    let index = index(of: token, key)
    words[index].occurrences += 1
    words[index].evidence.formUnion(evidence)
    if words[index].lastArticle != article {
      words[index].lastArticle = article
      words[index].articles += 1
      words[index].languages |= language
    }
    return UInt32(truncatingIfNeeded: index)
  }

  /// The word's bytes, valid as long as the table is.
  @inline(__always)
  func bytes(of word: Word) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[Int(word.offset)..<Int(word.offset) + Int(word.length)])
  }

  /// Where the words and their bytes begin, valid as long as no word comes.
  var firstWord: UnsafePointer<Word> { UnsafePointer(words.baseAddress!) }
  var firstByte: UnsafePointer<UInt8> { UnsafePointer(bytes.baseAddress!) }

  func text(of word: Word) -> String {
    String(decoding: bytes(of: word), as: UTF8.self)
  }

  /// Indexes of the words in the order of their bytes.
  func sorted() -> [UInt32] {
    // The first eight bytes, the highest first, decide nearly always; they are sorted beside the number.
    struct Entry {
      var start: UInt64
      var index: UInt32
    }
    var entries = (0..<count).map { Entry(start: words[$0].key.low.bigEndian, index: UInt32(truncatingIfNeeded: $0)) }
    entries.sort { a, b in a.start != b.start ? a.start < b.start : isBefore(a.index, b.index) }
    return entries.map(\.index)
  }

  /// Whether of two words with the same first eight bytes the first one stands before the other.
  private func isBefore(_ a: UInt32, _ b: UInt32) -> Bool {
    let a = bytes(of: words[Int(a)]), b = bytes(of: words[Int(b)])
    for i in 0..<min(a.count, b.count) where a[i] != b[i] { return a[i] < b[i] }
    return a.count < b.count
  }

  @inline(__always)
  private func index(of token: UnsafeBufferPointer<UInt8>, _ key: WordKey) -> Int {
    let mask = slots.count - 1
    var slot = Self.firstSlot(key.hash, mask)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if equals(words[index], token, key) { return index }
      slot = (slot + 1) & mask
    }
    return insert(token, key, slot: slot)
  }

  @inline(__always)
  private static func firstSlot(_ hash: UInt64, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
  }

  @inline(__always)
  private func equals(_ word: Word, _ token: UnsafeBufferPointer<UInt8>, _ key: WordKey) -> Bool {
    guard word.key.low == key.low, word.key.high == key.high, word.length == token.count else { return false }
    if token.count <= 16 { return true }
    let offset = Int(word.offset)
    for i in 16..<token.count where bytes[offset + i] != token[i] { return false }
    return true
  }

  @inline(never)
  private func insert(_ token: UnsafeBufferPointer<UInt8>, _ key: WordKey, slot: Int) -> Int {
    if count == words.count { words = words.grown(filled: count, by: 1) }
    if byteCount + token.count > bytes.count { bytes = bytes.grown(filled: byteCount, by: token.count) }
    words.initializeElement(
      at: count,
      to: Word(
        key: key, offset: UInt32(byteCount), length: UInt16(token.count), evidence: [], occurrences: 0, articles: 0,
        lastArticle: 0, languages: 0))
    for i in 0..<token.count { bytes.initializeElement(at: byteCount + i, to: token[i]) }
    byteCount += token.count
    count += 1
    slots[slot] = UInt32(count)
    if count * 2 > slots.count { spread() }
    return count - 1
  }

  /// Four times the slots, each word at its place among them.
  private func spread() {
    let larger = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: slots.count * 4)
    larger.initialize(repeating: 0)
    slots.deallocate()
    slots = larger
    let mask = slots.count - 1
    for index in 0..<count {
      var slot = Self.firstSlot(words[index].key.hash, mask)
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(index + 1)
    }
  }
}
