/// Lengths and languages that a batch sets, by block.
struct LengthChanges {
  struct Change {
    /// The article's place in the block.
    var place: Int
    /// The length's code, and the language's number in the table `language`; both 0 where an article goes.
    var length: UInt8
    var language: UInt8
  }

  private(set) var blocks: [Int64: [Change]] = [:]

  mutating func set(_ article: Int64, length: UInt8, language: UInt8) {
    blocks[LengthCode.block(of: article), default: []].append(
      Change(place: LengthCode.place(of: article), length: length, language: language))
  }
}
