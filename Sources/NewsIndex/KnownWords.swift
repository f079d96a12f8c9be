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
  enum Usage: UInt32 {
    /// Not known.
    case open
    /// As a name: its key as one is stored.
    case name
    /// It was seen in small letters: no key of a name is stored.
    case ordinary
  }

  /// Small, for there are as many as words: of the key its beginning and its hash, 128 bits that no two words share.
  private struct Slot {
    let start: UInt64
    let hash: UInt64
    let languages: UInt32
    /// The number in the upper bits, the usage in the lowest two. The number is 0 where the slot is empty: the
    /// vocabulary's numbers begin with 1.
    let numberAndUsage: UInt32

    static let empty = Slot(start: 0, hash: 0, languages: 0, numberAndUsage: 0)

    var isEmpty: Bool { numberAndUsage == 0 }

    var word: Word {
      Word(
        number: Int64(numberAndUsage >> 2), languages: languages, usage: Usage(rawValue: numberAndUsage & 3) ?? .open)
    }

    @inline(__always)
    func holds(_ key: WordKey) -> Bool { hash == key.hash && start == key.low }
  }

  /// Words with higher numbers are not remembered.
  private static let highestNumber: Int64 = (1 << 30) - 1

  private var slots: [Slot] = []
  private(set) var count = 0

  /// A word's number is never 0; giving a word that number forgets it.
  subscript(key: WordKey) -> Word? {
    @inline(__always) get {
      guard count > 0 else { return nil }
      let slot = slots[place(of: key)]
      return slot.isEmpty ? nil : slot.word
    }
    set {
      guard let newValue, newValue.number <= Self.highestNumber else { return forget(key) }
      // Two thirds full at most.
      if (count + 1) * 3 > slots.count * 2 { spread() }
      let place = place(of: key)
      if slots[place].isEmpty { count += 1 }
      slots[place] = Slot(
        start: key.low, hash: key.hash, languages: newValue.languages,
        numberAndUsage: UInt32(truncatingIfNeeded: newValue.number) << 2 | newValue.usage.rawValue)
    }
  }

  /// The slot of a key, or the empty one where it belongs.
  @inline(__always)
  private func place(of key: WordKey) -> Int {
    let mask = slots.count - 1
    var place = Self.firstPlace(key.hash, mask)
    while !slots[place].isEmpty, !slots[place].holds(key) { place = (place + 1) & mask }
    return place
  }

  @inline(__always)
  private static func firstPlace(_ hash: UInt64, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
  }

  /// Rare: all words behind it in the row move up.
  private mutating func forget(_ key: WordKey) {
    guard count > 0, case let hole = place(of: key), !slots[hole].isEmpty else { return }
    slots[hole] = .empty
    count -= 1
    let mask = slots.count - 1
    var next = (hole + 1) & mask
    while !slots[next].isEmpty {
      let slot = slots[next]
      slots[next] = .empty
      put(slot)
      next = (next + 1) & mask
    }
  }

  /// Puts a slot of a word that is not there to its place.
  private mutating func put(_ slot: Slot) {
    let mask = slots.count - 1
    var place = Self.firstPlace(slot.hash, mask)
    while !slots[place].isEmpty { place = (place + 1) & mask }
    slots[place] = slot
  }

  private mutating func spread() {
    let old = slots
    slots = [Slot](repeating: .empty, count: max(4_096, old.count * 2))
    for slot in old where !slot.isEmpty { put(slot) }
  }
}
