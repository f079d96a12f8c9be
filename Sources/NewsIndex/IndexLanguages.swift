import NewsModel

/// The languages that the index holds articles in.
struct IndexLanguages {
  /// Articles in all of them.
  private(set) var articles: Int64 = 0
  /// Those with a stemmer (see `StemLanguages`).
  private(set) var stemmed: UInt32 = 0
  /// All of them (see `LanguageBits`).
  private(set) var all: UInt64 = 0
  /// The bit of each, by its number in the table `language`; every bit where the number does not tell.
  private(set) var bitsByNumber = [UInt64](repeating: LanguageBits.every, count: 256)

  init(_ db: ReadConnection) throws(Failure) {
    let row = try db.statement("SELECT code, number, articles FROM language WHERE articles > 0")
    while try row.step() {
      let code = row.text(0)
      let language = code == VocabularyChanges.unknown ? nil : code
      let bit = LanguageBits.bit(of: language)
      articles += row.integer(2)
      stemmed |= StemLanguages.bit(of: language)
      all |= bit
      // The last number is shared by many.
      if let number = UInt8(exactly: row.integer(1)), number < UInt8.max { bitsByNumber[Int(number)] = bit }
    }
  }
}
