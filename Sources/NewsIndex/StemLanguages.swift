import NewsText

/// The languages with a stemmer, numbered so that a set of them is a bit mask.
enum StemLanguages {
  static let codes = Stemmer.codes

  /// The bit of an article's language. An article whose language is not known is taken for English:
  /// its words would otherwise match nothing but themselves.
  static func bit(of language: String?) -> UInt32 {
    guard let language else { return english }
    guard let code = Stemmer.code(for: language), let index = codes.firstIndex(of: code) else { return 0 }
    return 1 << UInt32(index)
  }

  /// The places in `codes` of a set.
  static func codes(in mask: UInt32) -> [Int] {
    var rest = mask
    var places: [Int] = []
    while rest != 0 {
      places.append(rest.trailingZeroBitCount)
      rest &= rest - 1
    }
    return places
  }

  /// Languages that write articles and prepositions in one piece with a word, with an apostrophe between (l’Ukraine).
  static let eliding = ["fr", "it", "ca"].reduce(0) { $0 | bit(of: $1) }

  /// The place of English among the codes.
  static let englishIndex = codes.firstIndex(of: "en") ?? 0
  private static let english: UInt32 = 1 << UInt32(englishIndex)
}
