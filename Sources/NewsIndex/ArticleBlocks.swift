import NewsModel

/// The lengths and languages of articles in one state of the database, read a block of neighbours at a time.
final class ArticleBlocks {
  private let rows: RawStatement
  private unowned let db: ReadConnection
  /// The block that the statement stands at; `.max` behind the last one.
  private var row = Int64.max
  /// The block in memory.
  private var current = Int64.min
  /// Its lengths and languages: in `memory`, or in the table.
  private var lengths: UnsafeMutablePointer<UInt8>
  private var languages: UnsafeMutablePointer<UInt8>
  private let memory: UnsafeMutablePointer<UInt8>
  private var lengthCount = 0
  private var languageCount = 0

  /// Blocks turned to, from which on the whole table is taken into memory.
  private static let manyTurns = 2_000
  private var turns = 0
  private var table: BlockTable?
  private var place = 0

  /// Blocks before which the next row is stepped to, and not looked for: days are 1,024 blocks apart.
  private static let near: Int64 = 16 << 10

  init(_ db: ReadConnection) throws(Failure) {
    self.db = db
    rows = try db.statement("SELECT block, lengths, languages FROM length_block WHERE block >= ?1 ORDER BY block")
    memory = .allocate(capacity: 2 * LengthCode.blockSize)
    (lengths, languages) = (memory, memory + LengthCode.blockSize)
  }

  deinit {
    memory.deallocate()
  }

  /// To be called before each search: what was read before stays, but the statement is not where it was.
  func begin() {
    rows.reset()
    row = .max
  }

  /// The length's code (see `LengthCode`); 0 where the index has none.
  @inline(__always)
  func length(of article: Int64) -> UInt8 {
    let block = LengthCode.block(of: article)
    if block != current { turn(to: block) }
    let place = LengthCode.place(of: article)
    return place < lengthCount ? lengths[place] : 0
  }

  /// The number of the language in the table `language`; 0 where the index has none.
  @inline(__always)
  func language(of article: Int64) -> UInt8 {
    let block = LengthCode.block(of: article)
    if block != current { turn(to: block) }
    let place = LengthCode.place(of: article)
    return place < languageCount ? languages[place] : 0
  }

  /// Reads the codes of the lengths and the numbers of the languages of so many articles, of which `number` gives each one's number.
  @inline(__always)
  func read(
    _ count: Int, lengths: UnsafeMutablePointer<UInt8>, languages: UnsafeMutablePointer<UInt8>,
    number: (Int) -> Int64
  ) {
    var index = 0
    while index < count {
      let block = LengthCode.block(of: number(index))
      if block != current { turn(to: block) }
      let (fromLengths, fromLanguages) = (self.lengths, self.languages)
      let (lengthCount, languageCount) = (lengthCount, languageCount)
      while index < count {
        let article = number(index)
        if LengthCode.block(of: article) != block { break }
        let place = LengthCode.place(of: article)
        lengths[index] = place < lengthCount ? fromLengths[place] : 0
        languages[index] = place < languageCount ? fromLanguages[place] : 0
        index &+= 1
      }
    }
  }

  private func turn(to block: Int64) {
    turns += 1
    if turns == Self.manyTurns { table = (try? BlockTable(db)) ?? nil }
    if let table { look(for: block, in: table) } else { step(to: block) }
    current = block
  }

  private func look(for block: Int64, in table: BlockTable) {
    lengthCount = 0
    languageCount = 0
    place = table.place(of: block, near: place + 1)
    guard place < table.blocks.count, table.blocks[place].number == block else { return }
    let found = table.blocks[place]
    lengths = table.bytes + found.start
    languages = lengths + found.lengths
    lengthCount = found.lengths
    languageCount = found.languages
  }

  /// Most searches go through the blocks in their order. A row that cannot be read counts as none: lengths only weigh.
  private func step(to block: Int64) {
    if block < current || row == .max || block > row + Self.near {
      rows.reset()
      rows.bind(block, at: 1)
      row = ((try? rows.step()) ?? false) ? rows.integer(0) : .max
    }
    while row < block { row = ((try? rows.step()) ?? false) ? rows.integer(0) : .max }
    lengthCount = row == block ? copy(rows, 1, to: lengths) : 0
    languageCount = row == block ? copy(rows, 2, to: languages) : 0
  }

  private func copy(_ rows: RawStatement, _ column: Int32, to memory: UnsafeMutablePointer<UInt8>) -> Int {
    rows.withBlob(column) { blob in
      let count = min(blob.count, LengthCode.blockSize)
      memory.update(from: blob.baseAddress!, count: count)
      return count
    } ?? 0
  }
}
