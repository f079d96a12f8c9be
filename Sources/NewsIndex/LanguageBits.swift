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
  let blocks: ArticleBlocks
  /// For each number in the table `language` its bit.
  let bits: UnsafeMutableBufferPointer<UInt64>

  init(_ blocks: ArticleBlocks, _ languages: IndexLanguages) {
    self.blocks = blocks
    bits = .allocate(capacity: languages.bitsByNumber.count)
    _ = bits.initialize(from: languages.bitsByNumber)
  }

  deinit {
    bits.deallocate()
  }

  @inline(__always)
  func bit(of article: Int64) -> UInt64 {
    bits[Int(blocks.language(of: article))]
  }
}
