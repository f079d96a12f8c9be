/// Lengths that a batch sets, by block: place in the block → code (0 where an article goes).
struct LengthChanges {
  private(set) var blocks: [Int64: [(place: Int, code: UInt8)]] = [:]

  mutating func set(_ article: Int64, to code: UInt8) {
    blocks[LengthCode.block(of: article), default: []].append((LengthCode.place(of: article), code))
  }
}
