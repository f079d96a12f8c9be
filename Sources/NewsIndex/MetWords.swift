internal import CPrefetch
import Synchronization

/// The words that the readers of a load have met, by their hashes alone: sixteen bytes a word.
///
/// Two words may share a hash. Then one is taken for met that was not, and the writer does what a reader would have
/// done (see `BatchForms`).
struct MetWords {
  private struct Slot {
    /// 0 where the slot is empty.
    var hash: UInt64 = 0
    var languages: UInt32 = 0
  }

  private var slots: [Slot] = []
  private(set) var count = 0

  /// Takes in a word of articles in these languages; gives those that are new to it, or nil where the word was met in all of
  /// them.
  mutating func meet(_ hash: UInt64, languages met: UInt32) -> UInt32? {
    if (count + 1) * 2 > slots.count { spread() }
    let place = place(of: hash)
    if slots[place].hash == 0 {
      slots[place] = Slot(hash: Self.filled(hash), languages: met)
      count += 1
      return met
    }
    let new = met & ~slots[place].languages
    slots[place].languages |= met
    return new == 0 ? nil : new
  }

  /// Has the processor fetch the place of a word that is asked for some words later: the table is larger than its caches.
  func fetch(_ hash: UInt64) {
    if slots.isEmpty { return }
    let place = firstPlace(of: Self.filled(hash))
    slots.withUnsafeBufferPointer { prefetch($0.baseAddress! + place) }
  }

  private static func filled(_ hash: UInt64) -> UInt64 { max(hash, 1) }

  /// The slot of a word, or the empty one where it belongs.
  private func place(of hash: UInt64) -> Int {
    let hash = Self.filled(hash)
    let mask = slots.count - 1
    var place = firstPlace(of: hash)
    while slots[place].hash != 0, slots[place].hash != hash { place = (place + 1) & mask }
    return place
  }

  private func firstPlace(of hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash ^ (hash >> 32)) & (slots.count - 1)
  }

  /// Above this many words all are forgotten, to bound the memory.
  private static let most = 1_000_000

  private mutating func spread() {
    let old = slots
    let size = count > Self.most ? 0 : slots.count
    slots = [Slot](repeating: Slot(), count: max(4_096, size * 2))
    guard size > 0 else {
      count = 0
      return
    }
    for slot in old where slot.hash != 0 { slots[place(of: slot.hash)] = slot }
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
