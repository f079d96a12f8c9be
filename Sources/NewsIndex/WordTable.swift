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
  private var memory: (words: BatchMemory.Piece, slots: BatchMemory.Piece, bytes: BatchMemory.Piece)
  private var words: UnsafeMutableBufferPointer<Word>
  /// As many as a power of two.
  private var slots: UnsafeMutableBufferPointer<UInt32>
  private var bytes: UnsafeMutableBufferPointer<UInt8>
  private var byteCount = 0

  /// - Parameter words: room for so many, where it is known how many will come.
  init(words count: Int = 0) {
    let places = max(count, 2_048)
    memory.words = BatchMemory.take(places * MemoryLayout<Word>.stride)
    words = memory.words.buffer(of: Word.self)
    memory.bytes = BatchMemory.take(places * 8)
    bytes = memory.bytes.buffer(of: UInt8.self)
    let slotCount = 1 << (Int.bitWidth - (2 * places - 1).leadingZeroBitCount)
    memory.slots = BatchMemory.take(slotCount * MemoryLayout<UInt32>.stride)
    slots = UnsafeMutableBufferPointer(rebasing: memory.slots.buffer(of: UInt32.self)[..<slotCount])
    slots.initialize(repeating: 0)
  }

  deinit {
    BatchMemory.give(memory.words)
    BatchMemory.give(memory.slots)
    BatchMemory.give(memory.bytes)
  }

  /// Gives up what words are looked for by: none comes any more.
  func close() {
    BatchMemory.give(memory.slots)
    memory.slots = BatchMemory.take(0)
    slots = memory.slots.buffer(of: UInt32.self)
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

  /// Has the processor fetch the place where a word is looked for: to be called for one that is counted some words later, and
  /// `fetchWord` between that and its counting. The table is larger than the nearest caches, and waiting for memory
  /// was half of what counting cost.
  @inline(__always)
  func fetchSlot(_ key: WordKey) {
    Caches.fetch(slots.baseAddress! + Self.firstSlot(key.hash, slots.count - 1))
  }

  /// Has the processor fetch the word that is first looked at for a key.
  @inline(__always)
  func fetchWord(_ key: WordKey) {
    let slot = slots[Self.firstSlot(key.hash, slots.count - 1)]
    Caches.fetch(words.baseAddress! + Int(max(slot, 1)) - 1)
  }

  /// The same, for those that ask for words by their numbers, in another order than that of the numbers.
  @inline(__always)
  func fetch(_ index: UInt32) {
    Caches.fetch(words.baseAddress! + Int(index))
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

  /// Indexes of the words in the order of their bytes: first by the beginning of each, which leaves rows that are short, then each
  /// row by itself.
  func sorted() -> [UInt32] {
    if count < Self.rows / 16 { return sortedAtOnce() }
    let room = (
      ends: BatchMemory.take(Self.rows * MemoryLayout<UInt32>.stride),
      entries: BatchMemory.take(max(count, 1) * MemoryLayout<Entry>.stride)
    )
    defer {
      BatchMemory.give(room.ends)
      BatchMemory.give(room.entries)
    }
    let ends = UnsafeMutableBufferPointer(rebasing: room.ends.buffer(of: UInt32.self)[..<Self.rows])
    ends.initialize(repeating: 0)
    for word in words[..<count] { ends[Self.row(of: word)] += 1 }
    var end: UInt32 = 0
    for row in ends.indices {
      let first = end
      end += ends[row]
      ends[row] = first
    }
    let entries = room.entries.buffer(of: Entry.self)
    for index in 0..<count {
      let row = Self.row(of: words[index])
      entries.initializeElement(at: Int(ends[row]), to: entry(of: index))
      ends[row] += 1
    }
    var first = 0
    for end in ends where end > first {
      sort(UnsafeMutableBufferPointer(rebasing: entries[first..<Int(end)]))
      first = Int(end)
    }
    return entries[..<count].map(\.index)
  }

  /// The same, of few words: there are more rows than these.
  private func sortedAtOnce() -> [UInt32] {
    withUnsafeTemporaryAllocation(of: Entry.self, capacity: max(count, 1)) { entries in
      for index in 0..<count {
        entries.initializeElement(at: index, to: entry(of: index))
      }
      sort(UnsafeMutableBufferPointer(rebasing: entries[..<count]))
      return entries[..<count].map(\.index)
    }
  }

  /// As many rows as two bytes tell apart.
  private static let rows = 1 << 16

  /// A word to be sorted: the first eight bytes, the highest first, decide nearly always.
  private struct Entry {
    var start: UInt64
    var index: UInt32
  }

  @inline(__always)
  private func entry(of index: Int) -> Entry {
    Entry(start: words[index].key.low.bigEndian, index: UInt32(truncatingIfNeeded: index))
  }

  /// The row of words that begin as this one does.
  @inline(__always)
  private static func row(of word: Word) -> Int { Int(word.key.low.bigEndian >> 48) }

  private func sort(_ row: UnsafeMutableBufferPointer<Entry>) {
    if row.count < 2 { return }
    var row = row
    row.sort { a, b in a.start != b.start ? a.start < b.start : isBefore(a.index, b.index) }
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
    if count == words.count {
      memory.words = memory.words.grown(filled: words[..<count], by: 1)
      words = memory.words.buffer(of: Word.self)
    }
    if byteCount + token.count > bytes.count {
      memory.bytes = memory.bytes.grown(filled: bytes[..<byteCount], by: token.count)
      bytes = memory.bytes.buffer(of: UInt8.self)
    }
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
    let slotCount = slots.count * 4
    BatchMemory.give(memory.slots)
    memory.slots = BatchMemory.take(slotCount * MemoryLayout<UInt32>.stride)
    slots = UnsafeMutableBufferPointer(rebasing: memory.slots.buffer(of: UInt32.self)[..<slotCount])
    slots.initialize(repeating: 0)
    let mask = slots.count - 1
    for index in 0..<count {
      var slot = Self.firstSlot(words[index].key.hash, mask)
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(index + 1)
    }
  }
}
