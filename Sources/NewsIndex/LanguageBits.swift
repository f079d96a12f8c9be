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

/// The language of each article as a bit.
final class ArticleLanguages {
  private let blocks: ArticleBlocks
  /// The bits of each language, by its number in the table `language`.
  private var bits = [UInt64](repeating: LanguageBits.every, count: 256)
  /// All languages that occur.
  private(set) var all: UInt64 = 0

  init(_ blocks: ArticleBlocks, _ db: ReadConnection) throws(Failure) {
    self.blocks = blocks
    let languages = try db.statement("SELECT number, code FROM language WHERE articles > 0")
    while try languages.step() {
      let code = languages.text(1)
      let bit = LanguageBits.bit(of: code == VocabularyChanges.unknown ? nil : code)
      all |= bit
      // The last number is shared by many.
      if let number = UInt8(exactly: languages.integer(0)), number < UInt8.max { bits[Int(number)] = bit }
    }
  }

  @inline(__always)
  func bit(of article: Int64) -> UInt64 {
    bits[Int(blocks.language(of: article))]
  }
}
