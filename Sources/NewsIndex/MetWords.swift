import Synchronization

/// The words that the readers of a load have met, by their hashes alone: eight bytes a word.
///
/// Two words may share a hash. Then one is taken for met that was not, and the writer does what a reader would have
/// done (see `BatchForms`).
struct MetWords {
  /// The upper bits of a hash, and below them the number of the set of languages that the word was met in; 0 where a slot is empty.
  /// Open addressing with linear probing.
  private var slots: [UInt64] = []
  private(set) var count = 0
  private var sets = LanguageSets()

  private static let numberBits: UInt64 = 0xFFFF

  /// Takes in a word of articles in these languages; gives those that are new to it, or nil where the word was met in all of
  /// them.
  mutating func meet(_ hash: UInt64, languages met: UInt32) -> UInt32? {
    if (count + 1) * 4 > slots.count * 3 { spread() }
    let place = place(of: hash)
    let slot = slots[place]
    if slot == 0 {
      slots[place] = hash & ~Self.numberBits | number(of: met)
      count += 1
      return met
    }
    let known = sets[Int(slot & Self.numberBits)]
    let new = met & ~known
    if new == 0 { return nil }
    slots[place] = slot & ~Self.numberBits | number(of: known | met)
    return new
  }

  /// Has the processor fetch the place of a word that is asked for some words later: the table is larger than its caches.
  func fetch(_ hash: UInt64) {
    if slots.isEmpty { return }
    slots.withUnsafeBufferPointer { Caches.fetch($0.baseAddress! + firstPlace(of: hash)) }
  }

  /// The number of a set of languages. Where there is none left, that of the first one that came: its words are met again.
  private mutating func number(of languages: UInt32) -> UInt64 {
    UInt64(sets.number(of: languages) ?? 1)
  }

  /// The slot of a word, or the empty one where it belongs.
  private func place(of hash: UInt64) -> Int {
    let mask = slots.count - 1
    var place = firstPlace(of: hash)
    while slots[place] != 0, (slots[place] ^ hash) & ~Self.numberBits != 0 { place = (place + 1) & mask }
    return place
  }

  private func firstPlace(of hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash >> 32) & (slots.count - 1)
  }

  /// Above this many words all are forgotten, to bound the memory: 8 MB.
  private static let most = 780_000

  private mutating func spread() {
    let old = slots
    let size = count > Self.most ? 0 : slots.count
    slots = [UInt64](repeating: 0, count: max(4_096, size * 2))
    guard size > 0 else {
      count = 0
      return
    }
    for slot in old where slot != 0 { slots[place(of: slot)] = slot }
  }
}

/// The same for readers on several threads: a word is new to one of them.
package final class MetWordsInCommon: Sendable {
  private let met = Mutex(MetWords())

  package init() {}

  /// Takes in the words of a batch; gives the numbers of those that are new, with the languages that are.
  func meet(_ table: WordTable, _ words: [UInt32]) -> [(word: UInt32, languages: UInt32)] {
    met.withLock { met in
      var new: [(word: UInt32, languages: UInt32)] = []
      for (place, index) in words.enumerated() {
        if place + 8 < words.count { met.fetch(table[words[place + 8]].key.hash) }
        let word = table[index]
        if let languages = met.meet(word.key.hash, languages: word.languages) { new.append((index, languages)) }
      }
      return new
    }
  }

  /// Gives back the memory of what was met in much work.
  package func rest() {
    met.withLock { met in
      if met.count > WriterMemory.mostAtRest { met = MetWords() }
    }
  }
}
