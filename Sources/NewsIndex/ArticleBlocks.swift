import NewsModel

/// The lengths and languages of articles, read from the database a block of neighbours at a time.
final class ArticleBlocks {
  private struct Block {
    var lengths: [UInt8] = []
    var languages: [UInt8] = []
  }

  private let read: RawStatement
  private var blocks: [Int64: Block] = [:]
  private var number = Int64.min
  private var current = Block()

  init(_ db: ReadConnection) throws(Failure) {
    read = try db.statement("SELECT lengths, languages FROM length_block WHERE block = ?1")
  }

  /// The length's code (see `LengthCode`); 0 where the index has none.
  @inline(__always)
  func length(of article: Int64) -> UInt8 {
    turn(to: LengthCode.block(of: article))
    let place = LengthCode.place(of: article)
    return place < current.lengths.count ? current.lengths[place] : 0
  }

  /// The number of the language in the table `language`; 0 where the index has none.
  @inline(__always)
  func language(of article: Int64) -> UInt8 {
    turn(to: LengthCode.block(of: article))
    let place = LengthCode.place(of: article)
    return place < current.languages.count ? current.languages[place] : 0
  }

  @inline(__always)
  private func turn(to block: Int64) {
    if block != number { load(block) }
  }

  private func load(_ block: Int64) {
    if blocks[block] == nil {
      read.bind(block, at: 1)
      let isStored = (try? read.step()) ?? false
      blocks[block] = isStored ? Block(lengths: read.blob(0) ?? [], languages: read.blob(1) ?? []) : Block()
      read.reset()
    }
    (number, current) = (block, blocks[block] ?? Block())
  }
}
