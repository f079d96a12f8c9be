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

  /// Small, for there are as many as words: of the key its hash and 16 bits of its beginning, 80 bits that no two words share.
  private struct Slot {
    let hash: UInt64
    /// From the highest bits down: 16 of the key's beginning, 16 for the set of languages, 30 for the number, two for the usage. The
    /// number is 0 where the slot is empty: the vocabulary's numbers begin with 1.
    let rest: UInt64

    static let empty = Slot(hash: 0, rest: 0)

    init(_ key: WordKey, _ word: Word, set: UInt16) {
      hash = key.hash
      rest =
        UInt64(Self.mark(of: key)) << 48 | UInt64(set) << 32
        | UInt64(UInt32(truncatingIfNeeded: word.number) << 2 | word.usage.rawValue)
    }

    private init(hash: UInt64, rest: UInt64) {
      (self.hash, self.rest) = (hash, rest)
    }

    var isEmpty: Bool { UInt32(truncatingIfNeeded: rest) == 0 }
    var set: Int { Int(rest >> 32 & 0xFFFF) }

    func word(languages: UInt32) -> Word {
      let numberAndUsage = UInt32(truncatingIfNeeded: rest)
      return Word(
        number: Int64(numberAndUsage >> 2), languages: languages, usage: Usage(rawValue: numberAndUsage & 3) ?? .open)
    }

    @inline(__always)
    func holds(_ key: WordKey) -> Bool { hash == key.hash && UInt16(rest >> 48) == Self.mark(of: key) }

    /// 16 bits that the first letters all have a part in.
    @inline(__always)
    private static func mark(of key: WordKey) -> UInt16 {
      UInt16(truncatingIfNeeded: (key.low &* 0x9E37_79B9_7F4A_7C15) >> 48)
    }
  }

  /// Words with higher numbers are not remembered.
  private static let highestNumber: Int64 = (1 << 30) - 1

  private var slots: [Slot] = []
  private(set) var count = 0
  private var sets = LanguageSets()

  /// A word's number is never 0; giving a word that number forgets it.
  subscript(key: WordKey) -> Word? {
    @inline(__always) get {
      guard count > 0 else { return nil }
      let slot = slots[place(of: key)]
      return slot.isEmpty ? nil : slot.word(languages: sets[slot.set])
    }
    set {
      guard let newValue, 1...Self.highestNumber ~= newValue.number else { return forget(key) }
      if (count + 1) * 4 > slots.count * 3 { makeRoom() }
      let place = place(of: key)
      if slots[place].isEmpty { count += 1 }
      // Where there is no number left for a set, the word's forms are stored again the next time.
      slots[place] = Slot(key, newValue, set: UInt16(sets.number(of: newValue.languages) ?? 0))
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

  /// What is known is asked of the vocabulary again.
  private mutating func forgetAll() {
    for place in slots.indices { slots[place] = .empty }
    count = 0
    sets = LanguageSets()
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

  /// Slots there are at most, to bound the memory: 16 MB, three quarters full.
  private static let mostSlots = 1 << 20

  private mutating func makeRoom() {
    guard slots.count < Self.mostSlots else { return forgetAll() }
    let old = slots
    slots = [Slot](repeating: .empty, count: max(4_096, old.count * 2))
    for slot in old where !slot.isEmpty { put(slot) }
  }
}
