import GRDB
import NewsModel

/// The lengths of articles, read from the database a block of neighbours at a time.
final class Lengths {
  private let read: RawStatement
  private var blocks: [Int64: [UInt8]] = [:]
  private var current: (number: Int64, codes: [UInt8]) = (Int64.min, [])

  init(_ db: Database) throws(Failure) {
    read = try RawStatement(db.connection(), "SELECT lengths FROM length_block WHERE block = ?1")
  }

  /// The length's code; 0 where the index has none.
  @inline(__always)
  func code(of article: Int64) -> UInt8 {
    let block = LengthCode.block(of: article)
    if block != current.number { turn(to: block) }
    let place = LengthCode.place(of: article)
    return place < current.codes.count ? current.codes[place] : 0
  }

  private func turn(to block: Int64) {
    if blocks[block] == nil {
      read.bind(block, at: 1)
      blocks[block] = ((try? read.step()) ?? false) ? read.blob(0) ?? [] : []
      read.reset()
    }
    current = (block, blocks[block] ?? [])
  }
}
