/// The words that the writer need not look for in the vocabulary, by their keys.
///
/// A table of its own because it is asked for every word of every batch: a Dictionary would hash a key that is a hash
/// already. Open addressing with linear probing.
struct KnownWords {
  /// A word of the vocabulary: its number, the languages its forms are stored for, and what it is used as.
  struct Word {
    var number: Int64
    var languages: UInt32
    var usage = Usage.open
  }

  /// Whether a word is used as a name: with a capital, and never in small letters.
  enum Usage {
    /// Not known.
    case open
    /// As a name: its key as one is stored.
    case name
    /// It was seen in small letters: no key of a name is stored.
    case ordinary
  }

  private struct Slot {
    var key: WordKey
    /// The number is 0 where the slot is empty: the vocabulary's numbers begin with 1.
    var word = Word(number: 0, languages: 0)
  }

  private var slots: [Slot] = []
  private(set) var count = 0

  /// A word's number is never 0; giving a word that number forgets it.
  subscript(key: WordKey) -> Word? {
    @inline(__always) get {
      guard count > 0 else { return nil }
      let word = slots[place(of: key)].word
      return word.number == 0 ? nil : word
    }
    set {
      guard let newValue else { return forget(key) }
      if (count + 1) * 2 > slots.count { spread() }
      let place = place(of: key)
      if slots[place].word.number == 0 { count += 1 }
      slots[place] = Slot(key: key, word: newValue)
    }
  }

  /// The slot of a key, or the empty one where it belongs.
  @inline(__always)
  private func place(of key: WordKey) -> Int {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: key.hash ^ (key.hash >> 32)) & mask
    while slots[place].word.number != 0, slots[place].key != key { place = (place + 1) & mask }
    return place
  }

  /// Rare: all words behind it in the row move up.
  private mutating func forget(_ key: WordKey) {
    guard count > 0, slots[place(of: key)].word.number != 0 else { return }
    var hole = place(of: key)
    slots[hole].word.number = 0
    count -= 1
    let mask = slots.count - 1
    var next = (hole + 1) & mask
    while slots[next].word.number != 0 {
      let slot = slots[next]
      slots[next].word.number = 0
      hole = place(of: slot.key)
      slots[hole] = slot
      next = (next + 1) & mask
    }
  }

  private mutating func spread() {
    let old = slots
    let empty = Slot(key: WordKey(""))
    slots = [Slot](repeating: empty, count: max(4_096, old.count * 4))
    for slot in old where slot.word.number != 0 { slots[place(of: slot.key)] = slot }
  }
}
