import GRDB
import NewsModel

/// The stemmers' languages as bits (see `StemLanguages`), with one more for all other languages.
enum LanguageBits {
  static let every = UInt64.max
  /// A language without a stemmer.
  static let other: UInt64 = 1 << 63

  static func bit(of language: String?) -> UInt64 {
    let bit = StemLanguages.bit(of: language)
    return bit == 0 ? other : UInt64(bit)
  }
}

/// The language of each article, read from the database a block of neighbours at a time.
final class ArticleLanguages {
  private let read: RawStatement
  private var blocks: [Int64: [UInt8]] = [:]
  private var current: (number: Int64, numbers: [UInt8]) = (Int64.min, [])
  /// The bits of each language, by its number in the table `language`.
  private var bits = [UInt64](repeating: LanguageBits.every, count: 256)
  /// All languages that occur.
  private(set) var all: UInt64 = 0

  init(_ db: Database) throws(Failure) {
    let connection = try db.connection()
    read = try RawStatement(connection, "SELECT languages FROM length_block WHERE block = ?1")
    let languages = try RawStatement(connection, "SELECT number, code FROM language WHERE articles > 0")
    while try languages.step() {
      let code = languages.text(1)
      let bit = LanguageBits.bit(of: code == VocabularyChanges.unknown ? nil : code)
      all |= bit
      if let number = UInt8(exactly: languages.integer(0)) { bits[Int(number)] = bit }
    }
  }

  @inline(__always)
  func bit(of article: Int64) -> UInt64 {
    let block = LengthCode.block(of: article)
    if block != current.number { turn(to: block) }
    let place = LengthCode.place(of: article)
    return place < current.numbers.count ? bits[Int(current.numbers[place])] : LanguageBits.every
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
