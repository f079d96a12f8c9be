import NewsModel

/// All of `length_block` in memory, for many searches in one state of the database.
final class BlockTable {
  /// One block's bytes: lengths, and behind them languages.
  struct Block {
    var number: Int64
    var start: Int
    var lengths: Int
    var languages: Int
  }

  /// Above this many bytes it is not kept: two for each article, some four million of them.
  private static let mostBytes = 8 << 20

  let blocks: [Block]
  /// What the blocks consist of.
  let bytes: UnsafeMutablePointer<UInt8>

  /// - Returns: nil where there is too much of it.
  init?(_ db: ReadConnection) throws(Failure) {
    let rows = try db.statement("SELECT block, lengths, languages FROM length_block ORDER BY block")
    defer { rows.reset() }
    var blocks: [Block] = []
    var read: [UInt8] = []
    while try rows.step() {
      let start = read.count
      let lengths = Self.append(rows, 1, to: &read)
      let languages = Self.append(rows, 2, to: &read)
      blocks.append(Block(number: rows.integer(0), start: start, lengths: lengths, languages: languages))
      if read.count > Self.mostBytes { return nil }
    }
    self.blocks = blocks
    bytes = .allocate(capacity: read.count)
    bytes.initialize(from: read, count: read.count)
  }

  deinit {
    bytes.deallocate()
  }

  private static func append(_ row: RawStatement, _ column: Int32, to bytes: inout [UInt8]) -> Int {
    row.withBlob(column) { blob in
      let part = blob.prefix(LengthCode.blockSize)
      bytes.append(contentsOf: part)
      return part.count
    } ?? 0
  }

  /// The place of a block, or of the first one behind it.
  func place(of number: Int64, near guess: Int) -> Int {
    if guess < blocks.count, blocks[guess].number >= number, guess == 0 || blocks[guess - 1].number < number {
      return guess
    }
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
