/// The sets of languages that words were met in, by numbers of 16 bits: they are few, and as they stand they take 32.
struct LanguageSets {
  private var sets: [UInt32] = [0]
  private var numbers: [UInt32: Int] = [0: 0]

  private static let most = 1 << 16

  /// The set of a number that was given.
  subscript(number: Int) -> UInt32 {
    @inline(__always) get { sets[number] }
  }

  /// The number of a set; that of none is 0. Nil where there is none left.
  mutating func number(of set: UInt32) -> Int? {
    if let known = numbers[set] { return known }
    guard sets.count < Self.most else { return nil }
    sets.append(set)
    numbers[set] = sets.count - 1
    return sets.count - 1
  }
}
